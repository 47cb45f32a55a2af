using System.Data.Common;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Responses;

/// <summary>The places taken of quotas. A counter is locked before it is looked at, so that two writers never both take the last place.</summary>
internal sealed class QuotaStore(Db db)
{
    /// <summary>Takes places for the rows that have quotas; returns the full quota of each row that finds no place.</summary>
    public static async Task<Dictionary<LogRow, string>> Take(
        DbTransaction transaction,
        IReadOnlyList<LogRow> rows
    )
    {
        var full = new Dictionary<LogRow, string>(ReferenceEqualityComparer.Instance);
        var limited = rows.Where(row => row.Quotas.Count > 0 && row.IsCounted).ToList();
        if (limited.Count == 0)
            return full;
        var taken = new SortedDictionary<QuotaKey, long>();
        foreach (var key in limited.SelectMany(Keys).Distinct().Order())
            taken[key] = await Lock(transaction, key);
        var before = taken.ToDictionary();
        foreach (var row in limited)
        {
            if (await IsRepeat(transaction, row))
                continue;
            var places = Keys(row).Zip(row.Quotas).ToList();
            if (
                places.Find(place => taken[place.First] >= place.Second.Most) is
                { Second: { } none }
            )
            {
                full[row] = none.Name;
                continue;
            }
            foreach (var (key, _) in places)
            {
                taken[key]++;
                await Remember(transaction, key, row.Response.ResponseId);
            }
        }
        foreach (var (key, count) in taken)
            if (before[key] != count)
                await Set(transaction, key, count);
        return full;
    }

    /// <summary>The places that responses took, freed (change -1) or taken again (change 1), whatever room there is.</summary>
    public static async Task Change(
        DbTransaction transaction,
        Guid agencyId,
        IReadOnlyList<FoundResponse> responses,
        int change
    )
    {
        var moved = new SortedDictionary<QuotaKey, long>();
        foreach (var response in responses)
        foreach (var quota in await Places(transaction, agencyId, response))
        {
            var key = new QuotaKey(response.CollectorId, quota, agencyId);
            moved[key] = moved.GetValueOrDefault(key) + change;
        }
        foreach (var (key, by) in moved)
            await transaction.Connection!.ExecuteAsync(
                "UPDATE responses_quota SET taken = taken + @by WHERE collector_id = @CollectorId AND quota = @Name AND agency_id = @AgencyId",
                new
                {
                    key.CollectorId,
                    key.Name,
                    key.AgencyId,
                    by,
                },
                transaction
            );
    }

    /// <summary>Forgets which places a response took; they stay taken.</summary>
    public static Task Forget(DbTransaction transaction, Guid collectorId, Guid responseId) =>
        transaction.Connection!.ExecuteAsync(
            "DELETE FROM responses_quota_place WHERE collector_id = @collectorId AND response_id = @responseId",
            new { collectorId, responseId },
            transaction
        );

    private static Task<IEnumerable<string>> Places(
        DbTransaction transaction,
        Guid agencyId,
        FoundResponse response
    ) =>
        transaction.Connection!.QueryAsync<string>(
            "SELECT quota FROM responses_quota_place WHERE collector_id = @CollectorId AND response_id = @ResponseId AND agency_id = @agencyId",
            new
            {
                response.CollectorId,
                response.ResponseId,
                agencyId,
            },
            transaction
        );

    private static Task Remember(DbTransaction transaction, QuotaKey key, Guid responseId) =>
        transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO responses_quota_place (collector_id, response_id, quota, agency_id)
            VALUES (@CollectorId, @responseId, @Name, @AgencyId) ON CONFLICT DO NOTHING
            """,
            new
            {
                key.CollectorId,
                responseId,
                key.Name,
                key.AgencyId,
            },
            transaction
        );

    public async Task<IReadOnlyDictionary<string, long>> Read(
        Guid agencyId,
        Guid collectorId,
        CancellationToken cancel
    ) =>
        await db.Read(
            async connection =>
                (
                    await connection.QueryAsync<(string Quota, long Taken)>(
                        "SELECT quota, taken FROM responses_quota WHERE collector_id = @collectorId AND agency_id = @agencyId",
                        new { collectorId, agencyId }
                    )
                ).ToDictionary(row => row.Quota, row => row.Taken, StringComparer.Ordinal),
            cancel
        );

    private static IEnumerable<QuotaKey> Keys(LogRow row) =>
        row.Quotas.Select(quota => new QuotaKey(
            row.Response.CollectorId,
            quota.Name,
            row.Response.AgencyId
        ));

    private static async Task<long> Lock(DbTransaction transaction, QuotaKey key)
    {
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO responses_quota (collector_id, quota, agency_id, taken) VALUES (@CollectorId, @Name, @AgencyId, 0)
            ON CONFLICT DO NOTHING
            """,
            key,
            transaction
        );
        return await transaction.Connection!.ExecuteScalarAsync<long>(
            """
            UPDATE responses_quota SET taken = taken WHERE collector_id = @CollectorId AND quota = @Name AND agency_id = @AgencyId
            RETURNING taken
            """,
            key,
            transaction
        );
    }

    private static Task Set(DbTransaction transaction, QuotaKey key, long taken) =>
        transaction.Connection!.ExecuteAsync(
            "UPDATE responses_quota SET taken = @taken WHERE collector_id = @CollectorId AND quota = @Name AND agency_id = @AgencyId",
            new
            {
                key.CollectorId,
                key.Name,
                key.AgencyId,
                taken,
            },
            transaction
        );

    private static async Task<bool> IsRepeat(DbTransaction transaction, LogRow row) =>
        await transaction.Connection!.ExecuteScalarAsync<long>(
            "SELECT COUNT(*) FROM responses_response WHERE collector_id = @CollectorId AND external_key = @ExternalKey",
            new { row.Response.CollectorId, row.ExternalKey },
            transaction
        ) > 0;

    // Sorted alike by every writer, so that none waits for another in a ring.
    private sealed record QuotaKey(Guid CollectorId, string Name, Guid AgencyId)
        : IComparable<QuotaKey>
    {
        public int CompareTo(QuotaKey? other)
        {
            var order = CollectorId.CompareTo(other!.CollectorId);
            return order == 0 ? string.CompareOrdinal(Name, other.Name) : order;
        }
    }
}
