namespace Bellwether.Responses;

/// <summary>How often people who looked agreed with what had been coded before they looked.</summary>
/// <param name="Reviewed">Comments a person corrected or confirmed.</param>
/// <param name="SameThemes">Of these: exactly the same themes.</param>
/// <param name="SameFeeling">Of these: the same feeling.</param>
public sealed record CodingAgreement(long Reviewed, long SameThemes, long SameFeeling)
{
    /// <summary>Comments that the next run may code anew.</summary>
    public long Waiting { get; init; }
}

/// <summary>Reads how often people agree with the coding.</summary>
public sealed class ReadAgreement
{
    private readonly CorrectionStore store;

    internal ReadAgreement(CorrectionStore store) => this.store = store;

    /// <summary>The agreement over some collectors.</summary>
    public async Task<CodingAgreement> Run(
        Guid agencyId,
        IReadOnlyCollection<Guid> collectorIds,
        CancellationToken cancel = default
    ) =>
        await store.Agreement(agencyId, collectorIds, cancel) with
        {
            Waiting = await store.Waiting(agencyId, cancel),
        };
}
