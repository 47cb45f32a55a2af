using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;

namespace Bellwether.Organization;

/// <summary>A volume to record.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Channel">The channel's code or everyday word.</param>
/// <param name="First">First day of the period.</param>
/// <param name="Last">Last day of the period, included.</param>
/// <param name="Customers">People who used it, or null when not known.</param>
/// <param name="Offered">People who were offered the questions, or null when not known.</param>
/// <param name="Source">Where the figures are from, in words.</param>
/// <param name="SourceKey">Names this figure at its source for good: recording it again under this key changes nothing.</param>
public sealed record VolumeToRecord(
    Guid ServiceId,
    string Channel,
    DateOnly First,
    DateOnly Last,
    long? Customers,
    long? Offered,
    string Source,
    string SourceKey
)
{
    /// <summary>The collector it is for, or null when it is for the whole service on that channel.</summary>
    public Guid? ScopeId { get; init; }

    /// <summary>The import it comes with, by which it can be taken back; null when none.</summary>
    public Guid? BatchId { get; init; }

    /// <summary>True when it corrects what was recorded under the same key; the earlier figures are kept, no longer current.</summary>
    public bool Corrects { get; init; }
}

/// <summary>Records how many people used a service in a period and how many were offered the questions.</summary>
public sealed class RecordVolume(Db db, Outbox outbox, TimeProvider time)
{
    /// <summary>Records it, or finds it recorded.</summary>
    public async Task<Outcome<VolumeFact>> Run(
        Actor actor,
        VolumeToRecord what,
        CancellationToken cancel = default
    )
    {
        var faults = new FaultList();
        var fact = VolumeRules.Check(actor, what, faults);
        var key = faults.Name(what.SourceKey, "sourceKey", 400);
        return await db.Write<Outcome<VolumeFact>>(
            async tx =>
            {
                if (!await ServiceStore.Lock(tx, actor.AgencyId, what.ServiceId))
                    faults.Add(
                        "serviceId",
                        "There is no such service in this agency. Choose one of its services."
                    );
                if (
                    faults.Refuse(
                        new Refusal(
                            "volume.invalid",
                            RefusalKind.Invalid,
                            "The volume cannot be recorded yet. Please look at the marked fields."
                        )
                    ) is
                    { } refusal
                )
                    return refusal;
                var before = await VolumeStore.FindByKey(tx, actor.AgencyId, key);
                if (before?.Fact(actor.AgencyId) == fact)
                    return fact;
                // Who reaches one service only must not change, nor learn, another's figures by their key.
                if (before is not null && before.Fact(actor.AgencyId).ServiceId != fact.ServiceId)
                    return VolumeRules.OtherService;
                if (before is not null && !what.Corrects)
                    return VolumeRules.Different(before);
                var near = await VolumeStore.Overlapping(tx, fact, key);
                if (near is not null)
                    return VolumeRules.Overlaps(near);
                await VolumeStore.Add(tx, fact, key, what.BatchId, actor.Name, time.GetUtcNow());
                await outbox.Append(
                    tx,
                    [new VolumeRecorded(fact.AgencyId, fact.ServiceId, fact.First, fact.Last)],
                    cancel
                );
                return fact;
            },
            cancel
        );
    }
}
