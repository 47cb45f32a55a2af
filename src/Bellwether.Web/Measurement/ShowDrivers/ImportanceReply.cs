using Bellwether.Measurement;
using Bellwether.Statistics;
using Bellwether.Web.Measurement.AskFigures;

namespace Bellwether.Web.Measurement.ShowDrivers;

/// <summary>What is linked with an outcome, as programs and the command line read it.</summary>
internal sealed record ImportanceReply(
    string Outcome,
    string Scope,
    PeriodReply Period,
    DriverStrength Strength,
    EstimateStatus Status,
    long Answers,
    EstimateReply Explained,
    IReadOnlyList<ImportantPartReply> Parts,
    IReadOnlyList<string> Named,
    double ImportanceCut,
    double PerformanceCut,
    IReadOnlyList<string> Constant,
    string Words,
    IReadOnlyList<string> Cautions,
    IReadOnlyList<LeftOutReply> Exclusions
)
{
    public static ImportanceReply Of(DriverImportance it, string language) =>
        new(
            it.Outcome.Key,
            it.Scope.Name,
            PeriodReply.Of(it.Period),
            it.Strength,
            it.Status,
            it.Answers,
            EstimateReply.Of(it.Explained),
            [.. it.Parts.Select(part => ImportantPartReply.Of(part, language))],
            [.. it.Named.Select(part => part.Key)],
            it.ImportanceCut,
            it.PerformanceCut,
            [.. it.Constant.Select(name => name.In(language))],
            it.Words.In(language),
            [.. it.Cautions.Select(caution => caution.In(language))],
            [
                .. it.Exclusions.Select(each => new LeftOutReply(
                    each.Reason,
                    each.Why.In(language),
                    each.Answers
                )),
            ]
        );
}

/// <summary>One part of the experience beside the outcome.</summary>
internal sealed record ImportantPartReply(
    string Key,
    string Name,
    string Question,
    EstimateReply Importance,
    EstimateReply RankCorrelation,
    int Direction,
    bool AmongTop,
    EstimateReply Performance,
    string Place,
    double Priority
)
{
    public static ImportantPartReply Of(ImportantPart part, string language) =>
        new(
            part.Key,
            part.Name.In(language),
            part.Question.In(language),
            EstimateReply.Of(part.Importance),
            EstimateReply.Of(part.Correlation),
            part.Direction,
            part.AmongTop,
            EstimateReply.Of(part.Performance),
            part.Place.ToString(),
            part.Priority
        );
}

/// <summary>Answers that could not be used, and why.</summary>
internal sealed record LeftOutReply(string Reason, string Why, long Answers);
