using Bellwether.Measurement;

namespace Bellwether.Web.Measurement.AskFigures;

/// <summary>One measure over all services.</summary>
internal sealed record LeagueReply(
    string Measure,
    PeriodReply Period,
    PeriodReply Before,
    bool IsProvisional,
    IReadOnlyList<LeagueServiceReply> Services
)
{
    public static LeagueReply Of(League league) =>
        new(
            league.Measure.Key,
            PeriodReply.Of(league.Period),
            PeriodReply.Of(league.Before!),
            league.IsProvisional,
            [
                .. league.Rows.Select(row => new LeagueServiceReply(
                    row.Service,
                    PartReply.Of(row.Part),
                    RateReply.Of(row.ResponseRate),
                    EstimateReply.Of(row.Change),
                    row.Verdict
                )),
            ]
        );
}

/// <summary>One service against the rest, and its change.</summary>
internal sealed record LeagueServiceReply(
    string Name,
    PartReply Figure,
    RateReply ResponseRate,
    EstimateReply Change,
    Verdict Verdict
);
