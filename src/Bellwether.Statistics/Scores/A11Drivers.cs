using Bellwether.Statistics.Intervals;
using Bellwether.Statistics.Numerics;

namespace Bellwether.Statistics.Scores;

/// <summary>Ticks of one driver on the version-two form.</summary>
/// <param name="Key">The driver: effectiveness, ease, efficiency, transparency, humanity, employee, other.</param>
/// <param name="Praised">Favourable respondents who ticked it as gone well.</param>
/// <param name="Blamed">Unfavourable respondents who ticked it as not gone well.</param>
public sealed record A11DriverTicks(string Key, long Praised, long Blamed);

/// <summary>What the version-two form can say about one driver: how often it is named, not what causes trust.</summary>
/// <param name="Key">The driver.</param>
/// <param name="Praise">Share of the favourable who ticked it, 0 to 1 (Wilson).</param>
/// <param name="Blame">Share of the unfavourable who ticked it, 0 to 1 (Wilson).</param>
/// <param name="Balance">Share of all respondents praising it less share blaming it, -1 to 1 (adjusted Wald).</param>
/// <param name="BlameShare">Its share of all blaming ticks, 0 to 1 (Wilson): the ranking of targets.</param>
/// <param name="Tilt">Log odds of mention among the favourable less among the unfavourable (half an answer added to each cell).</param>
public sealed record A11Driver(
    string Key,
    Estimate Praise,
    Estimate Blame,
    Estimate Balance,
    Estimate BlameShare,
    Estimate Tilt
);

/// <summary>Change of a driver's balance between two periods, in three parts that add to it exactly.</summary>
/// <param name="Key">The driver.</param>
/// <param name="Change">Balance of the second period less the first.</param>
/// <param name="FromPraise">Part due to how often the favourable tick it.</param>
/// <param name="FromBlame">Part due to how often the unfavourable tick it.</param>
/// <param name="FromTrust">Part due to how many are favourable at all.</param>
public sealed record A11DriverChange(
    string Key,
    double Change,
    double FromPraise,
    double FromBlame,
    double FromTrust
);

/// <summary>Drivers of the version-two trust form of OMB Circular A-11 section 280.</summary>
/// <remarks>Only the favourable see the positive list and only the unfavourable the negative one, so driver and trust are perfectly
/// confounded: no regression, correlation or importance is identified, and none is offered. All rates have the branch as their
/// denominator. Level of sums: counts of (branch, tick). Source: statistics specification 1.9; Kitagawa (1955) for the change.
/// Checked against: the recommend-score oracle with praise and blame as its ends, and hand-worked cases. Cost: O(drivers).</remarks>
public static class A11Drivers
{
    internal const string BalanceMethod = "driver-balance";

    /// <summary>Reports every driver of one period.</summary>
    /// <param name="favourable">Respondents who saw the positive list.</param>
    /// <param name="unfavourable">Respondents who saw the negative list.</param>
    /// <param name="ticks">Ticks per driver; no more than the respondents of the branch.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>One report per driver in the same order; NoAnswers for rates of an empty branch.</returns>
    /// <exception cref="ArgumentException">A count is negative or exceeds its branch.</exception>
    public static IReadOnlyList<A11Driver> Of(
        long favourable,
        long unfavourable,
        IReadOnlyList<A11DriverTicks> ticks,
        double level = 0.95
    )
    {
        Require(favourable, unfavourable, ticks);
        long blames = ticks.Sum(t => t.Blamed);
        return
        [
            .. ticks.Select(t => new A11Driver(
                t.Key,
                Proportion.Of(t.Praised, favourable, level),
                Proportion.Of(t.Blamed, unfavourable, level),
                Balance(favourable + unfavourable, t, level),
                Proportion.Of(t.Blamed, blames, level),
                Tilt(favourable, unfavourable, t, level)
            )),
        ];
    }

