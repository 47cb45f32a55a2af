using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Measurement.AskFigures;

/// <summary>Parts against their rest: GET /api/v1/splits?by=channel|language|location&amp;measure=&amp;period=[&amp;service=].</summary>
internal static class SplitRequests
{
    public static async Task<IResult> Json(
        HttpContext http,
        Reader reader,
        ReadSplit read,
        Texts texts,
        [AsParameters] Question question,
        CancellationToken cancel
    )
    {
        var split = await Read(http, reader, read, texts, question, cancel);
        return split.IsDone
            ? ApiAnswer.Json(http, SplitReply.Of(split.Value))
            : split.Refusal.ToProblem();
    }

    public static async Task<IResult> Csv(
        HttpContext http,
        Reader reader,
        ReadSplit read,
        Texts texts,
        [AsParameters] Question question,
        CancellationToken cancel
    )
    {
        var split = await Read(http, reader, read, texts, question, cancel);
        if (!split.IsDone)
            return split.Refusal.ToProblem();
        var csv = new CsvText(["part", "name", .. PartReply.Heads]);
        foreach (var part in split.Value.Parts)
            csv.Row([part.Key, part.Name.In(Language.Current.Code), .. PartReply.Cells(part)]);
        return CsvText.File(
            csv.ToString(),
            $"{split.Value.Measure.Key}-by-{split.Value.By}-{split.Value.Period.Name}"
        );
    }

    private static async Task<Outcome<Split>> Read(
        HttpContext http,
        Reader reader,
        ReadSplit read,
        Texts texts,
        Question question,
        CancellationToken cancel
    )
    {
        var asked = await Asked.Of(http, reader, texts, question.Service, cancel);
        if (!asked.IsDone)
            return asked.Refusal;
        var at = asked.Value.Period(question.Period);
        if (!at.IsDone)
            return at.Refusal;
        if (
            !Enum.TryParse<SplitBy>(question.By ?? "channel", true, out var by)
            || !Enum.IsDefined(by)
        )
            return new Refusal(
                "split.unknown",
                RefusalKind.Invalid,
                "Answers are split by channel, language or location."
            ).About("by");
        return await read.Run(
            new SplitQuery(
                asked.Value.AgencyId,
                asked.Value.Scope,
                question.Measure ?? "trust",
                at.Value,
                by
            )
            {
                Rule = asked.Value.Rule(null),
            },
            cancel
        );
    }

    internal sealed record Question(string? Measure, string? Service, string? Period, string? By);
}
