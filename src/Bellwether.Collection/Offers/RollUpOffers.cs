using System.Globalization;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Organization;

namespace Bellwether.Collection;

/// <summary>
/// Hands counted offers to the volumes, by collector, channel and month, where every response rate finds its denominator.
/// Made again from the sums each time, so that running it twice changes nothing.
/// </summary>
public sealed class RollUpOffers(
    Db db,
    FindAgency findAgency,
    ReadVolumes readVolumes,
    RecordVolume recordVolume,
    TimeProvider time
)
{
    private const string Source = "Counted by Bellwether";

    /// <summary>Rolls up month by month, up to yesterday.</summary>
    /// <param name="actor">Whose offers.</param>
    /// <param name="collectorId">Only of this collector; null: of all.</param>
    /// <param name="since">A day of the first month; null: of the last month.</param>
    /// <param name="cancel">Stops between months.</param>
    public async Task Run(
        Actor actor,
        Guid? collectorId,
        DateOnly? since = null,
        CancellationToken cancel = default
    )
    {
        if (await findAgency.Run(actor.AgencyId, cancel) is not { } agency)
            return;
        var yesterday = agency.Calendar.LocalDay(time.GetUtcNow()).AddDays(-1);
        var month = new DateOnly(yesterday.Year, yesterday.Month, 1);
        var from = since is { } day
            ? Earlier(new DateOnly(day.Year, day.Month, 1), month)
            : month.AddMonths(-1);
        var counts = await OfferStore.List(
            db,
            actor.AgencyId,
            collectorId,
            from,
            yesterday,
            cancel
        );
        if (counts.Count == 0)
            return;
        var began = (await OfferStore.FirstDays(db, actor.AgencyId, cancel)).ToDictionary(
            each => (each.CollectorId, each.Channel),
            each => each.First
        );
        var volumes = await readVolumes.Run(
            new VolumeQuery(actor.AgencyId, from, yesterday),
            cancel
        );
        foreach (var same in counts.GroupBy(each => (each.CollectorId, each.Channel)))
        {
            if (
                await CollectorStore.Find(db, actor.AgencyId, same.Key.CollectorId, cancel)
                is not { } collector
            )
                continue;
            var others = volumes
                .Where(fact =>
                    fact.ScopeId == same.Key.CollectorId
                    && fact.Channel == same.Key.Channel
                    && fact.Source != Source
                )
                .ToList();
            for (var first = from; first <= month; first = first.AddMonths(1))
                await RollUp(
                    actor,
                    collector,
                    same.Key.Channel,
                    [.. same.Where(each => each.Day >= first && each.Day < first.AddMonths(1))],
                    Later(first, began[same.Key]),
                    Earlier(first.AddMonths(1).AddDays(-1), yesterday),
                    others,
                    cancel
                );
        }
    }

    private async Task RollUp(
        Actor actor,
        Collector collector,
        string channel,
        IReadOnlyList<OfferCount> counts,
        DateOnly first,
        DateOnly last,
        IReadOnlyList<VolumeFact> others,
        CancellationToken cancel
    )
    {
        var number = 0;
        foreach (var run in OfferedDays.Of(counts, first, last, others))
        {
            var key = string.Create(
                CultureInfo.InvariantCulture,
                $"offers/{collector.CollectorId}/{channel}/{last:yyyy-MM}/{++number}"
            );
            // Somebody else's figure for the same days may come in between: theirs stands, and ours is not needed.
            _ = await recordVolume.Run(
                actor,
                new VolumeToRecord(
                    collector.ServiceId,
                    channel,
                    run.First,
                    run.Last,
                    null,
                    run.Offered,
                    Source,
                    key
                )
                {
                    ScopeId = collector.CollectorId,
                    Corrects = true,
                },
                cancel
            );
        }
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
