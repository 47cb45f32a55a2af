using Bellwether.Foundation.Data;

namespace Bellwether.Instruments;

/// <summary>An instrument by its id.</summary>
public sealed class FindInstrument(Db db)
{
    /// <summary>The instrument, or null when that agency has none with this id.</summary>
    public Task<Instrument?> Run(
        Guid agencyId,
        Guid instrumentId,
        CancellationToken cancel = default
    ) => db.Read(connection => InstrumentStore.Find(connection, agencyId, instrumentId), cancel);
}