    /// <summary>Splits the change of every balance between two periods (Kitagawa on trust, praise and blame).</summary>
    /// <param name="from">Favourable, unfavourable and ticks of the first period.</param>
    /// <param name="to">The same of the second period, drivers in the same order.</param>
    /// <returns>One change per driver; empty when a branch of either period is empty, because its rate then does not exist.</returns>
    /// <exception cref="ArgumentException">Drivers differ, or a count exceeds its branch.</exception>
    public static IReadOnlyList<A11DriverChange> Change(
        (long Favourable, long Unfavourable, IReadOnlyList<A11DriverTicks> Ticks) from,
        (long Favourable, long Unfavourable, IReadOnlyList<A11DriverTicks> Ticks) to
    )
    {
        Require(from.Favourable, from.Unfavourable, from.Ticks);
        Require(to.Favourable, to.Unfavourable, to.Ticks);
        if (
            !from
                .Ticks.Select(t => t.Key)
                .SequenceEqual(to.Ticks.Select(t => t.Key), StringComparer.Ordinal)
        )
            throw new ArgumentException(
                "Both periods have the same drivers in the same order.",
                nameof(to)
            );
        if (
            from.Favourable == 0
            || from.Unfavourable == 0
            || to.Favourable == 0
            || to.Unfavourable == 0
        )
            return [];
        double trust0 = (double)from.Favourable / (from.Favourable + from.Unfavourable);
        double trust1 = (double)to.Favourable / (to.Favourable + to.Unfavourable);
        double trust = (trust0 + trust1) / 2;
        return
        [
            .. from.Ticks.Zip(
                to.Ticks,
                (a, b) =>
                {
                    double praise0 = (double)a.Praised / from.Favourable;
                    double praise1 = (double)b.Praised / to.Favourable;
                    double blame0 = (double)a.Blamed / from.Unfavourable;
                    double blame1 = (double)b.Blamed / to.Unfavourable;
                    double byPraise = trust * (praise1 - praise0);
                    double byBlame = -(1 - trust) * (blame1 - blame0);
                    double byTrust =
                        (trust1 - trust0) * ((praise0 + praise1) / 2 + (blame0 + blame1) / 2);
                    return new A11DriverChange(
                        a.Key,
                        byPraise + byBlame + byTrust,
                        byPraise,
                        byBlame,
                        byTrust
                    );
                }
            ),
        ];
    }

    private static Estimate Balance(long n, A11DriverTicks t, double level)
    {
        if (n == 0)
            return Estimate.Without(EstimateStatus.NoAnswers, 0, BalanceMethod);
        var split = new Trinomial(t.Praised, n - t.Praised - t.Blamed, t.Blamed);
        return new Estimate(
            split.Difference,
            split.AdjustedWald(level),
            n,
            n,
            BalanceMethod,
            EstimateStatus.Enough
        );
    }

    private static Estimate Tilt(long favourable, long unfavourable, A11DriverTicks t, double level)
    {
        long n = favourable + unfavourable;
        if (favourable == 0 || unfavourable == 0)
            return Estimate.Without(EstimateStatus.NoAnswers, n, BalanceMethod);
        double[] cells =
        [
            t.Praised + 0.5,
            favourable - t.Praised + 0.5,
            t.Blamed + 0.5,
            unfavourable - t.Blamed + 0.5,
        ];
        double tilt = Math.Log(cells[0] / cells[1]) - Math.Log(cells[2] / cells[3]);
        double half = Gaussian.Critical(level) * Math.Sqrt(cells.Sum(c => 1 / c));
        return new Estimate(
            tilt,
            new Interval(tilt - half, tilt + half, level),
            n,
            n,
            BalanceMethod,
            EstimateStatus.Enough
        );
    }

    private static void Require(
        long favourable,
        long unfavourable,
        IReadOnlyList<A11DriverTicks> ticks
    )
    {
        ArgumentNullException.ThrowIfNull(ticks);
        if (
            favourable < 0
            || unfavourable < 0
            || ticks.Any(t =>
                t.Praised < 0 || t.Blamed < 0 || t.Praised > favourable || t.Blamed > unfavourable
            )
        )
            throw new ArgumentException(
                "Ticks of a branch lie between 0 and its respondents.",
                nameof(ticks)
            );
    }
}
