using System.Collections.Immutable;
using Bellwether.Instruments;
using Bellwether.Statistics;
using Bellwether.Statistics.Drivers;

namespace Bellwether.Measurement;

/// <summary>Turns sums into what is linked with an outcome, or into why it cannot be told. Pure.</summary>
internal static class MakeImportance
{
    private const int MostNamed = 3;

    /// <summary>The driver analysis with intervals from the random groups.</summary>
    public static DriverAnalysis Analyse(DriverVersion version, GroupedPairs pairs, double named)
    {
        string[] names = [version.Outcome.Key, .. version.Parts.Select(part => part.Key)];
        var total = PairMoments.Of(pairs.Total, pairs.Places, names);
        var without = PairMoments.WithoutEach(pairs.Groups, pairs.Places, names);
        return total is null || without is null
            ? new DriverAnalysis(
                EstimateStatus.TooFew,
                Estimate.Without(EstimateStatus.TooFew, pairs.Fewest, Lmg.Method),
                [],
                [],
                [DriverNote.NoReliableDrivers],
                pairs.Fewest,
                0
            )
            : DriverAnalysis.Of(total, without, ReadImportance.LeastForImportance, named);
    }

    /// <summary>The parts with their importance, each placed between importance and performance, the most important first.</summary>
    public static (
        ImmutableArray<ImportantPart> Parts,
        double ImportanceCut,
        double PerformanceCut
    ) Parts(DriverVersion version, GroupedPairs pairs, DriverAnalysis analysis)
    {
        var drivers = analysis.Drivers.ToDictionary(driver => driver.Name, StringComparer.Ordinal);
        var kept = version
            .Parts.Select((item, i) => (Item: item, Performance: pairs.Performance[i]))
            .Where(each => drivers.ContainsKey(each.Item.Key) && each.Performance.Value is not null)
            .ToList();
        var placed = ImportancePerformance.Of([
            .. kept.Select(each =>
                Point(drivers[each.Item.Key].ShareOfExplained, each.Performance, each.Item.Key)
            ),
        ]);
        return (
            [
                .. kept.Select(
                        (each, i) =>
                            new ImportantPart(
                                each.Item.Key,
                                Name(each.Item),
                                each.Item.Prompt,
                                drivers[each.Item.Key].ShareOfExplained,
                                Estimate.Without(
                                    EstimateStatus.NotIdentified,
                                    analysis.N,
                                    RankCorrelation.Method
                                ),
                                Math.Sign(drivers[each.Item.Key].Beta),
                                drivers[each.Item.Key].AmongTop,
                                each.Performance,
                                placed.Points[i].Quadrant,
                                placed.Points[i].Priority / 100
                            )
                    )
                    .OrderByDescending(part => part.Importance.Value)
                    .ThenBy(part => part.Key, StringComparer.Ordinal),
            ],
            placed.ImportanceCut / 100,
            placed.PerformanceCut / 100
        );
    }

    /// <summary>The parts that matter more than an equal share, allowing for having looked at all of them; at most three.</summary>
    public static ImmutableArray<ImportantPart> Named(
        ImmutableArray<ImportantPart> parts,
        DriverAnalysis analysis
    ) =>
        [
            .. parts
                .Where(part =>
                    analysis.Drivers.Any(driver => driver.Name == part.Key && driver.StandsOut)
                )
                .Take(MostNamed),
        ];

    /// <summary>A part of which only a rank correlation can be told.</summary>
    public static ImportantPart Ranked(
        Item item,
        Estimate correlation,
        Estimate performance,
        long answers
    ) =>
        new(
            item.Key,
            Name(item),
            item.Prompt,
            Estimate.Without(EstimateStatus.TooFew, answers, Lmg.Method),
            correlation,
            Math.Sign(correlation.Value ?? 0),
            false,
            performance,
            Quadrant.Undetermined,
            0
        );

    public static LocalText Name(Item item) =>
        Measure.Find(item.Measures ?? item.Key)?.Name ?? item.Prompt;

    private static ImportancePoint Point(Estimate importance, Estimate performance, string key) =>
        new(
            key,
            100 * importance.Value!.Value,
            100 * performance.Value!.Value,
            Percent(importance.Interval),
            Percent(performance.Interval)
        );

    private static Interval? Percent(Interval? share) =>
        share is { } range ? new Interval(100 * range.Low, 100 * range.High, range.Level) : null;
}
