using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Http;
using MeasuredFigure = Bellwether.Measurement.Figure;

namespace Bellwether.Web.Measurement.AskFigures;

/// <summary>One figure: GET /api/v1/figures?measure=&amp;period=[&amp;service=][&amp;channel=], or the rows behind it as a file.</summary>
internal static class FigureRequests
{
    public static async Task<IResult> Json(
        HttpContext http,
        Reader reader,
        ReadFigure read,
        Texts texts,
        string? measure,
        string? service,
        string? period,
        string? channel,
        CancellationToken cancel
    )
    {
        var figure = await Read(
            http,
            reader,
            read,
            texts,
            new Question(measure, service, period, channel),
            cancel
        );
        return figure.IsDone
            ? ApiAnswer.Json(http, FigureReply.Of(figure.Value))
            : figure.Refusal.ToProblem();
    }

    public static async Task<IResult> Csv(
        HttpContext http,
        Reader reader,
        ReadFigure read,
        Texts texts,
        string? measure,
        string? service,
        string? period,
        string? channel,
        CancellationToken cancel
    )
    {
        var figure = await Read(
            http,
            reader,
            read,
            texts,
            new Question(measure, service, period, channel),
            cancel
        );
        return figure.IsDone
            ? CsvText.File(
                FigureRows.Csv(figure.Value.Explanation.Rows),
                $"{figure.Value.Measure.Key}-{figure.Value.Period.Name}"
            )
            : figure.Refusal.ToProblem();
    }

    private static async Task<Outcome<MeasuredFigure>> Read(
        HttpContext http,
        Reader reader,
        ReadFigure read,
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
        return await read.Run(
            new FigureQuery(
                asked.Value.AgencyId,
                asked.Value.Scope,
                question.Measure ?? "trust",
                at.Value
            )
            {
                Channel = string.IsNullOrWhiteSpace(question.Channel) ? null : question.Channel,
            },
            cancel
        );
    }

    private sealed record Question(
        string? Measure,
        string? Service,
        string? Period,
        string? Channel
    );
}
