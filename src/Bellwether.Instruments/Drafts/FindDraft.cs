using Bellwether.Foundation.Data;

namespace Bellwether.Instruments;

/// <summary>The draft of an instrument.</summary>
public sealed class FindDraft(Db db)
{
    /// <summary>The draft, or null when nobody is working on one.</summary>
    public async Task<Draft?> Run(
        Guid agencyId,
        Guid instrumentId,
        CancellationToken cancel = default
    ) =>
        (
            await db.Read(
                connection => InstrumentStore.FindDraft(connection, agencyId, instrumentId),
                cancel
            )
        )?.Draft(agencyId, instrumentId);
}
