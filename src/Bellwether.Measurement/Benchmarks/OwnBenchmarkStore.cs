using System.Data.Common;
using System.Text.Json;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Measurement;

/// <summary>An agency's own benchmarks in the database.</summary>
internal sealed class OwnBenchmarkStore(Db db)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public Task<IReadOnlyList<OwnBenchmark>> List(Guid agencyId, CancellationToken cancel) =>
        db.Read(connection => List(connection, agencyId, null), cancel);

    /// <summary>Writes the next revision of those that differ; how many were new or changed.</summary>
    public Task<int> Keep(
        Guid agencyId,
        IReadOnlyList<OwnBenchmark> benchmarks,
        string by,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        db.Write(
            async transaction =>
            {
                var known = (
                    await List(transaction.Connection!, agencyId, transaction)
                ).ToDictionary(each => each.Key, StringComparer.Ordinal);
                var changed = 0;
                foreach (
                    var each in benchmarks.Where(each => known.GetValueOrDefault(each.Key) != each)
                )
                {
                    await Retire(transaction, agencyId, each.Key);
                    await transaction.Connection!.ExecuteAsync(
                        """
                        INSERT INTO measurement_own_benchmark (agency_id, benchmark_key, revision, is_current, benchmark, recorded_at, recorded_by)
                        SELECT @agencyId, @Key, COALESCE(MAX(revision), 0) + 1, @yes, @json, @now, @by
                        FROM measurement_own_benchmark WHERE agency_id = @agencyId AND benchmark_key = @Key
                        """,
                        new
                        {
                            agencyId,
                            each.Key,
                            yes = true,
                            json = JsonSerializer.Serialize(each, Json),
                            now,
                            by,
                        },
                        transaction
                    );
                    changed++;
                }
                return changed;
            },
            cancel
        );

    /// <summary>Takes one away; its revisions stay.</summary>
    public Task<bool> Remove(Guid agencyId, string key, CancellationToken cancel) =>
        db.Write(transaction => Retire(transaction, agencyId, key), cancel);

    private static async Task<bool> Retire(DbTransaction transaction, Guid agencyId, string key) =>
        await transaction.Connection!.ExecuteAsync(
            "UPDATE measurement_own_benchmark SET is_current = @no WHERE agency_id = @agencyId AND benchmark_key = @key AND is_current = @yes",
            new
            {
                agencyId,
                key,
                yes = true,
                no = false,
            },
            transaction
        ) > 0;

    private static async Task<IReadOnlyList<OwnBenchmark>> List(
        DbConnection connection,
        Guid agencyId,
        DbTransaction? transaction
    ) =>
        [
            .. (
                await connection.QueryAsync<string>(
                    "SELECT benchmark FROM measurement_own_benchmark WHERE agency_id = @agencyId AND is_current = @yes ORDER BY benchmark_key",
                    new { agencyId, yes = true },
                    transaction
                )
            ).Select(json => JsonSerializer.Deserialize<OwnBenchmark>(json, Json)!),
        ];
}
