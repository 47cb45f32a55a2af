using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;

namespace Bellwether.Organization;

/// <summary>Takes the volumes and facts of an import back; a volume that it corrected is current again.</summary>
public sealed class TakeBackFacts(Db db, Outbox outbox)
{
    /// <summary>Takes them back, all in one transaction.</summary>
    /// <returns>How many are gone.</returns>
    public Task<int> Run(Actor actor, Guid batchId, CancellationToken cancel = default) =>
        db.Write(
            async tx =>
            {
                var facts = await FactStore.Remove(tx, actor.AgencyId, batchId);
                var volumes = await VolumeStore.Remove(tx, actor.AgencyId, batchId);
                await outbox.Append(
                    tx,
                    [
                        .. volumes.Select(volume => new VolumeRecorded(
                            actor.AgencyId,
                            volume.ServiceId,
                            volume.First,
                            volume.Last
                        )),
                    ],
                    cancel
                );
                return facts + volumes.Count;
            },
            cancel
        );
}
