namespace Bellwether.Responses;

/// <summary>Removes the words of a collector's old answers, sealed and redacted alike. Answers and counts stay.</summary>
public sealed class ForgetWords
{
    private readonly CommentStore store;

    internal ForgetWords(CommentStore store) => this.store = store;

    /// <summary>Removes words from before a day; returns how many comments are gone. The database overwrites their bytes when
    /// its files are next scrubbed.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="collectorId">Of which collector.</param>
    /// <param name="before">The first day whose words stay.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task<int> Run(
        Guid agencyId,
        Guid collectorId,
        DateOnly before,
        CancellationToken cancel = default
    ) => store.Forget(agencyId, collectorId, before, cancel);
}
