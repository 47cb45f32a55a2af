using System.Collections.Concurrent;
using System.Collections.Immutable;
using Bellwether.Measurement;
using Bellwether.Organization;

namespace Bellwether.Monitoring;

/// <summary>What a look at the streams found.</summary>
/// <param name="Streams">Streams that have answers.</param>
/// <param name="Watched">Those with enough behind them to be judged.</param>
/// <param name="Raised">Alerts that are new.</param>
public sealed record WatchReport(int Streams, int Watched, int Raised);

/// <summary>Looks at every stream of an agency as answers come in, at its rules and at the numbers of its operation, and raises what stands out.</summary>
/// <remarks>
/// The first look of a process reads all days from the cells; later ones only the last few. Nothing is stored but what was
/// raised: the same cells and judgements give the same states again. Cost: docs/benchmarks.md.
/// </remarks>
public sealed class WatchStreams : IDisposable
{
    // Answers of the last days may still come in; older ones start the watch anew.
    private const int OpenDays = 3;
    private const int LongestLookDays = 760;

    private static readonly WatchRules Rules = WatchRules.Default;

    private readonly GatherStreams gather;
    private readonly AlertStore alerts;
    private readonly RuleStore written;
    private readonly ClosedStore closed;
    private readonly FindAgency agencies;
    private readonly TimeProvider time;
    private readonly ConcurrentDictionary<Guid, Kept> kept = new();
    private readonly SemaphoreSlim oneLook = new(1, 1);

    internal WatchStreams(
        GatherStreams gather,
        AlertStore alerts,
        RuleStore written,
        ClosedStore closed,
        FindAgency agencies,
        TimeProvider time
    )
    {
        this.gather = gather;
        this.alerts = alerts;
        this.written = written;
        this.closed = closed;
        this.agencies = agencies;
        this.time = time;
    }

    /// <summary>Looks, and records what is new. Repeating it changes nothing.</summary>
    /// <param name="agencyId">Whose streams.</param>
    /// <param name="scope">All of the agency's collectors.</param>
    /// <param name="changedFrom">The earliest day whose answers came or went since the last look; null when none did long ago.</param>
    /// <param name="cancel">Stops the look.</param>
    public async Task<WatchReport> Run(
        Guid agencyId,
        Scope scope,
        DateOnly? changedFrom = null,
        CancellationToken cancel = default
    )
    {
        await oneLook.WaitAsync(cancel);
        try
        {
            // An import or an erasure of long ago changes what is usual: begin with all days again.
            if (kept.TryGetValue(agencyId, out var known) && changedFrom <= known.Settled)
                kept.TryRemove(agencyId, out _);
            return await Look(agencyId, scope, cancel);
        }
        finally
        {
            oneLook.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => oneLook.Dispose();

    private async Task<WatchReport> Look(Guid agencyId, Scope scope, CancellationToken cancel)
    {
        if (await agencies.Run(agencyId, cancel) is not { } agency)
            return new WatchReport(0, 0, 0);
        var today = agency.Calendar.LocalDay(time.GetUtcNow());
        var standing = await alerts.List(agencyId, null, cancel);
        var wrong = standing
            .Where(alert => alert is { Verdict: AlertVerdict.False, JudgedOn: not null })
            .SelectMany(alert =>
                alert.Signals.Select(signal => new Judged(
                    signal.Stream.Text,
                    alert.JudgedOn!.Value
                ))
            )
            .ToLookup(judged => judged.On);
        var known = await Settle(agencyId, scope, today, wrong, cancel);
        var watch = new Watch(known.Days, Rules, wrong, today);
        var (states, signals) = Replay.Run(watch, known.States, known.Settled.AddDays(1), today);
        var facts = gather.Facts(agencyId);
        var (fresh, joined) = GatherAlerts.Of(
            agencyId,
            standing,
            [
                .. known.Signals,
                .. signals,
                .. WatchFacts.Of(facts, today),
                .. RunRules.Of(await written.List(agencyId, cancel), known.Days, facts, today),
            ],
            Rules,
            time.GetUtcNow(),
            today
        );
        var raised =
            fresh.Count + joined.Count > 0 ? await alerts.Add(fresh, joined, agencyId, cancel) : 0;
        return new WatchReport(
            known.Days.Keys.Count,
            states.Count(state => state.Usual is not null || state.Volume is not null),
            raised
        );
    }

    // The days up to the last one that is settled are taken in once; the others are read again each time.
    private async Task<Kept> Settle(
        Guid agencyId,
        Scope scope,
        DateOnly today,
        ILookup<DateOnly, Judged> wrong,
        CancellationToken cancel
    )
    {
        var judged = wrong.Sum(each => each.Count());
        var settled = today.AddDays(-OpenDays);
        var calendar = new WatchCalendar(await closed.List(agencyId, cancel));
        var known =
            kept.TryGetValue(agencyId, out var before)
            && before.Judged == judged
            && before.Days.Calendar.Stamp == calendar.Stamp
                ? before
                : new Kept(
                    new StreamDays(calendar),
                    [],
                    [],
                    today.AddDays(-LongestLookDays),
                    judged
                );
        var from = known.Settled.AddDays(1);
        known.Days.Replace(from, await gather.Run(agencyId, scope, from, today, cancel));
        if (settled > known.Settled)
        {
            var (states, signals) = Replay.Run(
                new Watch(known.Days, Rules, wrong),
                known.States,
                from,
                settled
            );
            known = known with
            {
                States = states,
                Signals = [.. known.Signals, .. signals],
                Settled = settled,
            };
        }
        kept[agencyId] = known;
        return known;
    }

    private sealed record Kept(
        StreamDays Days,
        ImmutableArray<StreamState> States,
        ImmutableArray<Signal> Signals,
        DateOnly Settled,
        int Judged
    );
}
