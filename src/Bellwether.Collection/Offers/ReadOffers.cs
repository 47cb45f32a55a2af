using Bellwether.Foundation.Data;

namespace Bellwether.Collection;

/// <summary>How many people were offered the questions, and how far they came: sums by collector, channel, day and step.</summary>
public sealed class ReadOffers(Db db)
{
    /// <summary>The sums of the days asked for.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="collectorId">Only of this collector; null: of all.</param>
    /// <param name="firstDay">First day.</param>
    /// <param name="lastDay">Last day, included.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task<IReadOnlyList<OfferCount>> Run(
        Guid agencyId,
        Guid? collectorId,
        DateOnly firstDay,
        DateOnly lastDay,
        CancellationToken cancel = default
    ) => OfferStore.List(db, agencyId, collectorId, firstDay, lastDay, cancel);
}

/// <summary>The numbers that people entered for one collector, the latest first.</summary>
public sealed class ListOfferEntries(Db db)
{
    /// <summary>The last two hundred.</summary>
    public Task<IReadOnlyList<OfferEntry>> Run(
        Guid agencyId,
        Guid collectorId,
        CancellationToken cancel = default
    ) => OfferStore.Entries(db, agencyId, collectorId, cancel);
}
