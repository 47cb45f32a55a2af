using System.Data.Common;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Responses;

/// <summary>Concerns and what was done about them.</summary>
internal sealed class ConcernStore(Db db)
{
    private const string Columns = """
        SELECT collector_id AS CollectorId, day AS Day, response_id AS ResponseId, tier AS Tier, kinds AS Kinds, rules AS Rules,
            drill AS Drill, raised_at AS RaisedAt, state AS State, verdict AS Verdict
        FROM responses_concern
        """;

    public static Task Insert(DbTransaction transaction, ConcernRow row) =>
        transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO responses_concern (collector_id, day, response_id, agency_id, tier, kinds, rules, drill, raised_at, day_only, state)
            VALUES (@CollectorId, @Day, @ResponseId, @AgencyId, @tier, @kinds, @rules, @Drill, @RaisedAt, @DayOnly, 1)
            """,
            new
            {
                row.CollectorId,
                row.Day,
                row.ResponseId,
                row.AgencyId,
                tier = (long)row.Found.Tier,
                kinds = string.Join(' ', row.Found.Kinds),
                rules = string.Join(' ', row.Found.Rules),
                row.Drill,
                row.RaisedAt,
                row.DayOnly,
            },
            transaction
        );

    public Task<IReadOnlyList<Concern>> List(
        Guid agencyId,
        bool closed,
        int most,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<Concern>>(
            async connection =>
            {
                var rows = (
                    await connection.QueryAsync<Row>(
                        Columns
                            + (
                                closed
                                    ? " WHERE agency_id = @agencyId AND state = 4 ORDER BY raised_at DESC LIMIT @most"
                                    : " WHERE agency_id = @agencyId AND state < 4 ORDER BY state, tier, raised_at LIMIT @most"
                            ),
                        new { agencyId, most = (long)most }
                    )
                ).AsList();
                var found = new List<Concern>();
                foreach (var row in rows)
                    found.Add(await Whole(connection, agencyId, row));
                return found;
            },
            cancel
        );

    public Task<Concern?> Find(Guid agencyId, Guid responseId, CancellationToken cancel) =>
        db.Read<Concern?>(
            async connection =>
                await connection.QuerySingleOrDefaultAsync<Row>(
                    Columns + " WHERE agency_id = @agencyId AND response_id = @responseId",
                    new { agencyId, responseId }
                )
                    is { } row
                    ? await Whole(connection, agencyId, row)
                    : null,
            cancel
        );

    public Task<long> Waiting(Guid agencyId, CancellationToken cancel) =>
        db.Read(
            connection =>
                connection.ExecuteScalarAsync<long>(
                    "SELECT COUNT(*) FROM responses_concern WHERE agency_id = @agencyId AND state = 1",
                    new { agencyId }
                ),
            cancel
        );

    /// <summary>Adds a step and moves the state on; a look changes no state.</summary>
    public static async Task Step(
        DbTransaction transaction,
        Actor actor,
        Concern concern,
        ConcernStepKind kind,
        string note,
        DateTimeOffset now
    )
    {
        var place = new
        {
            concern.CollectorId,
            concern.Day,
            concern.ResponseId,
        };
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO responses_concern_step (collector_id, day, response_id, step_id, agency_id, kind, note, done_by, done_at)
            VALUES (@CollectorId, @Day, @ResponseId, @id, @AgencyId, @kind, @note, @Name, @now)
            """,
            new
            {
                concern.CollectorId,
                concern.Day,
                concern.ResponseId,
                id = Ids.New(now),
                actor.AgencyId,
                kind = (long)kind,
                note,
                actor.Name,
                now,
            },
            transaction
        );
        if (kind is ConcernStepKind.Looked or ConcernStepKind.OpenedOriginal)
            return;
        await transaction.Connection!.ExecuteAsync(
            "UPDATE responses_concern SET state = @state WHERE collector_id = @CollectorId AND day = @Day AND response_id = @ResponseId",
            new
            {
                state = (long)kind,
                place.CollectorId,
                place.Day,
                place.ResponseId,
            },
            transaction
        );
    }

    // Of somebody who did not want to be followed only the day stays, once the clock is not needed any more.
    public static Task Close(DbTransaction transaction, Concern concern, ConcernVerdict verdict) =>
        transaction.Connection!.ExecuteAsync(
            """
            UPDATE responses_concern SET verdict = @verdict, raised_at = CASE WHEN day_only = @yes THEN @start ELSE raised_at END
            WHERE collector_id = @CollectorId AND day = @Day AND response_id = @ResponseId
            """,
            new
            {
                verdict = (long)verdict,
                yes = true,
                start = new DateTimeOffset(concern.Day, TimeOnly.MinValue, TimeSpan.Zero),
                concern.CollectorId,
                concern.Day,
                concern.ResponseId,
            },
            transaction
        );

    private static async Task<Concern> Whole(DbConnection connection, Guid agencyId, Row row)
    {
        var place = new
        {
            row.CollectorId,
            row.Day,
            row.ResponseId,
            agencyId,
        };
        var words = row.Drill is { } drill
            ? [drill]
            : (
                await connection.QueryAsync<string>(
                    """
                    SELECT redacted FROM responses_comment
                    WHERE collector_id = @CollectorId AND day = @Day AND response_id = @ResponseId AND agency_id = @agencyId
                        AND redacted IS NOT NULL
                    ORDER BY item_index
                    """,
                    place
                )
            ).ToArray();
        var steps = await connection.QueryAsync<StepRow>(
            """
            SELECT kind AS Kind, done_by AS By, done_at AS At, note AS Note FROM responses_concern_step
            WHERE collector_id = @CollectorId AND day = @Day AND response_id = @ResponseId AND agency_id = @agencyId
            ORDER BY done_at, step_id
            """,
            place
        );
        return new Concern(
            row.CollectorId,
            row.Day,
            row.ResponseId,
            (int)row.Tier,
            row.Kinds.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            row.Rules.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            row.RaisedAt,
            (ConcernState)row.State,
            (ConcernVerdict?)row.Verdict,
            row.Drill is not null
        )
        {
            Words = words,
            Steps =
            [
                .. steps.Select(step => new ConcernStep(
                    (ConcernStepKind)step.Kind,
                    step.By,
                    step.At,
                    step.Note
                )),
            ],
        };
    }

    private sealed class Row
    {
        public Guid CollectorId { get; init; }
        public DateOnly Day { get; init; }
        public Guid ResponseId { get; init; }
        public long Tier { get; init; }
        public string Kinds { get; init; } = "";
        public string Rules { get; init; } = "";
        public string? Drill { get; init; }
        public DateTimeOffset RaisedAt { get; init; }
        public long State { get; init; }
        public long? Verdict { get; init; }
    }

    private sealed class StepRow
    {
        public long Kind { get; init; }
        public string By { get; init; } = "";
        public DateTimeOffset At { get; init; }
        public string Note { get; init; } = "";
    }
}

/// <summary>A concern as it is written.</summary>
internal sealed record ConcernRow(
    Guid AgencyId,
    Guid CollectorId,
    DateOnly Day,
    Guid ResponseId,
    NewConcern Found,
    DateTimeOffset RaisedAt,
    bool DayOnly,
    string? Drill
)
{
    public static ConcernRow Of(NewResponse response, DateTimeOffset now) =>
        new(
            response.AgencyId,
            response.CollectorId,
            response.LocalDay,
            response.ResponseId,
            response.Concern!,
            response.ReceivedAt ?? now,
            response.ReceivedAt is null,
            null
        );

    public ConcernRaised Told =>
        new(AgencyId, CollectorId, ResponseId, Day, Found.Tier, Drill is not null);
}
