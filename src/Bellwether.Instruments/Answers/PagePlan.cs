using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Bellwether.Instruments;

/// <summary>What of a version may stand on one page. Worked out once: a version never changes.</summary>
/// <remarks>
/// A page must end before a new part, before a text that repeats an answer given on it, before what depends on a value worked out
/// from it, and after an item that may screen people out. Other conditions a script can follow on the page itself.
/// </remarks>
public sealed class PagePlan
{
    private static readonly ConditionalWeakTable<InstrumentVersion, PagePlan> Kept = [];

    private readonly InstrumentVersion version;
    private readonly ImmutableArray<ImmutableArray<int>> conditions;
    private readonly ImmutableArray<ImmutableArray<int>> worked;

    private PagePlan(InstrumentVersion version)
    {
        this.version = version;
        conditions =
        [
            .. version.Items.Select(item =>
                Condition.Of(item) is { } condition ? Positions(condition.Items()) : []
            ),
        ];
        worked = [.. version.Items.Select((item, at) => WorkedOut(item, at))];
        Gates =
        [
            .. conditions
                .SelectMany(positions => positions)
                .Concat(worked.SelectMany(positions => positions))
                .Distinct()
                .Order(),
        ];
        Parts = 1 + version.Items.Skip(1).Count(item => item.Section is not null);
        IsForEachVisit = version.Items.Any(item =>
            item.ShuffleOptions || item.ShuffleWith is not null
        );
    }

    /// <summary>Positions of the items on whose answers it depends what is asked or said later.</summary>
    public ImmutableArray<int> Gates { get; }

    /// <summary>How many parts (sections) the version has.</summary>
    public int Parts { get; }

    /// <summary>True when something of it differs from visit to visit, so that its pages cannot be made once for all.</summary>
    public bool IsForEachVisit { get; }

    /// <summary>The plan of a version.</summary>
    public static PagePlan Of(InstrumentVersion version) =>
        Kept.GetValue(version, static version => new PagePlan(version));

    /// <summary>The part an item belongs to, from 1.</summary>
    public int PartOf(int position) =>
        1 + version.Items.Take(position + 1).Skip(1).Count(item => item.Section is not null);

    /// <summary>True when the item cannot stand on a page with these items before it, whatever runs in the browser.</summary>
    public bool MustBreak(int position, IReadOnlyCollection<int> page) =>
        page.Count > 0
        && (
            version.Items[position].Section is not null
            || worked[position].Any(page.Contains)
            || page.Any(before => version.Items[before].ScreensOutWhen is not null)
        );

    /// <summary>True when whether the item is asked depends on one of these items.</summary>
    public bool DependsOn(int position, IReadOnlyCollection<int> page) =>
        conditions[position].Any(page.Contains);

    /// <summary>True when a text of the item repeats an earlier answer.</summary>
    public bool Repeats(int position) => Piping.KeysOf(version.Items[position]).Count > 0;

    // The answers that only the server can bring into the item: repeated in its texts, or worked out.
    private ImmutableArray<int> WorkedOut(Item item, int at)
    {
        var found = new SortedSet<int>(Positions(Piping.KeysOf(item)));
        foreach (var condition in conditions[at].Concat(found.ToList()))
            AddInputs(condition, found);
        return [.. found];
    }

    private void AddInputs(int position, SortedSet<int> found)
    {
        if (
            version.Items[position].Formula is not { } text
            || FormulaCache.Of(text) is not { } formula
        )
            return;
        foreach (var input in Positions(formula.Keys))
            if (input < position && found.Add(input))
                AddInputs(input, found);
    }

    private ImmutableArray<int> Positions(IEnumerable<string> keys) =>
        [.. keys.Select(version.IndexOf).Where(at => at >= 0)];
}
