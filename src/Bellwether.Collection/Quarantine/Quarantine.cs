using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Responses;
using Bellwether.Text;
using Bellwether.Text.Redaction;

namespace Bellwether.Collection;

/// <summary>Keeps what could not be understood, and lets it go when the same sender mends it.</summary>
internal sealed class Quarantine(Db db, IntakeSettings settings, SealWords seal)
{
    private const int Longest = 16_000;
    private const int MostWaiting = 50_000;

    private readonly SemaphoreSlim oneLoad = new(1, 1);
    private ConcurrentDictionary<Guid, bool>? waiting;

    /// <summary>Keeps an answer whose items or options the version does not have.</summary>
    public Task Keep(Intake intake, Refusal refusal, CancellationToken cancel)
    {
        var body = new StringBuilder();
        foreach (var (key, values) in intake.Incoming.Answers)
            body.Append(key).Append(": ").AppendJoin(", ", values).Append('\n');
        return Keep(
            intake.InUse,
            intake.Day.Day,
            new UnreadableResponse("", intake.Incoming.Door, body.ToString(), default)
            {
                ExternalId = intake.Incoming.ExternalId,
            },
            refusal.Code,
            refusal.Faults.Count > 0 ? refusal.Faults[0].Field : "",
            cancel
        );
    }

    /// <summary>Keeps what came to a collector, once for each content, and not without end.</summary>
    public async Task Keep(
        CollectorInUse inUse,
        DateOnly day,
        UnreadableResponse what,
        string reason,
        string field,
        CancellationToken cancel
    )
    {
        var collector = inUse.Collector;
        var original = NormaliseWords.Run(what.Body, Longest).Words;
        var id = Ids.New(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero));
        var row = new QuarantineRow(
            collector.AgencyId,
            collector.CollectorId,
            id,
            Fingerprint(reason, what),
            Key(collector, what.ExternalId),
            day,
            what.Door,
            reason,
            field,
            inUse.DropsOriginals ? "" : seal.Run(original, id),
            RedactWords.Run(original, "en").Words
        );
        await db.Write(
            async tx =>
            {
                var kept = await QuarantineStore.CountOfDay(tx, row.AgencyId, row.CollectorId, day);
                if (kept < settings.QuarantinePerDay)
                    await QuarantineStore.Add(tx, row);
            },
            cancel
        );
        if (row.ExternalKey is { } key)
            (await Waiting(cancel)).TryAdd(key, true);
    }

    /// <summary>Forgets what waited under this id: the answer has been mended and is in the log.</summary>
    public async ValueTask Release(Collector collector, string externalId, CancellationToken cancel)
    {
        var ids = Volatile.Read(ref waiting) ?? await Waiting(cancel);
        if (ids.IsEmpty || Key(collector, externalId) is not { } key || !ids.TryRemove(key, out _))
            return;
        await db.Write(tx => QuarantineStore.Release(tx, collector.AgencyId, key), cancel);
    }

    private async Task<ConcurrentDictionary<Guid, bool>> Waiting(CancellationToken cancel)
    {
        await oneLoad.WaitAsync(cancel);
        try
        {
            if (waiting is null)
            {
                var ids = new ConcurrentDictionary<Guid, bool>();
                foreach (var id in await QuarantineStore.Waiting(db, MostWaiting, cancel))
                    ids.TryAdd(id, true);
                Volatile.Write(ref waiting, ids);
            }
            if (waiting.Count > 2 * MostWaiting)
                waiting.Clear();
            return waiting;
        }
        finally
        {
            oneLoad.Release();
        }
    }

    private static Guid? Key(Collector collector, string? externalId) =>
        externalId is null ? null : Ids.From(collector.CollectorId, externalId);

    // The same thing sent again is the same thing.
    private static string Fingerprint(string reason, UnreadableResponse what) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{reason}\n{what.ExternalId}\n{what.Body}"))
        );
}
