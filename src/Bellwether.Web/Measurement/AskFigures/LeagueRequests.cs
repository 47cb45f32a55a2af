using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Measurement.AskFigures;

/// <summary>One measure over all services: GET /api/v1/leagues?measure=&amp;period=.</summary>
internal static class LeagueRequests
{
    public static async Task<IResult> Json(
        HttpContext http,
        Reader reader,
        ReadLeague read,
        Texts texts,
        string? measure,
        string? period,
        CancellationToken cancel
    )
    {
        var league = await Read(http, reader, read, texts, (measure, period), cancel);
        return league.IsDone
            ? ApiAnswer.Json(http, LeagueReply.Of(league.Value))
            : league.Refusal.ToProblem();
    }

    public static async Task<IResult> Csv(
        HttpContext http,
        Reader reader,
        ReadLeague read,
        Texts texts,
        string? measure,
        string? period,
        CancellationToken cancel
    )
    {
        var league = await Read(http, reader, read, texts, (measure, period), cancel);
        if (!league.IsDone)
            return league.Refusal.ToProblem();
        var csv = new CsvText([
            "service",
            .. PartReply.Heads,
            "response_rate",
            "change",
            "change_low",
            "change_high",
            "change_verdict",
        ]);
        foreach (var row in league.Value.Rows)
            csv.Row([
                row.Service,
                .. PartReply.Cells(row.Part),
                CsvText.Number(row.ResponseRate.Rate.Value),
                .. CsvText.Cells(row.Change),
                row.Verdict.ToString(),
            ]);
        return CsvText.File(
            csv.ToString(),
            $"services-{league.Value.Measure.Key}-{league.Value.Period.Name}"
        );
    }

    private static async Task<Outcome<League>> Read(
        HttpContext http,
        Reader reader,
        ReadLeague read,
        Texts texts,
        (string? Measure, string? Period) question,
        CancellationToken cancel
    )
    {
        var asked = await Asked.Of(http, reader, texts, null, cancel);
        if (!asked.IsDone)
            return asked.Refusal;
        var at = asked.Value.Period(question.Period);
        if (!at.IsDone)
            return at.Refusal;
        return await read.Run(
            new LeagueQuery(
                asked.Value.AgencyId,
                asked.Value.Scope,
                question.Measure ?? "trust",
                at.Value
            )
            {
                Before = asked.Value.Desk.Before(at.Value),
                Rule = LeagueRule.Of(asked.Value.Scope, question.Measure ?? "trust"),
            },
            cancel
        );
    }
}
