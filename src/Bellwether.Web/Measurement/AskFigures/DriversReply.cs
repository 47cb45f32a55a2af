using Bellwether.Measurement;
using Bellwether.Statistics;

namespace Bellwether.Web.Measurement.AskFigures;

/// <summary>What people named as gone well and not gone well.</summary>
internal sealed record DriversReply(
    string Measure,
    string Scope,
    PeriodReply Period,
    long Favourable,
    long Unfavourable,
    EstimateStatus Status,
    string? MostNamed,
    string Words,
    IReadOnlyList<DriverReply> Drivers
)
{
    public static DriversReply Of(DriversNamed it) =>
        new(
            it.Measure.Key,
            it.Scope.Name,
            PeriodReply.Of(it.Period),
            it.Favourable,
            it.Unfavourable,
            it.Status,
            it.MostNamed,
            it.Words.In(Language.Current.Code),
            [
                .. it.Drivers.Select(driver => new DriverReply(
                    driver.Key,
                    driver.Label.In(Language.Current.Code),
                    EstimateReply.Of(driver.Named.Praise),
                    EstimateReply.Of(driver.Named.Blame),
                    EstimateReply.Of(driver.Named.Balance),
                    EstimateReply.Of(driver.Named.BlameShare)
                )),
            ]
        );
}

/// <summary>How often one driver was named, each rate inside its own branch.</summary>
internal sealed record DriverReply(
    string Key,
    string Label,
    EstimateReply Praise,
    EstimateReply Blame,
    EstimateReply Balance,
    EstimateReply BlameShare
);
