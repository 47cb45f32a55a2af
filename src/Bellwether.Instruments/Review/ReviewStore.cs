using System.Data.Common;
using Bellwether.Foundation;
using Dapper;

namespace Bellwether.Instruments;

/// <summary>The steps of reviews and the authors of drafts in the database. Steps are added, never changed.</summary>
internal static class ReviewStore
{
    private const string Columns = """
        instrument_id AS InstrumentId, position AS Position, kind AS Kind, taken_at AS TakenAt, account_id AS AccountId,
        taken_by AS TakenBy, content_hash AS ContentHash, note AS Note FROM instruments_step
        """;

    public static async Task<IReadOnlyList<ReviewStep>> Steps(
        DbConnection connection,
        Guid agencyId,
        Guid instrumentId,
        DbTransaction? transaction = null
    ) =>
        [
            .. (
                await connection.QueryAsync<StepRow>(
                    $"SELECT {Columns} WHERE agency_id = @agencyId AND instrument_id = @instrumentId ORDER BY position",
                    new { agencyId, instrumentId },
                    transaction
                )
            ).Select(row => row.Step),
        ];

    public static async Task<ILookup<Guid, ReviewStep>> StepsOfAgency(
        DbConnection connection,
        Guid agencyId
    ) =>
        (
            await connection.QueryAsync<StepRow>(
                $"SELECT {Columns} WHERE agency_id = @agencyId ORDER BY instrument_id, position",
                new { agencyId }
            )
        ).ToLookup(row => row.InstrumentId, row => row.Step);

    public static async Task Add(
        DbTransaction transaction,
        Guid agencyId,
        Guid instrumentId,
        ReviewStep step
    ) =>
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO instruments_step (agency_id, instrument_id, position, kind, taken_at, account_id, taken_by, content_hash, note)
            SELECT @agencyId, @instrumentId, COALESCE(MAX(position), 0) + 1, @kind, @TakenAt, @AccountId, @TakenBy, @ContentHash, @Note
            FROM instruments_step WHERE agency_id = @agencyId AND instrument_id = @instrumentId
            """,
            new
            {
                agencyId,
                instrumentId,
                kind = (long)step.Kind,
                step.TakenAt,
                step.AccountId,
                step.TakenBy,
                step.ContentHash,
                step.Note,
            },
            transaction
        );

    public static async Task<IReadOnlyList<Author>> Authors(
        DbConnection connection,
        Guid agencyId,
        Guid instrumentId,
        DbTransaction? transaction = null
    ) =>
        (
            await connection.QueryAsync<Author>(
                """
                SELECT account_id AS AccountId, name AS Name FROM instruments_author
                WHERE agency_id = @agencyId AND instrument_id = @instrumentId ORDER BY name, account_id
                """,
                new { agencyId, instrumentId },
                transaction
            )
        ).AsList();

    /// <summary>Remembers who wrote in the draft; the system and the command line are nobody.</summary>
    public static Task AddAuthor(DbTransaction transaction, Actor actor, Guid instrumentId) =>
        actor.AccountId is not { } accountId
            ? Task.CompletedTask
            : transaction.Connection!.ExecuteAsync(
                """
                INSERT INTO instruments_author (agency_id, instrument_id, account_id, name)
                VALUES (@AgencyId, @instrumentId, @accountId, @Name) ON CONFLICT DO NOTHING
                """,
                new
                {
                    actor.AgencyId,
                    instrumentId,
                    accountId,
                    actor.Name,
                },
                transaction
            );

    public static Task RemoveAuthors(DbTransaction transaction, Guid agencyId, Guid instrumentId) =>
        transaction.Connection!.ExecuteAsync(
            "DELETE FROM instruments_author WHERE agency_id = @agencyId AND instrument_id = @instrumentId",
            new { agencyId, instrumentId },
            transaction
        );

    public static Task SetArchived(
        DbTransaction transaction,
        Guid agencyId,
        Guid instrumentId,
        DateTimeOffset? at
    ) =>
        transaction.Connection!.ExecuteAsync(
            "UPDATE instruments_instrument SET archived_at = @at WHERE agency_id = @agencyId AND instrument_id = @instrumentId",
            new
            {
                agencyId,
                instrumentId,
                at,
            },
            transaction
        );

    private sealed record StepRow(
        Guid InstrumentId,
        long Position,
        long Kind,
        DateTimeOffset TakenAt,
        Guid? AccountId,
        string TakenBy,
        string ContentHash,
        string Note
    )
    {
        public ReviewStep Step =>
            new(Position, (StepKind)Kind, TakenAt, AccountId, TakenBy, ContentHash, Note);
    }
}
