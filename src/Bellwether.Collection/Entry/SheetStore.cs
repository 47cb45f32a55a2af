using System.Data.Common;
using Dapper;

namespace Bellwether.Collection;

/// <summary>A typed sheet with what was typed, as long as it waits.</summary>
internal sealed record SheetRow(
    Guid AgencyId,
    Guid CollectorId,
    string Sheet,
    Guid PileId,
    long Place,
    PaperState State,
    string Language,
    string FirstAnswers,
    string FirstBy,
    Guid? FirstId,
    string SecondAnswers,
    string SecondBy,
    DateTimeOffset TypedAt
);

/// <summary>Typed sheets in the database.</summary>
internal static class SheetStore
{
    private const string Select = """
        SELECT agency_id AS AgencyId, collector_id AS CollectorId, sheet AS Sheet, pile_id AS PileId, place AS Place, state AS State,
            language AS Language, first_answers AS FirstAnswers, first_by AS FirstBy, first_id AS FirstId,
            second_answers AS SecondAnswers, second_by AS SecondBy, typed_at AS TypedAt
        FROM collection_sheet
        """;

    public static async Task<bool> Add(DbTransaction transaction, SheetRow row) =>
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO collection_sheet (agency_id, collector_id, sheet, pile_id, place, state, language, first_answers, first_by,
                first_id, second_answers, second_by, typed_at, response_id)
            SELECT @AgencyId, @CollectorId, @Sheet, @PileId, COALESCE(MAX(place), 0) + 1, @State, @Language, @FirstAnswers, @FirstBy,
                @FirstId, '', '', @TypedAt, NULL
            FROM collection_sheet WHERE agency_id = @AgencyId AND pile_id = @PileId
            ON CONFLICT DO NOTHING
            """,
            new
            {
                row.AgencyId,
                row.CollectorId,
                row.Sheet,
                row.PileId,
                State = (long)row.State,
                row.Language,
                row.FirstAnswers,
                row.FirstBy,
                row.FirstId,
                row.TypedAt,
            },
            transaction
        ) == 1;

    public static async Task<SheetRow?> Find(
        DbTransaction transaction,
        Guid agencyId,
        Guid collectorId,
        string sheet
    ) =>
        (
            await transaction.Connection!.QuerySingleOrDefaultAsync<Read>(
                $"{Select} WHERE agency_id = @agencyId AND collector_id = @collectorId AND sheet = @sheet",
                new
                {
                    agencyId,
                    collectorId,
                    sheet,
                },
                transaction
            )
        )?.Row;

    public static async Task<IReadOnlyList<SheetRow>> List(
        DbConnection connection,
        DbTransaction? transaction,
        Guid agencyId,
        Guid pileId
    ) =>
        [
            .. (
                await connection.QueryAsync<Read>(
                    $"{Select} WHERE agency_id = @agencyId AND pile_id = @pileId ORDER BY place",
                    new { agencyId, pileId },
                    transaction
                )
            ).Select(read => read.Row),
        ];

    public static Task SetSecond(
        DbTransaction transaction,
        SheetRow row,
        string answers,
        string by,
        PaperState state,
        DateTimeOffset now
    ) =>
        transaction.Connection!.ExecuteAsync(
            """
            UPDATE collection_sheet SET second_answers = @answers, second_by = @by, state = @state, typed_at = @now
            WHERE agency_id = @AgencyId AND collector_id = @CollectorId AND sheet = @Sheet
            """,
            new
            {
                row.AgencyId,
                row.CollectorId,
                row.Sheet,
                answers,
                by,
                state = (long)state,
                now,
            },
            transaction
        );

    /// <summary>The sheet is in the log: its answers leave this table.</summary>
    public static Task SetRecorded(DbTransaction transaction, SheetRow row, Guid responseId) =>
        transaction.Connection!.ExecuteAsync(
            """
            UPDATE collection_sheet SET state = 3, first_answers = '', second_answers = '', response_id = @responseId
            WHERE agency_id = @AgencyId AND collector_id = @CollectorId AND sheet = @Sheet
            """,
            new
            {
                row.AgencyId,
                row.CollectorId,
                row.Sheet,
                responseId,
            },
            transaction
        );

    public static async Task<bool> Remove(DbTransaction transaction, SheetRow row) =>
        await transaction.Connection!.ExecuteAsync(
            """
            DELETE FROM collection_sheet
            WHERE agency_id = @AgencyId AND collector_id = @CollectorId AND sheet = @Sheet AND state <> 3
            """,
            new
            {
                row.AgencyId,
                row.CollectorId,
                row.Sheet,
            },
            transaction
        ) == 1;

    private sealed class Read
    {
        public Guid AgencyId { get; init; }
        public Guid CollectorId { get; init; }
        public string Sheet { get; init; } = "";
        public Guid PileId { get; init; }
        public long Place { get; init; }
        public long State { get; init; }
        public string Language { get; init; } = "";
        public string FirstAnswers { get; init; } = "";
        public string FirstBy { get; init; } = "";
        public Guid? FirstId { get; init; }
        public string SecondAnswers { get; init; } = "";
        public string SecondBy { get; init; } = "";
        public DateTimeOffset TypedAt { get; init; }

        public SheetRow Row =>
            new(
                AgencyId,
                CollectorId,
                Sheet,
                PileId,
                Place,
                (PaperState)State,
                Language,
                FirstAnswers,
                FirstBy,
                FirstId,
                SecondAnswers,
                SecondBy,
                TypedAt
            );
    }
}
