namespace Bellwether.Collection;

/// <summary>
/// Counts in memory what the intake turned away and why; the sums are written down every few seconds. However many are sent, it
/// holds one number for each collector, day and reason, and no sender.
/// </summary>
internal sealed class CountRejections(IntakeSettings settings)
{
    private const int MostTrapped = 20_000;
    private const int MostSuspicions = 50_000;

    private readonly Lock gate = new();
    private readonly HashSet<(Guid CollectorId, string ExternalId)> trapped = [];
    private Dictionary<RejectionKey, long> counts = [];
    private List<Suspicion> suspicions = [];

    /// <summary>Adds a refused answer to its count; what was refused for its content is none of these.</summary>
    public void Refused(Intake intake, string code)
    {
        var incoming = intake.Incoming;
        if (code == IntakeRefusals.RateCode)
            Count(intake, incoming.WrongWork ? RejectionReason.Work : RejectionReason.Rate);
        else if (code == IntakeRefusals.TrapCode)
            Count(intake, RejectionReason.Trap);
        else
            return;
        if (code == IntakeRefusals.TrapCode && incoming.ExternalId is { } externalId)
            lock (gate)
            {
                if (trapped.Count >= MostTrapped)
                    trapped.Clear();
                trapped.Add((intake.InUse.Collector.CollectorId, externalId));
            }
    }

    /// <summary>Adds one that could not even be read and came too often.</summary>
    public void Refused(Collector collector, DateOnly day) =>
        Add(new RejectionKey(collector.AgencyId, collector.CollectorId, day, RejectionReason.Rate));

    /// <summary>Looks at how a recorded answer came, and remembers for whoever moderates what was odd about it.</summary>
    public void Recorded(Intake intake)
    {
        if (intake.Receipt.Repeated)
            return;
        if (intake.Incoming.Seconds < settings.TooFastSeconds)
        {
            Count(intake, RejectionReason.TooFast);
            Suspect(intake, RejectionReason.TooFast);
        }
        if (WasTrapped(intake))
            Suspect(intake, RejectionReason.Trap);
    }

    /// <summary>Takes out what was counted since the last time.</summary>
    public (IReadOnlyList<RejectionCount> Counts, IReadOnlyList<Suspicion> Suspicions) Drain()
    {
        lock (gate)
        {
            if (counts.Count == 0 && suspicions.Count == 0)
                return ([], []);
            var taken = counts.Select(each => each.Key.With(each.Value)).ToList();
            var odd = suspicions;
            (counts, suspicions) = ([], []);
            return (taken, odd);
        }
    }

    /// <summary>Puts back what could not be written.</summary>
    public void Return(IEnumerable<RejectionCount> unwritten, IEnumerable<Suspicion> odd)
    {
        lock (gate)
        {
            foreach (var each in unwritten)
            {
                var key = new RejectionKey(each.AgencyId, each.CollectorId, each.Day, each.Reason);
                counts[key] = counts.GetValueOrDefault(key) + each.Count;
            }
            suspicions.AddRange(odd.Take(MostSuspicions - suspicions.Count));
        }
    }

    private bool WasTrapped(Intake intake)
    {
        if (intake.Incoming.ExternalId is not { } externalId)
            return false;
        lock (gate)
            return trapped.Count > 0
                && trapped.Remove((intake.InUse.Collector.CollectorId, externalId));
    }

    private void Count(Intake intake, RejectionReason reason)
    {
        var collector = intake.InUse.Collector;
        Add(new RejectionKey(collector.AgencyId, collector.CollectorId, intake.Day.Day, reason));
    }

    private void Add(RejectionKey key)
    {
        lock (gate)
            counts[key] = counts.GetValueOrDefault(key) + 1;
    }

    private void Suspect(Intake intake, RejectionReason reason)
    {
        var collector = intake.InUse.Collector;
        lock (gate)
            if (suspicions.Count < MostSuspicions)
                suspicions.Add(
                    new Suspicion(
                        collector.AgencyId,
                        collector.CollectorId,
                        intake.Receipt.ResponseId,
                        reason,
                        intake.Day.Day
                    )
                );
    }

    private readonly record struct RejectionKey(
        Guid AgencyId,
        Guid CollectorId,
        DateOnly Day,
        RejectionReason Reason
    )
    {
        public RejectionCount With(long count) => new(AgencyId, CollectorId, Day, Reason, count);
    }
}
