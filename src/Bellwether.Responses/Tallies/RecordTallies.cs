using System.Data.Common;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;

namespace Bellwether.Responses;

/// <summary>Records counts that arrived without answers and adds them to cells as responses are.</summary>
public sealed class RecordTallies
{
    private const int AtOnce = 500;

    private readonly Db db;
    private readonly Outbox outbox;
    private readonly ILogStore log;
    private readonly ShapeStore shapes;

    internal RecordTallies(Db db, Outbox outbox, ILogStore log, ShapeStore shapes)
    {
        this.db = db;
        this.outbox = outbox;
        this.log = log;
        this.shapes = shapes;
    }

    /// <summary>Records tallies, in transactions of bounded size; running it again with the same ones changes nothing.</summary>
    /// <param name="tallies">What to record.</param>
    /// <param name="cancel">Stops between transactions.</param>
    /// <returns>How many were new, how many were there already, and which of those say something else now.</returns>
    /// <exception cref="ArgumentException">A tally fits no period, or its counts do not fit the version.</exception>
    public async Task<TallyReport> Run(
        IReadOnlyList<NewTally> tallies,
        CancellationToken cancel = default
    )
    {
        foreach (var tally in tallies)
            Check(tally, shapes.Of(tally.Version));
        var recorded = 0;
        var differing = new List<string>();
        foreach (var batch in tallies.OrderBy(Key).Chunk(AtOnce))
        {
            cancel.ThrowIfCancellationRequested();
            IReadOnlyList<Guid> newShapes = [];
            var added = await db.Write(
                async transaction =>
                {
                    newShapes = await shapes.Store(
                        transaction,
                        batch.Select(tally => (tally.AgencyId, shapes.Of(tally.Version)))
                    );
                    return await Write(transaction, batch, differing, cancel);
                },
                cancel
            );
            shapes.Remember(newShapes);
            recorded += added;
        }
        return new TallyReport(recorded, tallies.Count - recorded, differing);
    }

    private async Task<int> Write(
        DbTransaction transaction,
        NewTally[] batch,
        List<string> differing,
        CancellationToken cancel
    )
    {
        var cells = new CellSums();
        var added = new List<NewTally>();
        foreach (var tally in batch)
        {
            if (await TallyStore.Insert(transaction, tally))
            {
                added.Add(tally);
                TallyCells.Add(Counted(tally), shapes.Of(tally.Version), cells);
            }
            else if (!Same(await TallyStore.Find(transaction, tally), tally))
            {
                differing.Add(tally.ExternalId);
            }
        }
        await log.AddCells(transaction, cells, cancel);
        await outbox.Append(transaction, Tell(added), cancel);
        return added.Count;
    }

    private static bool Same(TallyRow? before, NewTally tally) =>
        before is not null
        && before.VersionId == tally.Version.VersionId
        && before.FirstDay == tally.First
        && before.LastDay == tally.Last
        && before.Slice == tally.Slice.Text
        && before.Respondents == tally.Respondents
        && before.Items == TallyStore.Write(tally.Items);

    private static void Check(NewTally tally, CellShape shape)
    {
        if (!TallyCells.Places(Counted(tally)).Any())
            throw new ArgumentException(
                $"A tally covers a day, a calendar month or three whole months, not {tally.First:yyyy-MM-dd} to {tally.Last:yyyy-MM-dd}.",
                nameof(tally)
            );
        foreach (var item in tally.Items)
        {
            var place = shape.Counted.FirstOrDefault(counted => counted.Key == item.ItemKey);
            if (place is null || (item.Withheld is null && item.Counts.Length != place.Options))
                throw new ArgumentException(
                    $"The counts of {item.ItemKey} do not fit the version.",
                    nameof(tally)
                );
            if (item.Withheld is null && (place.Edges is not null || place.Ranked > 0))
                throw new ArgumentException(
                    $"{item.ItemKey} is a number, a day or a ranking: counts alone do not tell its sums.",
                    nameof(tally)
                );
            if (item.Withheld is null && !tally.TakesBack && item.Counts.Any(count => count < 0))
                throw new ArgumentException(
                    $"A count of {item.ItemKey} is below zero.",
                    nameof(tally)
                );
        }
    }

    private static CountedTally Counted(NewTally tally) =>
        new(
            tally.AgencyId,
            tally.CollectorId,
            tally.First,
            tally.Last,
            tally.QuarterFirstMonth,
            tally.Slice,
            tally.Respondents,
            tally.Items
        );

    private static (Guid, string) Key(NewTally tally) => (tally.CollectorId, tally.ExternalId);

    private static List<IEvent> Tell(List<NewTally> added) =>
        [
            .. added
                .GroupBy(tally => tally.AgencyId)
                .Select(agency => new TalliesRecorded(
                    agency.Key,
                    [
                        .. agency
                            .GroupBy(tally => tally.CollectorId)
                            .Select(collector => new CollectorCount(
                                collector.Key,
                                collector.Count(),
                                collector.Min(tally => tally.First),
                                collector.Max(tally => tally.Last)
                            )),
                    ]
                )),
        ];
}

/// <summary>What became of tallies.</summary>
/// <param name="Recorded">How many were new.</param>
/// <param name="Repeated">How many were there already: nothing was changed.</param>
/// <param name="Differing">External ids of repeats that say something else than what was recorded first: the first stands.</param>
public sealed record TallyReport(int Recorded, int Repeated, IReadOnlyList<string> Differing);
