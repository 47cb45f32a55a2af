using System.Collections.Concurrent;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Bellwether.Instruments;
using Bellwether.Organization;

namespace Bellwether.Collection;

/// <summary>
/// The collectors in use, in memory, so that an answer costs no read. What this process changes is dropped at once; what other
/// processes change is seen in the outbox, which is looked at by position every second while people come.
/// </summary>
public sealed class CollectorDirectory
{
    private const int MostKept = 20_000;
    private const int MostEventsRead = 1_000;

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    // Names of services and agencies have no events: an entry is read again now and then.
    private static readonly TimeSpan OldAge = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Entry> byKey = new(StringComparer.Ordinal);
    private readonly Db db;
    private readonly Outbox outbox;
    private readonly FindVersion findVersion;
    private readonly FindAgency findAgency;
    private readonly FindService findService;
    private readonly TimeProvider time;
    private readonly SemaphoreSlim oneLook = new(1, 1);
    private long position = -1;
    private long lookedAt; // 0: never
    private long generation;

    /// <summary>An empty directory over the database.</summary>
    public CollectorDirectory(
        Db db,
        Outbox outbox,
        FindVersion findVersion,
        FindAgency findAgency,
        FindService findService,
        TimeProvider time
    )
    {
        this.db = db;
        this.outbox = outbox;
        this.findVersion = findVersion;
        this.findAgency = findAgency;
        this.findService = findService;
        this.time = time;
    }

    internal ValueTask<CollectorInUse?> Find(string key, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcTicks;
        return
            now - Volatile.Read(ref lookedAt) < LookAgain.Ticks
            && byKey.TryGetValue(key, out var entry)
            && now - entry.ReadAt < OldAge.Ticks
            ? ValueTask.FromResult<CollectorInUse?>(entry.InUse)
            : FindSlowly(key, now, cancel);
    }

    /// <summary>Drops everything that is kept.</summary>
    internal void ForgetEverything() => ForgetAll();

    /// <summary>Drops what is kept of a collector; the next answer reads it again.</summary>
    internal void Forget(string key)
    {
        Interlocked.Increment(ref generation);
        byKey.TryRemove(key, out _);
    }

    private async ValueTask<CollectorInUse?> FindSlowly(
        string key,
        long now,
        CancellationToken cancel
    )
    {
        await LookAtOutbox(now, cancel);
        if (byKey.TryGetValue(key, out var entry) && now - entry.ReadAt < OldAge.Ticks)
            return entry.InUse;
        // A change while we read makes what we read old: then it is used once and not kept.
        var before = Volatile.Read(ref generation);
        if (await Read(key, cancel) is not { } inUse)
            return null;
        if (byKey.Count >= MostKept)
            byKey.Clear();
        // What has not changed stays the same object: what others made for it (rendered pages) stays theirs.
        if (entry is not null && entry.InUse == inUse)
            inUse = entry.InUse;
        byKey[key] = new Entry(inUse, now);
        if (Volatile.Read(ref generation) != before)
            byKey.TryRemove(key, out _);
        return inUse;
    }

    private async Task<CollectorInUse?> Read(string key, CancellationToken cancel)
    {
        if (
            !CollectorKey.IsKey(key)
            || await CollectorStore.FindByKey(db, key, cancel) is not { } collector
        )
            return null;
        var agency = await findAgency.Run(collector.AgencyId, cancel);
        var service = await findService.Run(
            collector.AgencyId,
            collector.ServiceId.ToString(),
            cancel
        );
        var version = await findVersion.Run(collector.AgencyId, collector.VersionId, cancel);
        return agency is null || version is null
            ? throw new InvalidOperationException($"The collector {key} has lost what it asks for.")
            : await WithWords(
                new CollectorInUse(collector, WithCalendar(agency), service.Value, version)
                {
                    Quotas = await QuotaStore.Find(
                        db,
                        collector.AgencyId,
                        collector.CollectorId,
                        cancel
                    ),
                    Rules = await JurisdictionStore.Find(db, collector.AgencyId, cancel),
                },
                cancel
            );
    }

