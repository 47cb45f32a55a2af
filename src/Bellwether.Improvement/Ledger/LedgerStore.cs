using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Improvement;

internal sealed class LedgerStore(Db db)
{
    public Task<int> Write(
        Guid agencyId,
        Guid changeId,
        LedgerEntry entry,
        DateTimeOffset now,
        string by,
        CancellationToken cancel
    ) =>
        db.Write(
            tx =>
                tx.Connection!.ExecuteAsync(
                    """
                    INSERT INTO improvement_ledger (agency_id, change_id, theme_id, heard_count, heard_from, heard_until, could_not,
                        credit_en, credit_es, changed_at, changed_by)
                    SELECT agency_id, change_id, @ThemeId, @HeardCount, @HeardFrom, @HeardUntil, @CouldNot, @en, @es, @now, @by
                    FROM improvement_change WHERE agency_id = @agencyId AND change_id = @changeId
                    ON CONFLICT (agency_id, change_id) DO UPDATE
                    SET theme_id = excluded.theme_id, heard_count = excluded.heard_count, heard_from = excluded.heard_from,
                        heard_until = excluded.heard_until, could_not = excluded.could_not, credit_en = excluded.credit_en,
                        credit_es = excluded.credit_es, changed_at = excluded.changed_at, changed_by = excluded.changed_by
                    """,
                    new
                    {
                        agencyId,
                        changeId,
                        entry.ThemeId,
                        entry.HeardCount,
                        entry.HeardFrom,
                        entry.HeardUntil,
                        entry.CouldNot,
                        en = entry.Credit?.En,
                        es = entry.Credit?.Es,
                        now,
                        by,
                    },
                    tx
                ),
            cancel
        );

    public Task<IReadOnlyDictionary<Guid, LedgerEntry>> All(
        Guid agencyId,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyDictionary<Guid, LedgerEntry>>(
            async connection =>
                (
                    await connection.QueryAsync<Row>(
                        """
                        SELECT change_id AS ChangeId, theme_id AS ThemeId, heard_count AS HeardCount, heard_from AS HeardFrom,
                            heard_until AS HeardUntil, could_not AS CouldNot, credit_en AS CreditEn, credit_es AS CreditEs
                        FROM improvement_ledger WHERE agency_id = @agencyId
                        """,
                        new { agencyId }
                    )
                ).ToDictionary(row => row.ChangeId, row => row.ToEntry()),
            cancel
        );

    private sealed record Row(
        Guid ChangeId,
        string? ThemeId,
        long? HeardCount,
        DateOnly? HeardFrom,
        DateOnly? HeardUntil,
        bool CouldNot,
        string? CreditEn,
        string? CreditEs
    )
    {
        public LedgerEntry ToEntry() =>
            new(
                ThemeId,
                HeardCount,
                HeardFrom,
                HeardUntil,
                CouldNot,
                CreditEn is null ? null : new PlainText(CreditEn, CreditEs)
            );
    }
}
