using System.Data.Common;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Collection;

/// <summary>Quotas in the database. The places taken are counted beside the log.</summary>
internal static class QuotaStore
{
    public static async Task<CollectorQuotas> Find(
        Db db,
        Guid agencyId,
        Guid collectorId,
        CancellationToken cancel
    ) =>
        await db.Read(
            async connection =>
            {
                var rows = await connection.QueryAsync<QuotaRow>(
                    """
                    SELECT most AS Most, item_key AS ItemKey, option_key AS OptionKey FROM collection_quota
                    WHERE agency_id = @agencyId AND collector_id = @collectorId ORDER BY item_key, option_key
                    """,
                    new { agencyId, collectorId }
                );
                return new CollectorQuotas([
                    .. rows.Select(row => new CollectorQuota(row.Most, row.ItemKey, row.OptionKey)),
                ]);
            },
            cancel
        );

    public static async Task Replace(
        DbTransaction transaction,
        Guid agencyId,
        Guid collectorId,
        IReadOnlyList<CollectorQuota> quotas
    )
    {
        await transaction.Connection!.ExecuteAsync(
            "DELETE FROM collection_quota WHERE agency_id = @agencyId AND collector_id = @collectorId",
            new { agencyId, collectorId },
            transaction
        );
        foreach (var quota in quotas)
            await transaction.Connection!.ExecuteAsync(
                """
                INSERT INTO collection_quota (agency_id, collector_id, item_key, option_key, most)
                VALUES (@agencyId, @collectorId, @ItemKey, @OptionKey, @Most)
                """,
                new
                {
                    agencyId,
                    collectorId,
                    quota.ItemKey,
                    quota.OptionKey,
                    quota.Most,
                },
                transaction
            );
    }

    private sealed record QuotaRow(long Most, string ItemKey, string OptionKey);
}