    private async Task<CollectorInUse> WithWords(CollectorInUse inUse, CancellationToken cancel)
    {
        var collector = inUse.Collector;
        var policy = await WordPolicyStore.Find(
            db,
            collector.AgencyId,
            collector.CollectorId,
            cancel
        );
        var protocol = await SafetyProtocolStore.Find(db, collector.AgencyId, cancel);
        return inUse with
        {
            Delivery = await DeliveryOf(collector, cancel),
            Privacy = await PrivacyNoticeStore.Find(
                db,
                collector.AgencyId,
                collector.CollectorId,
                cancel
            ),
            DropsOriginals = policy is { KeepsOriginals: false },
            HotlineEnglish = protocol?.HotlineEnglish ?? "",
            HotlineSpanish = protocol?.HotlineSpanish ?? "",
        };
    }

    private async Task<Delivery> DeliveryOf(Collector collector, CancellationToken cancel) =>
        await DeliveryStore.Find(db, collector.AgencyId, collector.CollectorId, cancel)
        ?? new Delivery();

    // An agency makes its calendar when it is first asked, and is not equal to itself before that.
    private static Agency WithCalendar(Agency agency)
    {
        _ = agency.Calendar;
        return agency;
    }

    // One caller looks; the others use what is a second old. Only after a silence do they wait.
    private async Task LookAtOutbox(long now, CancellationToken cancel)
    {
        var since = Volatile.Read(ref lookedAt);
        if (now - since < LookAgain.Ticks)
            return;
        var isLong = now - since > 2 * LookAgain.Ticks;
        if (!await oneLook.WaitAsync(isLong ? Timeout.Infinite : 0, cancel))
            return;
        try
        {
            if (Volatile.Read(ref lookedAt) != since)
                return;
            await ReadNews(cancel);
            Volatile.Write(ref lookedAt, now);
        }
        finally
        {
            oneLook.Release();
        }
    }

    private async Task ReadNews(CancellationToken cancel)
    {
        var latest = await outbox.Latest(cancel);
        if (position < 0 || latest - position > MostEventsRead)
            ForgetAll();
        else if (latest > position)
            foreach (var entry in await outbox.After(position, MostEventsRead, cancel))
                Hear(entry);
        position = latest;
    }

    private void Hear(OutboxEntry entry)
    {
        switch (entry.Kind)
        {
            case nameof(ClearanceChanged):
                ForgetClearance(entry.As<ClearanceChanged>().ClearanceId);
                return;
            case nameof(JurisdictionChosen):
            case nameof(SafetyProtocolChanged):
                ForgetAll();
                return;
        }
        var collectorId = entry.Kind switch
        {
            nameof(CollectorOpened) => entry.As<CollectorOpened>().CollectorId,
            nameof(CollectorClosed) => entry.As<CollectorClosed>().CollectorId,
            nameof(CollectorQuotasSet) => entry.As<CollectorQuotasSet>().CollectorId,
            nameof(CollectorDeliveryChanged) => entry.As<CollectorDeliveryChanged>().CollectorId,
            nameof(CollectorVersionReplaced) => entry.As<CollectorVersionReplaced>().CollectorId,
            nameof(WordPolicyChanged) => entry.As<WordPolicyChanged>().CollectorId,
            _ => Guid.Empty,
        };
        if (collectorId == Guid.Empty)
            return;
        foreach (var (key, kept) in byKey)
            if (kept.InUse.Collector.CollectorId == collectorId)
                Forget(key);
    }

    /// <summary>Drops every collector that is under that clearance, and those under none: it may cover them now.</summary>
    internal void ForgetClearance(Guid clearanceId)
    {
        Interlocked.Increment(ref generation);
        foreach (var (key, kept) in byKey)
            if (kept.InUse.Collector.Clearance?.ClearanceId is not { } id || id == clearanceId)
                byKey.TryRemove(key, out _);
    }

    /// <summary>Drops everything.</summary>
    internal void ForgetAll()
    {
        Interlocked.Increment(ref generation);
        byKey.Clear();
    }

    private sealed record Entry(CollectorInUse InUse, long ReadAt);
}
