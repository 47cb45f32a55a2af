using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Responses;

namespace Bellwether.Improvement;

/// <summary>
/// Takes over where cases stand from a file of the case system. Only what is newer changes anything, so the same file twice
/// says the same; a line that cannot be understood is left out and named.
/// </summary>
public sealed class RecordStatuses
{
    internal const int MostFaults = 100;
    private readonly StatusStore store;
    private readonly ListServices services;
    private readonly BlindNames names;
    private readonly TimeProvider time;

    internal RecordStatuses(
        StatusStore store,
        ListServices services,
        BlindNames names,
        TimeProvider time
    )
    {
        this.store = store;
        this.services = services;
        this.names = names;
        this.time = time;
    }

    /// <summary>Takes the lines over.</summary>
    /// <param name="actor">Who brings them.</param>
    /// <param name="serviceId">The service whose cases they are.</param>
    /// <param name="lines">The lines, in any order.</param>
    /// <param name="asOf">When the case system wrote them; null: now.</param>
    /// <param name="cancel">Stops before anything is kept.</param>
    public async Task<Outcome<StatusesRecorded>> Run(
        Actor actor,
        Guid serviceId,
        IReadOnlyList<StatusLine> lines,
        DateTimeOffset? asOf = null,
        CancellationToken cancel = default
    )
    {
        if (
            (await services.Run(actor.AgencyId, cancel: cancel)).All(service =>
                service.ServiceId != serviceId
            )
        )
            return NextRefusals.UnknownService;
        var now = time.GetUtcNow();
        if (asOf > now.AddMinutes(5))
            return new Refusal(
                "next.feed-ahead",
                RefusalKind.Invalid,
                "The file says it was written in the future. Check the clock of the case system."
            )
            {
                Faults =
                [
                    new(
                        "asOf",
                        "This time is in the future. Give the time at which the file was written."
                    ),
                ],
            };
        var feedAt = asOf ?? now;
        // A day that has begun anywhere on Earth is not in the future.
        var today = DateOnly.FromDateTime(now.AddHours(14).UtcDateTime);
        var kept = new Dictionary<string, StoredStatus>(StringComparer.Ordinal);
        var faults = ImmutableArray.CreateBuilder<StatusFault>();
        var refused = 0;
        foreach (var line in lines)
        {
            var (status, wrong) = StatusRules.Read(line, serviceId, today, feedAt);
            if (status is null)
            {
                refused++;
                faults.AddRange(wrong.Take(MostFaults - faults.Count));
                continue;
            }
            // A case that stands twice in one file is where its latest line says.
            var name = StatusRules.Normal(line.Reference);
            if (!kept.TryGetValue(name, out var other) || other.Status.Since <= status.Since)
                kept[name] = new StoredStatus(Hash(actor.AgencyId, name), status);
        }
        if (lines.Count > 0 && refused == lines.Count)
            return new Refusal(
                "next.nothing-read",
                RefusalKind.Invalid,
                "No line of the file could be understood. Nothing was changed."
            )
            {
                Faults =
                [
                    .. faults.Select(fault => new Fault(
                        $"row {fault.Row}, {fault.Field}",
                        fault.Reason
                    )),
                ],
            };
        var changed = await store.Keep(
            new StatusFeed(
                actor.AgencyId,
                serviceId,
                Ids.New(time),
                feedAt,
                now,
                actor.Name,
                lines.Count,
                refused
            ),
            [.. kept.Values],
            cancel
        );
        return new StatusesRecorded(
            lines.Count,
            changed,
            lines.Count - refused - changed,
            refused,
            faults.ToImmutable()
        );
    }

    private byte[] Hash(Guid agencyId, string name) => names.Of("case number", agencyId, name);
}
