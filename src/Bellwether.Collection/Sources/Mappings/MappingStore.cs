using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Collection.Sources;

/// <summary>Saved mappings in the database.</summary>
internal static class MappingStore
{
    public static Task Save(
        Db db,
        Guid agencyId,
        Mapping mapping,
        string by,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        db.Write(
            tx =>
                tx.Connection!.ExecuteAsync(
                    """
                    INSERT INTO collection_mapping (agency_id, name_key, name, document, saved_at, saved_by)
                    VALUES (@agencyId, @key, @name, @document, @now, @by)
                    ON CONFLICT (agency_id, name_key) DO UPDATE SET name = excluded.name, document = excluded.document,
                        saved_at = excluded.saved_at, saved_by = excluded.saved_by
                    """,
                    new
                    {
                        agencyId,
                        key = Key(mapping.Name),
                        name = mapping.Name.Trim(),
                        document = MappingDocument.Write(mapping),
                        now,
                        by,
                    },
                    tx
                ),
            cancel
        );

    public static Task<string?> Find(Db db, Guid agencyId, string name, CancellationToken cancel) =>
        db.Read(
            connection =>
                connection.QuerySingleOrDefaultAsync<string?>(
                    "SELECT document FROM collection_mapping WHERE agency_id = @agencyId AND name_key = @key",
                    new { agencyId, key = Key(name) }
                ),
            cancel
        );

    public static Task<IReadOnlyList<string>> List(
        Db db,
        Guid agencyId,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<string>>(
            async connection =>
                (
                    await connection.QueryAsync<string>(
                        "SELECT document FROM collection_mapping WHERE agency_id = @agencyId ORDER BY name_key",
                        new { agencyId }
                    )
                ).AsList(),
            cancel
        );

    private static string Key(string name) => name.Trim().ToLowerInvariant();
}
