namespace Bellwether.Statistics.Drivers;

/// <summary>The steps of <see cref="DriverAnalysis"/>: drop, check, repair, share out, put intervals.</summary>
internal sealed class DriverReading
{
    private readonly Moments total;
    private readonly IReadOnlyList<Moments>? groups;
    private readonly long smallestN;
    private readonly double named;
    private readonly List<DriverNote> notes = [];
    private readonly List<string> dropped = [];
    private double repair;

    public DriverReading(
        Moments total,
        IReadOnlyList<Moments>? groups,
        long smallestN,
        double named
    )
    {
        ArgumentNullException.ThrowIfNull(total);
        if (
            total.Count is < 2 or > 51
            || (groups is not null && groups.Any(g => g.Count != total.Count))
        )
        {
            throw new ArgumentException(
                "Give the outcome, then 1 to 50 drivers, and groups of the same items.",
                nameof(total)
            );
        }

        this.total = total;
        this.groups = groups;
        this.smallestN = smallestN;
        this.named = named;
    }

    public DriverAnalysis Run()
    {
        var kept = Enumerable
            .Range(1, total.Count - 1)
            .Where(i => total.Covariance[i, i] > 0)
            .ToList();
        dropped.AddRange(
            Enumerable.Range(1, total.Count - 1).Except(kept).Select(i => total.Names[i])
        );
        if (dropped.Count > 0)
        {
            notes.Add(DriverNote.DroppedConstantItem);
        }

        if (!(total.Covariance[0, 0] > 0) || kept.Count == 0)
        {
            return Refuse(total.N == 0 ? EstimateStatus.NoAnswers : EstimateStatus.ZeroVariance);
        }

        if (total.N < smallestN || total.N < 10L * kept.Count)
        {
            notes.Add(DriverNote.NoReliableDrivers);
            return Refuse(EstimateStatus.TooFew);
        }

        kept.Insert(0, 0);
        var moments = Repaired(total.Select(kept));
        return moments is null ? Refuse(EstimateStatus.NotPositiveDefinite) : Share(moments, kept);
    }

    private Moments? Repaired(Moments moments)
    {
        var nearest = NearestCorrelation.Of(moments.Correlation());
        repair = nearest.Change;
        if (repair == 0)
        {
            return moments;
        }

        notes.Add(DriverNote.Repaired);
        return repair > 0.05 ? null : moments with { PairwiseCorrelation = nearest.Correlation };
    }

    private DriverAnalysis Share(Moments moments, List<int> kept)
    {
        var p = moments.Count - 1;
        var shares = Shares(moments);
        if (shares.Any(share => share < -1e-12))
        {
            return Refuse(EstimateStatus.NotPositiveDefinite);
        }

        if (p > Lmg.MostDrivers)
        {
            notes.Add(DriverNote.SharesByJohnson);
        }

        var r2 = shares.Sum();
        var spread = groups is null ? null : Spread(kept);
        var interval = spread?.ShareInterval(r2, p);
        if (spread is not null && r2 <= 2 * spread.StandardErrors[p])
        {
            notes.Add(DriverNote.NoReliableDrivers);
            return Refuse(EstimateStatus.TooFew);
        }

        var johnson = Johnson.Of(moments);
        if (shares.Zip(johnson).Any(pair => Math.Abs(pair.First - pair.Second) > 0.05 * r2))
        {
            notes.Add(DriverNote.Collinear);
        }

        var drivers = Describe(moments, shares, johnson, spread);
        return new DriverAnalysis(
            EstimateStatus.Enough,
            Figure(r2, interval),
            drivers,
            dropped,
            notes,
            total.N,
            repair
        );
    }

    private List<Driver> Describe(
        Moments moments,
        double[] shares,
        IReadOnlyList<double> johnson,
        GroupJackknife? spread
    )
    {
        var p = shares.Length;
        var r2 = shares.Sum();
        var beta = DriverMeasures.Of(moments).Beta;
        var best = Array.IndexOf(shares, shares.Max());
        var low = spread?.ShareInterval(shares[best], best).Low;
        return Enumerable
            .Range(0, p)
            .Select(j => new Driver(
                moments.Names[j + 1],
                Figure(shares[j], spread?.ShareInterval(shares[j], j)),
                Figure(shares[j] / r2, spread?.ShareInterval(shares[j] / r2, p + 1 + j)),
                johnson[j],
                beta[j],
                j == best || (low is { } l && spread!.ShareInterval(shares[j], j).High >= l)
            )
            {
                StandsOut =
                    p > 1
                    && spread?.ShareInterval(shares[j] / r2, p + 1 + j, 1 - (named / p)).Low
                        > 1.0 / p,
            })
            .ToList();
    }

    private GroupJackknife Spread(List<int> kept) =>
        GroupJackknife.Of(
            groups!
                .Select(group =>
                {
                    var shares = Shares(group.Select(kept));
                    var r2 = shares.Sum();
                    return (IReadOnlyList<double>)
                        [.. shares, r2, .. shares.Select(share => r2 > 0 ? share / r2 : 0)];
                })
                .ToList()
        );

    private static double[] Shares(Moments moments) =>
        (moments.Count - 1 > Lmg.MostDrivers ? Johnson.Of(moments) : Lmg.Of(moments)).ToArray();

    private Estimate Figure(double value, Interval? interval) =>
        new(value, interval, total.N, total.N, Lmg.Method, EstimateStatus.Enough);

    private DriverAnalysis Refuse(EstimateStatus status) =>
        new(
            status,
            Estimate.Without(status, total.N, Lmg.Method),
            [],
            dropped,
            notes,
            total.N,
            repair
        );
}
