namespace Bellwether.Collection;

/// <summary>
/// Counts in memory how often a form was shown, begun and answered; the sums are written down every few seconds. No person,
/// no address and no visit is kept with them.
/// </summary>
public sealed class CountFunnel(TimeProvider time)
{
    private const int MostVisits = 100_000;

    private readonly Lock gate = new();
    private readonly LocalDays days = new();
    private readonly HashSet<string> begun = new(StringComparer.Ordinal);
    private Dictionary<OfferKey, long> counts = [];

    /// <summary>Adds one.</summary>
    /// <param name="inUse">The collector.</param>
    /// <param name="channel">The channel of the door.</param>
    /// <param name="step">How far somebody came.</param>
    /// <param name="visit">The form's own random id, so that a page sent twice is begun once; forgotten with the process.</param>
    public void Run(CollectorInUse inUse, string channel, OfferStep step, string? visit = null)
    {
        var day = days.Of(inUse.Agency.Calendar, time.GetUtcNow()).Day;
        var collector = inUse.Collector;
        lock (gate)
        {
            if (step == OfferStep.Started && visit is not null && !IsFirst(visit))
                return;
            Add(new OfferKey(collector.AgencyId, collector.CollectorId, channel, day, step), 1);
        }
    }

    /// <summary>Takes out what was counted since the last time.</summary>
    internal IReadOnlyList<OfferCount> Drain()
    {
        Dictionary<OfferKey, long> taken;
        lock (gate)
        {
            if (counts.Count == 0)
                return [];
            (taken, counts) = (counts, []);
        }
        return [.. taken.Select(each => each.Key.With(each.Value))];
    }

    /// <summary>Puts back what could not be written.</summary>
    internal void Return(IEnumerable<OfferCount> unwritten)
    {
        lock (gate)
            foreach (var each in unwritten)
                Add(
                    new OfferKey(
                        each.AgencyId,
                        each.CollectorId,
                        each.Channel,
                        each.Day,
                        each.Step
                    ),
                    each.Count
                );
    }

    private void Add(OfferKey key, long count) =>
        counts[key] = counts.GetValueOrDefault(key) + count;

    private bool IsFirst(string visit)
    {
        if (begun.Count >= MostVisits)
            begun.Clear();
        return begun.Add(visit);
    }

    private readonly record struct OfferKey(
        Guid AgencyId,
        Guid CollectorId,
        string Channel,
        DateOnly Day,
        OfferStep Step
    )
    {
        public OfferCount With(long count) => new(AgencyId, CollectorId, Channel, Day, Step, count);
    }
}
