using System.Data.Common;
using Bellwether.Foundation;
using Dapper;

namespace Bellwether.Instruments;

/// <summary>The agency's own questions, and why something like them was asked again, in the database.</summary>
internal static class BankStore
{
    public static async Task<IReadOnlyList<KeptRow>> List(DbConnection connection, Guid agencyId) =>
        (
            await connection.QueryAsync<KeptRow>(
                """
                SELECT bank_id AS BankId, item AS Item, version AS Version, saved_by AS SavedBy
                FROM instruments_bank WHERE agency_id = @agencyId ORDER BY saved_at, bank_id
                """,
                new { agencyId }
            )
        ).AsList();

    public static Task Keep(
        DbTransaction transaction,
        Actor actor,
        Guid bankId,
        string item,
        DateTimeOffset now
    ) =>
        transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO instruments_bank (agency_id, bank_id, item, version, saved_at, saved_by)
            VALUES (@AgencyId, @bankId, @item, 1, @now, @Name)
            ON CONFLICT (agency_id, bank_id) DO UPDATE SET item = excluded.item, version = instruments_bank.version + 1,
                saved_at = excluded.saved_at, saved_by = excluded.saved_by
            """,
            new
            {
                actor.AgencyId,
                bankId,
                item,
                now,
                actor.Name,
            },
            transaction
        );

    public static Task Say(
        DbTransaction transaction,
        Actor actor,
        SimilarReason reason,
        DateTimeOffset now
    ) =>
        transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO instruments_similar (agency_id, instrument_id, item_key, similar_to, reason, said_at, said_by)
            VALUES (@AgencyId, @InstrumentId, @ItemKey, @SimilarTo, @Reason, @now, @Name)
            ON CONFLICT (agency_id, instrument_id, item_key) DO UPDATE SET similar_to = excluded.similar_to,
                reason = excluded.reason, said_at = excluded.said_at, said_by = excluded.said_by
            """,
            new
            {
                actor.AgencyId,
                reason.InstrumentId,
                reason.ItemKey,
                reason.SimilarTo,
                reason.Reason,
                now,
                actor.Name,
            },
            transaction
        );

    public static async Task<IReadOnlyList<SimilarReason>> Reasons(
        DbConnection connection,
        Guid agencyId,
        Guid instrumentId
    ) =>
        (
            await connection.QueryAsync<SimilarReason>(
                """
                SELECT instrument_id AS InstrumentId, item_key AS ItemKey, similar_to AS SimilarTo, reason AS Reason
                FROM instruments_similar WHERE agency_id = @agencyId AND instrument_id = @instrumentId ORDER BY item_key
                """,
                new { agencyId, instrumentId }
            )
        ).AsList();

    internal sealed record KeptRow(Guid BankId, string Item, long Version, string SavedBy);
}
