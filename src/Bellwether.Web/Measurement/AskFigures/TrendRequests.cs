using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Measurement.AskFigures;

/// <summary>A measure over time: GET /api/v1/trends?measure=[&amp;service=][&amp;by=month][&amp;from=][&amp;to=].</summary>
internal static class TrendRequests
{
    public static async Task<IResult> Json(
        HttpContext http,
        Reader reader,
        ReadTrend read,
        Texts texts,
        [AsParameters] Question question,
        CancellationToken cancel
    )
    {
        var trend = await Read(http, reader, read, texts, question, cancel);
        if (!trend.IsDone)
            return trend.Refusal.ToProblem();
        return ApiAnswer.Json(http, TrendReply.Of(trend.Value));
    }

    public static async Task<IResult> Csv(
        HttpContext http,
        Reader reader,
        ReadTrend read,
        Texts texts,
        [AsParameters] Question question,
        CancellationToken cancel
    )
    {
        var trend = await Read(http, reader, read, texts, question, cancel);
        if (!trend.IsDone)
            return trend.Refusal.ToProblem();
        var csv = new CsvText(
            "period",
            "first",
            "last",
            "answers",
            "favourable",
            "low",
            "high",
            "mean",
            "mean_low",
            "mean_high",
            "series",
            "provisional",
            "break"
        );
        foreach (var point in trend.Value.Points)
            csv.Row([
                point.Period.Name,
                CsvText.Day(point.Period.First),
                CsvText.Day(point.Period.Last),
                CsvText.Number(point.Answers),
                .. CsvText.Cells(point.Favourable),
                .. CsvText.Cells(point.Mean),
                CsvText.Number(point.Series),
                point.IsProvisional ? "yes" : "no",
                string.Join(
                    ' ',
                    trend
                        .Value.Breaks.Where(each => each.At == point.Period)
                        .Select(each => each.Words.In(Language.Current.Code))
                ),
            ]);
        return CsvText.File(csv.ToString(), $"{trend.Value.Measure.Key}-trend");
    }

    private static async Task<Outcome<Trend>> Read(
        HttpContext http,
        Reader reader,
        ReadTrend read,
        Texts texts,
        Question question,
        CancellationToken cancel
    )
    {
        var asked = await Asked.Of(http, reader, texts, question.Service, cancel);
        if (!asked.IsDone)
            return asked.Refusal;
        var range = Range(asked.Value.Desk, question);
        if (!range.IsDone)
            return range.Refusal;
        var trend = await read.Run(
            new TrendQuery(
                asked.Value.AgencyId,
                asked.Value.Scope,
                question.Measure ?? "trust",
                range.Value.First,
                range.Value.Last
            ),
            cancel
        );
        // Without a range it is the whole series, from the first answer to the last.
        return trend.IsDone && question.From is null && question.To is null
                ? TrendWords.Recent(trend.Value, int.MaxValue)
            : trend is { Refusal: { Code: "trend.range" } unusable } ? unusable.About("from")
            : trend;
    }

    private static Outcome<(Period First, Period Last)> Range(Desk desk, Question question)
    {
        var byMonth = question.By == "month";
        var first =
            question.From is { Length: > 0 } from ? desk.Calendar.Read(from)
            : byMonth ? Period.Month(Period.MonthNumber(desk.FirstQuarter.First))
            : desk.FirstQuarter;
        var last =
            question.To is { Length: > 0 } to ? desk.Calendar.Read(to)
            : byMonth ? Period.Month(Period.MonthNumber(desk.Today))
            : desk.ThisQuarter;
        if (!first.IsDone)
            return first.Refusal.About("from");
        return last.IsDone ? (first.Value, last.Value) : last.Refusal.About("to");
    }

    internal sealed record Question(
        string? Measure,
        string? Service,
        string? By,
        string? From,
        string? To
    );
}
