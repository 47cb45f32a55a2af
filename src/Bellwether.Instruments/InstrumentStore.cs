using System.Data.Common;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Instruments;

/// <summary>Instruments and their drafts in the database.</summary>
internal static class InstrumentStore
{
    private const string Columns = """
        i.instrument_id AS InstrumentId, i.agency_id AS AgencyId, i.name AS Name,
        i.current_version_id AS CurrentVersionId, i.versions AS Versions,
        CASE WHEN d.revision IS NULL THEN 0 ELSE 1 END AS HasDraft,
        i.created_at AS CreatedAt, i.created_by AS CreatedBy, i.archived_at AS ArchivedAt
        FROM instruments_instrument i
        LEFT JOIN instruments_draft d ON d.agency_id = i.agency_id AND d.instrument_id = i.instrument_id
        """;

    public static Task<Instrument?> Find(
        DbConnection connection,
        Guid agencyId,
        Guid instrumentId,
        DbTransaction? transaction = null
    ) =>
        connection.QuerySingleOrDefaultAsync<Instrument>(
            $"SELECT {Columns} WHERE i.agency_id = @agencyId AND i.instrument_id = @instrumentId",
            new { agencyId, instrumentId },
            transaction
        );

    public static async Task<IReadOnlyList<Instrument>> List(
        Db db,
        Guid agencyId,
        CancellationToken cancel
    ) =>
        await db.Read(
            async connection =>
                (
                    await connection.QueryAsync<Instrument>(
                        $"SELECT {Columns} WHERE i.agency_id = @agencyId ORDER BY i.name, i.created_at, i.instrument_id",
                        new { agencyId }
                    )
                ).AsList(),
            cancel
        );

    /// <summary>Adds the instrument when it is not there yet, and locks it until the end of the transaction.</summary>
    public static async Task AddAndLock(
        DbTransaction transaction,
        Actor actor,
        Guid instrumentId,
        string name,
        DateTimeOffset now
    )
    {
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO instruments_instrument (agency_id, instrument_id, name, versions, created_at, created_by)
            VALUES (@AgencyId, @instrumentId, @name, 0, @now, @By) ON CONFLICT DO NOTHING
            """,
            new
            {
                actor.AgencyId,
                instrumentId,
                name,
                now,
                By = actor.Name,
            },
            transaction
        );
        await Lock(transaction, actor.AgencyId, instrumentId);
    }

    /// <summary>Locks the instrument until the end of the transaction; false when there is none.</summary>
    public static async Task<bool> Lock(
        DbTransaction transaction,
        Guid agencyId,
        Guid instrumentId
    ) =>
        await transaction.Connection!.ExecuteAsync(
            """
            UPDATE instruments_instrument SET versions = versions
            WHERE agency_id = @agencyId AND instrument_id = @instrumentId
            """,
            new { agencyId, instrumentId },
            transaction
        ) == 1;

    public static Task<DraftRow?> FindDraft(
        DbConnection connection,
        Guid agencyId,
        Guid instrumentId,
        DbTransaction? transaction = null
    ) =>
        connection.QuerySingleOrDefaultAsync<DraftRow>(
            """
            SELECT revision AS Revision, document AS Document, saved_at AS SavedAt, saved_by AS SavedBy
            FROM instruments_draft WHERE agency_id = @agencyId AND instrument_id = @instrumentId
            """,
            new { agencyId, instrumentId },
            transaction
        );

    public static Task SaveDraft(DbTransaction transaction, Draft draft) =>
        transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO instruments_draft (agency_id, instrument_id, revision, document, saved_at, saved_by)
            VALUES (@AgencyId, @InstrumentId, @Revision, @Document, @SavedAt, @SavedBy)
            ON CONFLICT (agency_id, instrument_id) DO UPDATE SET revision = excluded.revision,
                document = excluded.document, saved_at = excluded.saved_at, saved_by = excluded.saved_by
            """,
            new
            {
                draft.AgencyId,
                draft.InstrumentId,
                draft.Revision,
                Document = InstrumentDocument.Write(draft.Content),
                draft.SavedAt,
                draft.SavedBy,
            },
            transaction
        );

    public static Task RemoveDraft(DbTransaction transaction, Guid agencyId, Guid instrumentId) =>
        transaction.Connection!.ExecuteAsync(
            "DELETE FROM instruments_draft WHERE agency_id = @agencyId AND instrument_id = @instrumentId",
            new { agencyId, instrumentId },
            transaction
        );

    internal sealed record DraftRow(
        long Revision,
        string Document,
        DateTimeOffset SavedAt,
        string SavedBy
    )
    {
        public Draft Draft(Guid agencyId, Guid instrumentId) =>
            new(
                instrumentId,
                agencyId,
                Revision,
                InstrumentDocument.Parse(Document),
                SavedAt,
                SavedBy
            );
    }
}
