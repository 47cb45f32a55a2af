using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace Bellwether.Organization;

/// <summary>Journeys, segments and personas in the database: each revision whole, one of them current.</summary>
internal sealed class RevisionStore<T>(string table, string column)
    where T : class
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web);

    public async Task<IReadOnlyList<Revised<T>>> List(
        DbConnection connection,
        Guid agencyId,
        DbTransaction? transaction = null
    ) =>
        [
            .. (
                await connection.QueryAsync<Row>(
                    $"""
                    SELECT slug AS Slug, revision AS Revision, {column} AS Json, recorded_at AS At, recorded_by AS ByWhom
                    FROM {table} WHERE agency_id = @agencyId AND is_current = @yes ORDER BY slug
                    """,
                    new { agencyId, yes = true },
                    transaction
                )
            ).Select(row => new Revised<T>(
                row.Slug,
                row.Revision,
                JsonSerializer.Deserialize<T>(row.Json, Options)!,
                row.Json
            )),
        ];

    /// <summary>Writes the next revision of those that differ from what is there; how many are new, changed and the same.</summary>
    public async Task<(int Added, int Changed, int Unchanged)> Keep(
        DbTransaction transaction,
        Guid agencyId,
        IEnumerable<(string Slug, T Value)> values,
        string by,
        DateTimeOffset now
    )
    {
        var known = (await List(transaction.Connection!, agencyId, transaction)).ToDictionary(
            each => each.Slug,
            StringComparer.Ordinal
        );
        var (added, changed, unchanged) = (0, 0, 0);
        foreach (var (slug, value) in values)
        {
            var json = JsonSerializer.Serialize(value, Options);
            var before = known.GetValueOrDefault(slug);
            if (before?.Json == json)
            {
                unchanged++;
                continue;
            }
            if (before is null)
                added++;
            else
                changed++;
            await Add(transaction, agencyId, slug, json, by, now);
        }
        return (added, changed, unchanged);
    }

    /// <summary>Takes one away; its revisions stay, none of them current.</summary>
    public async Task<bool> Retire(DbTransaction transaction, Guid agencyId, string slug) =>
        await transaction.Connection!.ExecuteAsync(
            $"UPDATE {table} SET is_current = @no WHERE agency_id = @agencyId AND slug = @slug AND is_current = @yes",
            new
            {
                agencyId,
                slug,
                yes = true,
                no = false,
            },
            transaction
        ) == 1;

    private async Task Add(
        DbTransaction transaction,
        Guid agencyId,
        string slug,
        string json,
        string by,
        DateTimeOffset now
    )
    {
        await Retire(transaction, agencyId, slug);
        await transaction.Connection!.ExecuteAsync(
            $"""
            INSERT INTO {table} (agency_id, slug, revision, is_current, {column}, recorded_at, recorded_by)
            SELECT @agencyId, @slug, COALESCE(MAX(revision), 0) + 1, @yes, @json, @now, @by
            FROM {table} WHERE agency_id = @agencyId AND slug = @slug
            """,
            new
            {
                agencyId,
                slug,
                yes = true,
                json,
                now,
                by,
            },
            transaction
        );
    }

    private sealed record Row(
        string Slug,
        long Revision,
        string Json,
        DateTimeOffset At,
        string ByWhom
    );
}

/// <summary>The current revision of something.</summary>
internal sealed record Revised<T>(string Slug, long Revision, T Value, string Json);
