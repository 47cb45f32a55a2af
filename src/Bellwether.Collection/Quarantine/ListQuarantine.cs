using Bellwether.Foundation.Data;

namespace Bellwether.Collection;

/// <summary>How many things wait in quarantine at one collector for one reason.</summary>
public sealed record QuarantineCount(Guid CollectorId, string Reason, long Count);

/// <summary>What waits in quarantine, by collector and reason, with the latest of it.</summary>
public sealed record QuarantineList(
    IReadOnlyList<QuarantineCount> Counts,
    IReadOnlyList<QuarantinedResponse> Latest
);

/// <summary>What could not be understood, for the people who look after the collectors.</summary>
public sealed class ListQuarantine(Db db)
{
    /// <summary>The counts, and the latest, newest first; words with personal details removed.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="collectorId">The latest only of this collector; null: of all.</param>
    /// <param name="most">How many of the latest.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<QuarantineList> Run(
        Guid agencyId,
        Guid? collectorId = null,
        int most = 50,
        CancellationToken cancel = default
    ) =>
        new(
            await QuarantineStore.Count(db, agencyId, cancel),
            await QuarantineStore.List(db, agencyId, collectorId, most, cancel)
        );
}
