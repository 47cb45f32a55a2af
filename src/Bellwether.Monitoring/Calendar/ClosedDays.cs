using Bellwether.Foundation;
using Bellwether.Organization;

namespace Bellwether.Monitoring;

/// <summary>Days on which an agency, or one of its services, is closed: what comes in on them tells nothing of what is usual.</summary>
/// <param name="ClosedId">Their id.</param>
/// <param name="AgencyId">Whose.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, included.</param>
/// <param name="Name">Why, in a few words: Founders' Day.</param>
/// <param name="AddedBy">Who said so.</param>
/// <param name="AddedAt">When.</param>
public sealed record ClosedDays(
    Guid ClosedId,
    Guid AgencyId,
    DateOnly First,
    DateOnly Last,
    string Name,
    string AddedBy,
    DateTimeOffset AddedAt
)
{
    /// <summary>Only this service is closed; null: the whole agency.</summary>
    public Guid? ServiceId { get; init; }
}

/// <summary>Days to close.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, included.</param>
/// <param name="Name">Why.</param>
public sealed record DaysToClose(DateOnly? First, DateOnly? Last, string? Name)
{
    /// <summary>Only this service; null: the whole agency.</summary>
    public Guid? ServiceId { get; init; }

    /// <summary>Given by the caller so that a repeated request closes the days once; null: a new id.</summary>
    public Guid? ClosedId { get; init; }
}

/// <summary>Says on which days an agency or a service is closed. Public holidays are known without.</summary>
public sealed class CloseDays
{
    /// <summary>The longest stretch at once.</summary>
    public const int MostDays = 31;

    private const int LongestName = 100;

    private readonly ClosedStore store;
    private readonly ListServices services;
    private readonly TimeProvider time;

    internal CloseDays(ClosedStore store, ListServices services, TimeProvider time)
    {
        this.store = store;
        this.services = services;
        this.time = time;
    }

    /// <summary>Closes them. The watch begins anew with them.</summary>
    public async Task<Outcome<ClosedDays>> Run(
        Actor actor,
        DaysToClose wanted,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var faults = new List<Fault>();
        if (wanted.First is null)
            faults.Add(new("first", "Give the first day, such as 2026-11-27."));
        var last = wanted.Last ?? wanted.First;
        if (last < wanted.First)
            faults.Add(new("last", "The last day lies before the first one. Swap them."));
        else if (last?.DayNumber - wanted.First?.DayNumber >= MostDays)
            faults.Add(new("last", $"Close at most {MostDays} days at once."));
        if (string.IsNullOrWhiteSpace(wanted.Name))
            faults.Add(new("name", "Say why in a few words, such as Founders’ Day."));
        else if (wanted.Name.Trim().Length > LongestName)
            faults.Add(new("name", $"Keep it to {LongestName} characters."));
        if (
            wanted.ServiceId is { } only
            && (await services.Run(actor.AgencyId, cancel: cancel)).All(service =>
                service.ServiceId != only
            )
        )
            faults.Add(new("service", "Choose one of the agency's services, or all of them."));
        if (faults.Count > 0)
            return Refusals.Incomplete([.. faults]);
        var closed = new ClosedDays(
            wanted.ClosedId ?? Ids.New(time),
            actor.AgencyId,
            wanted.First!.Value,
            last!.Value,
            wanted.Name!.Trim(),
            actor.Name,
            time.GetUtcNow()
        )
        {
            ServiceId = wanted.ServiceId,
        };
        await store.Add(closed, cancel);
        return closed;
    }
}

/// <summary>Takes back that days were closed.</summary>
public sealed class OpenDays
{
    private readonly ClosedStore store;

    internal OpenDays(ClosedStore store) => this.store = store;

    /// <summary>Takes it back.</summary>
    public async Task<Outcome<Nothing>> Run(
        Actor actor,
        Guid closedId,
        CancellationToken cancel = default
    ) =>
        await store.Remove(actor.AgencyId, closedId, cancel) == 0
            ? Refusals.NoClosedDays
            : default(Nothing);
}

/// <summary>The days an agency said it is closed, the latest first.</summary>
public sealed class ListClosedDays
{
    private readonly ClosedStore store;

    internal ListClosedDays(ClosedStore store) => this.store = store;

    /// <summary>Lists them.</summary>
    public Task<IReadOnlyList<ClosedDays>> Run(Guid agencyId, CancellationToken cancel = default) =>
        store.List(agencyId, cancel);
}
