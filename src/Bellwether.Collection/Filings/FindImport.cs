using Bellwether.Foundation.Data;

namespace Bellwether.Collection.Filings;

/// <summary>An import with a page of what was found wrong.</summary>
/// <param name="Import">The import.</param>
/// <param name="Counts">How often each reason occurs, the most frequent first.</param>
/// <param name="Defects">The page, in the order of the file.</param>
public sealed record ImportFound(
    ImportKept Import,
    IReadOnlyList<DefectCount> Counts,
    IReadOnlyList<Defect> Defects
);

/// <summary>An import and its defects, page by page.</summary>
public sealed class FindImport(Db db)
{
    /// <summary>The import, or null when the agency has none with this id.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="importId">The import.</param>
    /// <param name="reason">Only defects of this reason; null: all.</param>
    /// <param name="after">Number of the last defect of the page before; 0 for the first page.</param>
    /// <param name="most">Defects on a page.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task<ImportFound?> Run(
        Guid agencyId,
        Guid importId,
        string? reason = null,
        int after = 0,
        int most = 500,
        CancellationToken cancel = default
    ) =>
        db.Read(
            async connection =>
                await FilingStore.FindImport(connection, agencyId, importId) is { } import
                    ? new ImportFound(
                        import,
                        await FilingStore.CountDefects(connection, agencyId, importId),
                        await FilingStore.Defects(
                            connection,
                            agencyId,
                            importId,
                            reason,
                            after,
                            most
                        )
                    )
                    : null,
            cancel
        );
}
