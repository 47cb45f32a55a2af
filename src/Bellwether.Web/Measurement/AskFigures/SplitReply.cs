using Bellwether.Measurement;

namespace Bellwether.Web.Measurement.AskFigures;

/// <summary>Parts against their rest.</summary>
internal sealed record SplitReply(
    string Measure,
    string Scope,
    PeriodReply Period,
    SplitBy By,
    long Answers,
    IReadOnlyList<PartReply> Parts,
    string Words
)
{
    public static SplitReply Of(Split split) =>
        new(
            split.Measure.Key,
            split.Scope.Name,
            PeriodReply.Of(split.Period),
            split.By,
            split.Answers,
            [.. split.Parts.Select(PartReply.Of)],
            split.Words.In(Language.Current.Code)
        );
}
