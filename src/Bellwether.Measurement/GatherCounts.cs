using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Measurement;

/// <summary>The answers to the questions of one measure: what is counted, and what is kept but withheld.</summary>
/// <param name="Kept">What is counted.</param>
/// <param name="Withheld">What arrived but is not counted, each with its reason.</param>
/// <param name="Responses">Responses per collector, period and channel, whether or not they answered the question.</param>
internal sealed record Gathered(
    IReadOnlyList<Counted> Kept,
    IReadOnlyList<Counted> Withheld,
    IReadOnlyDictionary<(Guid CollectorId, int Period, string Channel), long> Responses
)
{
    /// <summary>What is in no figure, because the form promised so.</summary>
    public KeptBack KeptBack { get; init; } = KeptBack.Nothing;

    /// <summary>What was filed, withheld or not. Withheld counts that a later filing took back are gone from it.</summary>
    public IReadOnlyList<Counted> Everything => [.. Kept, .. Withheld];

    public Gathered Of(Scope scope)
    {
        var own = scope.CollectorIds.ToHashSet();
        return new(
            [.. Kept.Where(each => own.Contains(each.Collector.CollectorId))],
            [.. Withheld.Where(each => own.Contains(each.Collector.CollectorId))],
            Responses
                .Where(each => own.Contains(each.Key.CollectorId))
                .ToDictionary(each => each.Key, each => each.Value)
        )
        {
            KeptBack = KeptBack,
        };
    }

    public Gathered Only(string channel) =>
        new(
            [.. Kept.Where(each => each.Channel == channel)],
            [.. Withheld.Where(each => each.Channel == channel)],
            Responses
                .Where(each => each.Key.Channel == channel)
                .ToDictionary(each => each.Key, each => each.Value)
        )
        {
            KeptBack = KeptBack,
        };
}

/// <summary>Gathers the answers a figure is made of: one read of the cells, one of the tallies.</summary>
internal sealed class GatherCounts(
    ReadCells cells,
    ReadTallies tallies,
    FindVersion versions,
    SmallGroups groups
)
{
    public async Task<Gathered> Run(
        Guid agencyId,
        Scope scope,
        string measure,
        Period first,
        Period last,
        CancellationToken cancel
    )
    {
        var span = Span.Of(first, last);
        var collectors = scope.Collectors.ToDictionary(collector => collector.CollectorId);
        var read = await cells.Run(
            new CellQuery(agencyId, scope.CollectorIds, span.Cube, span.From, span.To),
            cancel
        );
        var kept = new List<Counted>();
        var responses = new Dictionary<(Guid, int, string), long>();
        foreach (var cell in read)
        {
            var key = (cell.CollectorId, cell.Period, cell.Slice);
            responses[key] = responses.GetValueOrDefault(key) + CellLayout.Responses(cell.Sums);
            if (await Item(agencyId, cell.VersionId, measure, cancel) is not { } found)
                continue;
            var place = CellLayout.Of(found.Version, span.Cube).Find(found.Item.Key)!;
            kept.Add(
                new Counted(
                    collectors[cell.CollectorId],
                    found.Version,
                    found.Item,
                    cell.Period,
                    cell.Slice,
                    CellLayout.Responses(cell.Sums),
                    place.Asked(cell.Sums),
                    [.. place.Counts(cell.Sums)]
                )
            );
        }
        var withheld =
            span.Cube == Cube.QuarterChannel
                ? await Withheld(agencyId, collectors, measure, first, last, cancel)
                : [];
        var shown = await Shown(agencyId, span, kept, cancel);
        return shown with { Withheld = withheld, Responses = responses };
    }

    private async Task<Gathered> Shown(
        Guid agencyId,
        Span span,
        List<Counted> found,
        CancellationToken cancel
    )
    {
        var asked = found.Where(each => each.Asked > 0).ToList();
        if (asked.TrueForAll(each => SmallGroups.Of(each.Version) == 0))
            return new Gathered(asked, [], new Dictionary<(Guid, int, string), long>());
        var today = await groups.Today(agencyId, cancel);
        var back = asked.FindAll(each =>
            SmallGroups.KeepsBack(each.Version, each.Answers, span.IsWhole(each, today))
        );
        return new Gathered(
            asked.Except(back, ReferenceEqualityComparer.Instance).Cast<Counted>().ToList(),
            [],
            new Dictionary<(Guid, int, string), long>()
        )
        {
            KeptBack = new KeptBack(
                back.Select(each => SmallGroups.Of(each.Version)).DefaultIfEmpty(0).Max(),
                back.Select(each => each.Period).ToHashSet()
            ),
        };
    }

    private async Task<IReadOnlyList<Counted>> Withheld(
        Guid agencyId,
        Dictionary<Guid, ScopedCollector> collectors,
        string measure,
        Period first,
        Period last,
        CancellationToken cancel
    )
    {
        var found = new List<Counted>();
        foreach (
            var tally in await tallies.Run(
                agencyId,
                [.. collectors.Keys],
                first.First,
                last.Last,
                cancel
            )
        )
        {
            if (await Item(agencyId, tally.VersionId, measure, cancel) is not { } asked)
                continue;
            foreach (var item in tally.Items)
            {
                if (item.Withheld is { } reason && item.ItemKey == asked.Item.Key)
                    found.Add(
                        new Counted(
                            collectors[tally.CollectorId],
                            asked.Version,
                            asked.Item,
                            Period.MonthNumber(tally.First),
                            tally.Slice.Channel,
                            tally.Respondents ?? 0,
                            item.Counts.Sum(),
                            item.Counts,
                            reason
                        )
                    );
            }
        }
        return found;
    }

    private async ValueTask<(InstrumentVersion Version, Item Item)?> Item(
        Guid agencyId,
        Guid versionId,
        string measure,
        CancellationToken cancel
    ) =>
        await versions.Run(agencyId, versionId, cancel) is { } version
        && MeasuredItem(version, measure) is { } item
            ? (version, item)
            : null;

    /// <summary>
    /// The question of a version that measures it: the one that says so, or the one whose key is the measure's, or the one built
    /// that way (an index names constructions of its own).
    /// </summary>
    public static Item? MeasuredItem(InstrumentVersion version, string measure) =>
        version.Items.FirstOrDefault(item =>
            item.Kind == ItemKind.SingleChoice && (item.Measures ?? item.Key) == measure
        )
        ?? version.Items.FirstOrDefault(item =>
            item.Kind == ItemKind.SingleChoice && item.Construct == measure
        );
}
