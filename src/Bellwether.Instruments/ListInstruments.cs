using Bellwether.Foundation.Data;

namespace Bellwether.Instruments;

/// <summary>The instruments of an agency.</summary>
public sealed class ListInstruments(Db db)
{
    /// <summary>All of them, by name.</summary>
    public Task<IReadOnlyList<Instrument>> Run(Guid agencyId, CancellationToken cancel = default) =>
        InstrumentStore.List(db, agencyId, cancel);
}
