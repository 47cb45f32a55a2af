using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Measurement;

/// <summary>The answers to one question of one service and channel on one day.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Channel">The channel people answered by, or empty.</param>
/// <param name="Measure">What is measured, by key.</param>
/// <param name="Series">Which series of the question: another form, construction or wording is another series.</param>
/// <param name="Day">The local day.</param>
/// <param name="Favourable">Favourable answers, 0 to <paramref name="Answers"/>.</param>
/// <param name="Answers">Answers; "does not apply" is none.</param>
public sealed record DayCount(
    Guid ServiceId,
    string Channel,
    string Measure,
    string Series,
    DateOnly Day,
    long Favourable,
    long Answers
);

/// <summary>Every measure by day, service and channel: what is watched. One read of the day cells for all measures together.</summary>
public sealed class ReadDays
{
    private readonly ReadCells cells;
    private readonly FindVersion versions;

    internal ReadDays(ReadCells cells, FindVersion versions)
    {
        this.cells = cells;
        this.versions = versions;
    }

    /// <summary>The counts of those days, each key once, in no particular order; days without answers are left out.</summary>
    public async Task<IReadOnlyList<DayCount>> Run(
        Guid agencyId,
        Scope scope,
        DateOnly first,
        DateOnly last,
        CancellationToken cancel = default
    )
    {
        var services = scope.Collectors.ToDictionary(
            each => each.CollectorId,
            each => each.ServiceId
        );
        var read = await cells.Run(
            new CellQuery(
                agencyId,
                scope.CollectorIds,
                Cube.DayChannel,
                first.DayNumber,
                last.DayNumber
            ),
            cancel
        );
        var counts =
            new Dictionary<(Guid, string, string, string, int), (long Favourable, long Answers)>();
        foreach (var version in read.GroupBy(cell => cell.VersionId))
        {
            // Days of a form that promised to show no small group are shown nowhere, so they are not watched.
            if (
                await versions.Run(agencyId, version.Key, cancel) is not { } frozen
                || SmallGroups.Of(frozen) > 0
            )
                continue;
            foreach (var asked in Asked(frozen))
            foreach (var cell in version)
            {
                var (favourable, answers) = asked.Count(cell.Sums);
                if (answers == 0)
                    continue;
                var key = (
                    services[cell.CollectorId],
                    cell.Slice,
                    asked.Measure,
                    asked.Series,
                    cell.Period
                );
                var before = counts.GetValueOrDefault(key);
                counts[key] = (before.Favourable + favourable, before.Answers + answers);
            }
        }
        return
        [
            .. counts.Select(each => new DayCount(
                each.Key.Item1,
                each.Key.Item2,
                each.Key.Item3,
                each.Key.Item4,
                DateOnly.FromDayNumber(each.Key.Item5),
                each.Value.Favourable,
                each.Value.Answers
            )),
        ];
    }

    private static IEnumerable<AskedItem> Asked(InstrumentVersion version)
    {
        var layout = CellLayout.Of(version, Cube.DayChannel);
        foreach (var measure in Measure.All)
            if (
                GatherCounts.MeasuredItem(version, measure.Key) is { } item
                && layout.Find(item.Key) is { } place
            )
                yield return new AskedItem(measure.Key, item, place);
    }

    private sealed record AskedItem(string Measure, Item Item, ItemPlace Place)
    {
        public string Series { get; } = Name(ItemSeries.Of(Item));

        public (long Favourable, long Answers) Count(long[] sums)
        {
            long favourable = 0,
                answers = 0;
            var counts = Place.Counts(sums);
            for (var i = 0; i < counts.Length; i++)
            {
                if (AnswerForm.IsAnswer(Item, i))
                    answers += counts[i];
                if (Item.Options[i].Favourable)
                    favourable += counts[i];
            }
            return (favourable, answers);
        }

        private static string Name(ItemSeries series) =>
            Ids.From(Guid.Empty, $"{series.Form.Name}\n{series.Construct}\n{series.Words}")
                .ToString("N")[..8];
    }
}
