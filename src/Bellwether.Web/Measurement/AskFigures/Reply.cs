using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Statistics;
using MeasuredFigure = Bellwether.Measurement.Figure;

namespace Bellwether.Web.Measurement.AskFigures;

/// <summary>How answers to programs are written.</summary>
internal static class Reply
{
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.Never,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        };
}

/// <summary>An estimate with everything that keeps it honest.</summary>
/// <param name="Value">The value, or null when it may not be shown.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="Level">The interval's level.</param>
/// <param name="N">Answers it rests on.</param>
/// <param name="Method">The method, which is also its page in docs/methods.</param>
/// <param name="Status">What may be said.</param>
public sealed record EstimateReply(
    double? Value,
    double? Low,
    double? High,
    double? Level,
    long N,
    string Method,
    EstimateStatus Status
)
{
    /// <summary>The estimate as it is sent.</summary>
    public static EstimateReply Of(Estimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return new(
            estimate.Value,
            estimate.Interval?.Low,
            estimate.Interval?.High,
            estimate.Interval?.Level,
            estimate.N,
            estimate.Method,
            estimate.Status
        );
    }
}

/// <summary>A period by name, with its days.</summary>
internal sealed record PeriodReply(string Name, DateOnly First, DateOnly Last)
{
    public static PeriodReply Of(Period period) => new(period.Name, period.First, period.Last);
}

/// <summary>How many of those offered the questions answered.</summary>
internal sealed record RateReply(
    EstimateReply Rate,
    OfferKnowledge Knowledge,
    long Offered,
    long Respondents,
    bool IsLow,
    string Words
)
{
    public static RateReply Of(ResponseRate rate) =>
        new(
            EstimateReply.Of(rate.Rate),
            rate.Knowledge,
            rate.Offered,
            rate.Respondents,
            rate.IsLow,
            rate.Words.In(Language.Current.Code)
        );
}

/// <summary>A figure.</summary>
internal sealed record FigureReply(
    string Measure,
    string Scope,
    PeriodReply Period,
    bool IsProvisional,
    EstimateReply Favourable,
    EstimateReply Mean,
    EstimateReply TopTwo,
    EstimateReply BottomTwo,
    IReadOnlyList<AnswerReply> Distribution,
    long Answers,
    IReadOnlyList<LeftOut> NotCounted,
    RateReply ResponseRate,
    IReadOnlyList<Part> Forms,
    IReadOnlyList<Part> Modes,
    EstimateStatus Status,
    IReadOnlyList<string> Cautions,
    string How
)
{
    public static FigureReply Of(MeasuredFigure figure)
    {
        var language = Language.Current.Code;
        return new FigureReply(
            figure.Measure.Key,
            figure.Scope.Name,
            PeriodReply.Of(figure.Period),
            figure.IsProvisional,
            EstimateReply.Of(figure.Favourable),
            EstimateReply.Of(figure.Mean),
            EstimateReply.Of(figure.TopTwo),
            EstimateReply.Of(figure.BottomTwo),
            [
                .. figure.Distribution.Select(option => new AnswerReply(
                    option.Key,
                    option.Label.In(language),
                    option.Value,
                    option.Favourable,
                    option.Count
                )),
            ],
            figure.Answers,
            figure.NotCounted,
            RateReply.Of(figure.ResponseRate),
            figure.Forms,
            figure.Modes,
            figure.Status,
            [.. figure.Cautions.Select(caution => caution.In(language))],
            figure.Explanation.Sentence.In(language)
        );
    }
}

/// <summary>How many gave one answer.</summary>
internal sealed record AnswerReply(
    string Key,
    string Label,
    int? Value,
    bool Favourable,
    long Count
);

/// <summary>One part against its rest.</summary>
internal sealed record PartReply(
    string Key,
    string Name,
    long? Answers,
    EstimateReply Favourable,
    EstimateReply Difference,
    double? AdjustedPValue,
    bool Different,
    bool Suppressed
)
{
    public static PartReply Of(ComparedPart part) =>
        new(
            part.Key,
            part.Name.In(Language.Current.Code),
            part.Answers,
            EstimateReply.Of(part.Favourable),
            EstimateReply.Of(part.Difference),
            part.AdjustedPValue,
            part.Different,
            part.IsSuppressed
        );

    /// <summary>The part as cells of a file.</summary>
    public static string[] Cells(ComparedPart part) =>
        [
            CsvText.Number(part.Answers),
            .. CsvText.Cells(part.Favourable),
            .. CsvText.Cells(part.Difference),
            CsvText.Number(part.AdjustedPValue),
            part.IsSuppressed ? "suppressed"
            : part.Different ? "different"
            : "",
        ];

    /// <summary>The heads of those cells.</summary>
    public static IReadOnlyList<string> Heads { get; } =
    [
        "answers",
        "favourable",
        "low",
        "high",
        "difference_from_rest",
        "difference_low",
        "difference_high",
        "adjusted_p",
        "verdict",
    ];
}
