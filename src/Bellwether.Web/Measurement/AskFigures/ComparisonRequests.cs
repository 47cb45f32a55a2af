using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Statistics.Gap;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Measurement.AskFigures;

/// <summary>Two periods in every honest way: GET /api/v1/comparisons?measure=&amp;from=&amp;to=[&amp;service=].</summary>
internal static class ComparisonRequests
{
    public static async Task<IResult> Json(
        HttpContext http,
        Reader reader,
        global::Bellwether.Measurement.ComparePeriods read,
        Texts texts,
        [AsParameters] Question question,
        CancellationToken cancel
    )
    {
        var compared = await Read(http, reader, read, texts, question, cancel);
        return compared.IsDone
            ? ApiAnswer.Json(http, ComparisonReply.Of(compared.Value))
            : compared.Refusal.ToProblem();
    }

    public static async Task<IResult> Csv(
        HttpContext http,
        Reader reader,
        global::Bellwether.Measurement.ComparePeriods read,
        Texts texts,
        [AsParameters] Question question,
        CancellationToken cancel
    )
    {
        var compared = await Read(http, reader, read, texts, question, cancel);
        if (!compared.IsDone)
            return compared.Refusal.ToProblem();
        var it = compared.Value;
        var csv = new CsvText(
            "what",
            "survey",
            "from",
            "to",
            "change",
            "low",
            "high",
            "filings_from",
            "filings_to",
            "answers_from",
            "answers_to"
        );
        foreach (var (name, change) in Ways(it))
            csv.Row([
                name,
                "",
                CsvText.Number(change.From.Value),
                CsvText.Number(change.To.Value),
                .. CsvText.Cells(change.Change),
                CsvText.Number(change.UnitsFrom),
                CsvText.Number(change.UnitsTo),
                CsvText.Number(change.From.N),
                CsvText.Number(change.To.N),
            ]);
        foreach (var (name, part) in Parts(it.Parts))
            csv.Row([name, "", "", "", .. CsvText.Cells(part), "", "", "", ""]);
        foreach (var survey in it.Parts.Surveys)
            csv.Row(
                survey.Presence.ToString().ToLowerInvariant(),
                survey.Collector.Name,
                CsvText.Number(survey.From),
                CsvText.Number(survey.To),
                CsvText.Number(survey.Total),
                "",
                "",
                "",
                "",
                CsvText.Number(survey.AnswersFrom),
                CsvText.Number(survey.AnswersTo)
            );
        return CsvText.File(csv.ToString(), $"{it.Measure.Key}-{it.From.Name}-{it.To.Name}");
    }

    /// <summary>The four ways, by their stable names.</summary>
    public static IEnumerable<(string Name, PeriodChange Change)> Ways(PeriodsCompared it) =>
        [
            ("asFiled", it.AsFiled),
            ("pooled", it.Pooled),
            ("unitMean", it.UnitMean),
            ("matched", it.Matched),
        ];

    /// <summary>The four parts of the pooled change, by their stable names.</summary>
    public static IEnumerable<(string Name, Statistics.Estimate Part)> Parts(ChangeParts parts) =>
        [
            ("rate", parts.Rate),
            ("mix", parts.Mix),
            ("entered", parts.Entered),
            ("left", parts.Left),
        ];

    private static async Task<Outcome<PeriodsCompared>> Read(
        HttpContext http,
        Reader reader,
        global::Bellwether.Measurement.ComparePeriods read,
        Texts texts,
        Question question,
        CancellationToken cancel
    )
    {
        var asked = await Asked.Of(http, reader, texts, question.Service, cancel);
        if (!asked.IsDone)
            return asked.Refusal;
        var to = asked.Value.Period(question.To);
        if (!to.IsDone)
            return to.Refusal.About("to");
        var from = question.From is { Length: > 0 } name
            ? asked.Value.Read("from", name)
            : asked.Value.Desk.Before(to.Value);
        if (!from.IsDone)
            return from.Refusal;
        var compared = await read.Run(
            new ComparisonQuery(
                asked.Value.AgencyId,
                asked.Value.Scope,
                question.Measure ?? "trust",
                from.Value,
                to.Value
            )
            {
                Rule = asked.Value.Rule(question.Measure ?? "trust"),
            },
            cancel
        );
        return compared is { Refusal: { Kind: RefusalKind.Invalid } unusable }
            ? unusable.About("from")
            : compared;
    }

    internal sealed record Question(string? Measure, string? Service, string? From, string? To);
}

/// <summary>Two periods compared.</summary>
internal sealed record ComparisonReply(
    string Measure,
    string Scope,
    PeriodReply From,
    PeriodReply To,
    ComparedIn In,
    WayReply AsFiled,
    WayReply Pooled,
    WayReply UnitMean,
    WayReply Matched,
    double? Rate,
    double? Mix,
    double? Entered,
    double? Left,
    IReadOnlyList<SurveyPartReply> Surveys,
    Verdict Verdict,
    string VerdictWords,
    bool SignsDiffer,
    bool IsProvisional,
    IReadOnlyList<string> Sentences
)
{
    public static ComparisonReply Of(PeriodsCompared it)
    {
        var language = Language.Current.Code;
        return new ComparisonReply(
            it.Measure.Key,
            it.Scope.Name,
            PeriodReply.Of(it.From),
            PeriodReply.Of(it.To),
            it.In,
            WayReply.Of(it.AsFiled),
            WayReply.Of(it.Pooled),
            WayReply.Of(it.UnitMean),
            WayReply.Of(it.Matched),
            it.Parts.Rate.Value,
            it.Parts.Mix.Value,
            it.Parts.Entered.Value,
            it.Parts.Left.Value,
            [.. it.Parts.Surveys.Select(SurveyPartReply.Of)],
            it.Verdict,
            it.VerdictWords.In(language),
            it.SignsDiffer,
            it.IsProvisional,
            [.. it.Sentences.Select(sentence => sentence.In(language))]
        );
    }
}

/// <summary>One way to say the change.</summary>
internal sealed record WayReply(
    double? From,
    double? To,
    double? Change,
    double[]? Interval,
    int FilingsFrom,
    int FilingsTo
)
{
    public static WayReply Of(PeriodChange change) =>
        new(
            change.From.Value,
            change.To.Value,
            change.Change.Value,
            change.Change.Interval is { } interval ? [interval.Low, interval.High] : null,
            change.UnitsFrom,
            change.UnitsTo
        );
}

/// <summary>One survey's part in the change.</summary>
internal sealed record SurveyPartReply(
    string Survey,
    string Service,
    Presence Presence,
    long AnswersFrom,
    long AnswersTo,
    double? From,
    double? To,
    double Part
)
{
    public static SurveyPartReply Of(SurveyPart part) =>
        new(
            part.Collector.Name,
            part.Collector.ServiceName,
            part.Presence,
            part.AnswersFrom,
            part.AnswersTo,
            part.From,
            part.To,
            part.Total
        );
}
