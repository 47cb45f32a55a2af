using System.Collections.Concurrent;
using Bellwether.Foundation.Data;

namespace Bellwether.Instruments;

/// <summary>A frozen version by its id. Versions never change, so each is read once and then kept in memory.</summary>
public sealed class FindVersion(Db db)
{
    private const int MostKept = 4096;

    private readonly ConcurrentDictionary<(Guid Agency, Guid Version), InstrumentVersion> kept =
        new();

    /// <summary>The version, or null when that agency has none with this id.</summary>
    public ValueTask<InstrumentVersion?> Run(
        Guid agencyId,
        Guid versionId,
        CancellationToken cancel = default
    ) =>
        kept.TryGetValue((agencyId, versionId), out var version)
            ? ValueTask.FromResult<InstrumentVersion?>(version)
            : Fetch(agencyId, versionId, cancel);

    private async ValueTask<InstrumentVersion?> Fetch(
        Guid agencyId,
        Guid versionId,
        CancellationToken cancel
    )
    {
        if (await VersionStore.Find(db, agencyId, versionId, cancel) is not { } version)
            return null;
        if (kept.Count >= MostKept)
            kept.Clear();
        // Whoever was first wins, so that every caller holds the same object.
        return kept.GetOrAdd((agencyId, versionId), version);
    }
}
