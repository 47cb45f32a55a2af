using Bellwether.Foundation.Data;

namespace Bellwether.Responses;

/// <summary>Finds the response a receipt code was given for.</summary>
public sealed class FindReceipt
{
    private readonly Db db;

    internal FindReceipt(Db db) => this.db = db;

    /// <summary>The response, also when it was erased; null when the code leads to none of this agency's.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="code">The code as a person writes it.</param>
    /// <param name="cancel">Stops the search.</param>
    public async Task<FoundResponse?> Run(
        Guid agencyId,
        string code,
        CancellationToken cancel = default
    )
    {
        if (!ReceiptCode.TryRead(code, out var key))
            return null;
        var found = await db.Read(
            connection => FindStore.Find(connection, agencyId, [key], [], cancel),
            cancel
        );
        return found.FirstOrDefault();
    }
}

/// <summary>A response that was found by its receipt or id.</summary>
/// <param name="ResponseId">Its id.</param>
/// <param name="CollectorId">Where it came in.</param>
/// <param name="Day">The local day it counts under.</param>
/// <param name="IsErased">True when only its tombstone is left.</param>
public sealed record FoundResponse(Guid ResponseId, Guid CollectorId, DateOnly Day, bool IsErased);
