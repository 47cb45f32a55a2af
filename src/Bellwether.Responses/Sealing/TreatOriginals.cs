namespace Bellwether.Responses;

/// <summary>
/// Brings words that were stored under earlier settings under those of today: what still lies open is sealed, and where originals are
/// not kept any more they are dropped. The redacted words stay.
/// </summary>
public sealed class TreatOriginals
{
    private readonly OriginalStore store;
    private readonly SealWords seal;

    internal TreatOriginals(OriginalStore store, SealWords seal)
    {
        this.store = store;
        this.seal = seal;
    }

    /// <summary>Goes through one collector in bounded transactions; stopped halfway, it goes on the next time.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="collectorId">The collector.</param>
    /// <param name="drop">True: originals are dropped, but for those of an answer over which somebody is still worried.</param>
    /// <param name="cancel">Stops between transactions.</param>
    public async Task<TreatedOriginals> Run(
        Guid agencyId,
        Guid collectorId,
        bool drop,
        CancellationToken cancel = default
    )
    {
        var dropped = drop ? await store.Drop(agencyId, collectorId, cancel) : 0;
        return new TreatedOriginals(await store.Seal(agencyId, collectorId, seal, cancel), dropped);
    }
}

/// <summary>What was done to words stored earlier.</summary>
/// <param name="Sealed">Comments whose original lay open and is sealed now.</param>
/// <param name="Dropped">Comments whose original is gone now.</param>
public readonly record struct TreatedOriginals(int Sealed, int Dropped)
{
    /// <summary>Both together.</summary>
    public static TreatedOriginals operator +(TreatedOriginals one, TreatedOriginals other) =>
        one.Add(other);

    /// <summary>Both together.</summary>
    public TreatedOriginals Add(TreatedOriginals other) =>
        new(Sealed + other.Sealed, Dropped + other.Dropped);
}
