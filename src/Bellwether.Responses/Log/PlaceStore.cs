using System.Data.Common;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Responses;

/// <summary>Lists the collectors that have anything, stepping from one to the next through the key of each table.</summary>
internal static class PlaceStore
{
    /// <summary>Where responses are and were.</summary>
    public static readonly string[] LogTables = ["responses_response", "responses_erasure"];

    private static readonly string[] AllTables =
    [
        .. LogTables,
        "responses_tally",
        "responses_comment",
        "responses_coding",
        "responses_word",
        "responses_cell",
    ];

    /// <summary>Every collector that any table knows.</summary>
    public static Task<IReadOnlyList<CollectorPlace>> All(
        Db db,
        DbConnection connection,
        CancellationToken cancel
    ) =>
        In(
            connection,
            db.Dialect.OneWriter ? AllTables : [.. AllTables, "responses_cell_delta"],
            cancel
        );

    /// <summary>Every collector that one of those tables knows.</summary>
    public static async Task<IReadOnlyList<CollectorPlace>> In(
        DbConnection connection,
        IEnumerable<string> tables,
        CancellationToken cancel
    )
    {
        var found = new SortedDictionary<Guid, CollectorPlace>();
        foreach (var table in tables)
        foreach (
            var place in await connection.QueryAsync<CollectorPlace>(
                new CommandDefinition(
                    $"""
                    WITH RECURSIVE step (collector_id) AS (
                        SELECT * FROM (SELECT collector_id FROM {table} ORDER BY collector_id LIMIT 1) AS first
                        UNION ALL
                        SELECT (SELECT t.collector_id FROM {table} t WHERE t.collector_id > step.collector_id
                            ORDER BY t.collector_id LIMIT 1)
                        FROM step WHERE step.collector_id IS NOT NULL)
                    SELECT collector_id AS CollectorId,
                        (SELECT t.agency_id FROM {table} t WHERE t.collector_id = step.collector_id LIMIT 1) AS AgencyId
                    FROM step WHERE collector_id IS NOT NULL
                    """,
                    cancellationToken: cancel
                )
            )
        )
            found.TryAdd(place.CollectorId, place);
        return [.. found.Values];
    }
}

/// <summary>A collector and whose it is.</summary>
internal sealed record CollectorPlace(Guid CollectorId, Guid AgencyId);
