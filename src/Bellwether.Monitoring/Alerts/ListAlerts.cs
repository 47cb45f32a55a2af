using System.Collections.Immutable;
using Bellwether.Organization;

namespace Bellwether.Monitoring;

/// <summary>The alerts of an agency, and how often they were right.</summary>
/// <param name="Waiting">Those that ask for attention today, the newest first.</param>
/// <param name="PutOff">Those that were put off, the soonest first.</param>
/// <param name="Done">Those that somebody judged, the newest first.</param>
/// <param name="History">Changes that were found long after they began, the newest first.</param>
/// <param name="Precision">How often alerts were right.</param>
public sealed record AlertList(
    ImmutableArray<Alert> Waiting,
    ImmutableArray<Alert> PutOff,
    ImmutableArray<Alert> Done,
    ImmutableArray<Alert> History,
    AlertPrecision Precision
);

/// <summary>How often alerts were right, in the words of the people who looked.</summary>
/// <param name="Real">Something had changed.</param>
/// <param name="Known">It had, and it was known.</param>
/// <param name="False">Nothing had.</param>
public sealed record AlertPrecision(int Real, int Known, int False)
{
    /// <summary>Alerts that were judged.</summary>
    public int Judged => Real + Known + False;
}

/// <summary>Lists alerts.</summary>
public sealed class ListAlerts
{
    private readonly AlertStore store;
    private readonly FindAgency agencies;
    private readonly TimeProvider time;

    internal ListAlerts(AlertStore store, FindAgency agencies, TimeProvider time)
    {
        this.store = store;
        this.agencies = agencies;
        this.time = time;
    }

    /// <summary>All alerts of the agency, sorted by what they ask for; of these services only, when some are named.</summary>
    public async Task<AlertList> Run(
        Guid agencyId,
        IReadOnlyCollection<Guid>? serviceIds = null,
        CancellationToken cancel = default
    )
    {
        var today = await Today(agencies, time, agencyId, cancel);
        var alerts = (await store.List(agencyId, null, cancel))
            .Where(alert => serviceIds?.Contains(alert.ServiceId) ?? true)
            .ToList();
        int Count(AlertVerdict verdict) => alerts.Count(alert => alert.Verdict == verdict);
        var open = alerts.Where(alert => alert.Verdict == AlertVerdict.Open).ToList();
        return new AlertList(
            [.. open.Where(alert => alert.Waits(today))],
            [
                .. open.Where(alert => !alert.IsHistory && !alert.Waits(today))
                    .OrderBy(alert => alert.SnoozedUntil),
            ],
            [.. alerts.Where(alert => alert.Verdict != AlertVerdict.Open)],
            [.. open.Where(alert => alert.IsHistory)],
            new AlertPrecision(
                Count(AlertVerdict.Real),
                Count(AlertVerdict.Known),
                Count(AlertVerdict.False)
            )
        );
    }

    internal static async Task<DateOnly> Today(
        FindAgency agencies,
        TimeProvider time,
        Guid agencyId,
        CancellationToken cancel
    ) =>
        await agencies.Run(agencyId, cancel) is { } agency
            ? agency.Calendar.LocalDay(time.GetUtcNow())
            : DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}
