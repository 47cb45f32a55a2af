using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Measurement;

/// <summary>A version whose pair sums link parts with an outcome.</summary>
/// <param name="Version">The frozen version.</param>
/// <param name="Outcome">The question of the outcome.</param>
/// <param name="Parts">The questions of the parts, in the order of the pair sums.</param>
internal sealed record DriverVersion(
    InstrumentVersion Version,
    Item Outcome,
    IReadOnlyList<Item> Parts
)
{
    // Outcomes beside each other are no drivers of each other.
    private static readonly HashSet<string> Outcomes = new(StringComparer.Ordinal)
    {
        "trust",
        "satisfaction",
    };

    /// <summary>Positions of the outcome and of each part among the pair sums.</summary>
    public IReadOnlyList<int> Places { get; } =
    [
        .. new[] { Outcome }
            .Concat(Parts)
            .Select(item => CellLayout.Of(Version, pairs: true).DriverKeys.IndexOf(item.Key)),
    ];

    /// <summary>The version, or null when it keeps no pair sums of the outcome with any part.</summary>
    public static DriverVersion? Of(InstrumentVersion version, string outcome)
    {
        if (GatherCounts.MeasuredItem(version, outcome) is not { InDriverSet: true } asked)
            return null;
        var keys = CellLayout.Of(version, pairs: true).DriverKeys;
        var parts = keys.Select(key => version.Items.First(item => item.Key == key))
            .Where(item => item.Key != asked.Key && !Outcomes.Contains(item.Measures ?? item.Key))
            .ToList();
        return parts.Count == 0 ? null : new DriverVersion(version, asked, parts);
    }

    /// <summary>Equal where questions, options and their order are the same, so that sums may be added.</summary>
    public string Words =>
        string.Join(
            '\n',
            new[] { Outcome }.Concat(Parts).Select(item => $"{item.Key}\t{ItemSeries.Of(item)}")
        );
}
