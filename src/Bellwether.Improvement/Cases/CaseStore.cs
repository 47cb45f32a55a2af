using System.Data.Common;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Dapper;

namespace Bellwether.Improvement;

/// <summary>Cases and what was done about them. A step is written once; a case changes only together with a step.</summary>
internal sealed class CaseStore(Db db, Outbox outbox)
{
    /// <summary>Writes a case with its first step and gives it a number; false when it is there already.</summary>
    public Task<bool> Insert(Case it, CaseStep step, Guid? byId, CancellationToken cancel) =>
        db.Write(
            async tx =>
            {
                // The counter first: of two that open the same case, the second waits here and then finds it.
                var number = await tx.Connection!.ExecuteScalarAsync<long>(
                    """
                    INSERT INTO improvement_case_count (agency_id, given) VALUES (@AgencyId, 1)
                    ON CONFLICT (agency_id) DO UPDATE SET given = improvement_case_count.given + 1
                    RETURNING given
                    """,
                    new { it.AgencyId },
                    tx
                );
                var written = await tx.Connection!.ExecuteAsync(
                    """
                    INSERT INTO improvement_case (agency_id, case_id, number, service_id, source, source_key, subject, state, received_at,
                        clock_from, due_at, level, level_at, owner_id, owner_name, team_id, contact_kinds, outcome_asked, revision)
                    VALUES (@AgencyId, @CaseId, @Number, @ServiceId, @Source, @SourceKey, @Subject, @State, @ReceivedAt,
                        @ClockFrom, @DueAt, @Level, @LevelAt, @OwnerId, @OwnerName, @TeamId, @ContactKinds, @OutcomeAsked, @Revision)
                    ON CONFLICT (agency_id, case_id) DO NOTHING
                    """,
                    CaseRow.Of(it with { Number = number }),
                    tx
                );
                if (written == 0)
                    return false;
                await Add(tx, it with { Revision = 0 }, step, byId);
                await outbox.Append(
                    tx,
                    [new CaseOpened(it.AgencyId, it.CaseId, it.ServiceId)],
                    cancel
                );
                return true;
            },
            cancel
        );

    /// <summary>Changes a case that is still as it was read, and adds what was done; false when somebody was faster.</summary>
    public Task<bool> Change(CaseChange change, CancellationToken cancel) =>
        db.Write(
            async tx =>
            {
                if (!await Change(tx, change, cancel))
                    return false;
                if (change.Also is { } also)
                    await also(tx);
                return true;
            },
            cancel
        );

    /// <summary>Changes two cases, or neither.</summary>
    public Task<bool> Change(CaseChange first, CaseChange second, CancellationToken cancel) =>
        db.Write(
            async tx =>
            {
                if (!await Change(tx, first, cancel))
                    return false;
                return await Change(tx, second, cancel)
                    ? true
                    : throw new InvalidOperationException(
                        $"The case {second.After.CaseId} changed while another was merged into it."
                    );
            },
            cancel
        );

    public Task<Case?> Find(Guid agencyId, Guid caseId, CancellationToken cancel) =>
        One("agency_id = @agencyId AND case_id = @caseId", new { agencyId, caseId }, cancel);

    public Task<Case?> Find(Guid agencyId, long number, CancellationToken cancel) =>
        One("agency_id = @agencyId AND number = @number", new { agencyId, number }, cancel);

    /// <summary>The case whose reply carried that key: the link is all that the person has.</summary>
    public Task<Case?> FindAsked(byte[] key, CancellationToken cancel) =>
        One("outcome_key = @key AND outcome IS NULL", new { key }, cancel);

    public Task<IReadOnlyList<CaseStep>> Steps(
        Guid agencyId,
        Guid caseId,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<CaseStep>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<StepRow>(
                            """
                            SELECT step_id AS StepId, kind AS Kind, done_at AS DoneAt, done_by AS DoneBy, note AS Note
                            FROM improvement_case_step WHERE agency_id = @agencyId AND case_id = @caseId
                            ORDER BY place, step_id
                            """,
                            new { agencyId, caseId }
                        )
                    ).Select(row => new CaseStep(
                        row.StepId,
                        (CaseStepKind)row.Kind,
                        row.DoneAt,
                        row.DoneBy,
                        row.Note
                    )),
                ],
            cancel
        );

    /// <summary>Open cases, or the closed ones with the highest numbers.</summary>
    public Task<IReadOnlyList<Case>> List(
        Guid agencyId,
        bool closed,
        int most,
        CancellationToken cancel
    ) =>
        Many(
            closed
                ? "agency_id = @agencyId AND state = 5 ORDER BY number DESC LIMIT @most"
                : "agency_id = @agencyId AND state < 5 ORDER BY number LIMIT @most",
            new { agencyId, most = (long)most },
            cancel
        );

    /// <summary>Open cases that are to go up by now.</summary>
    public Task<IReadOnlyList<Case>> GoingUp(
        Guid agencyId,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        Many(
            "agency_id = @agencyId AND state < 5 AND level_at <= @now ORDER BY number",
            new { agencyId, now },
            cancel
        );

    /// <summary>Closed cases whose contact was kept long enough.</summary>
    public Task<IReadOnlyList<Case>> ContactsDue(
        Guid agencyId,
        DateOnly today,
        CancellationToken cancel
    ) =>
        Many(
            "agency_id = @agencyId AND state = 5 AND contact_kinds > 0 AND contact_until < @today ORDER BY number",
            new { agencyId, today },
            cancel
        );

    public static Task SetOutcomeKey(DbTransaction tx, Case it, byte[] key) =>
        tx.Connection!.ExecuteAsync(
            "UPDATE improvement_case SET outcome_key = @key WHERE agency_id = @AgencyId AND case_id = @CaseId",
            new
            {
                it.AgencyId,
                it.CaseId,
                key,
            },
            tx
        );

    private async Task<bool> Change(DbTransaction tx, CaseChange change, CancellationToken cancel)
    {
        var written = await tx.Connection!.ExecuteAsync(
            """
            UPDATE improvement_case SET subject = @Subject, state = @State, clock_from = @ClockFrom, due_at = @DueAt, level = @Level,
                level_at = @LevelAt, owner_id = @OwnerId, owner_name = @OwnerName, team_id = @TeamId, root_cause = @RootCause,
                acknowledged_at = @AcknowledgedAt, sent_at = @SentAt, answered_at = @AnsweredAt, closed_at = @ClosedAt,
                merged_into = @MergedInto, contact_kinds = @ContactKinds, contact_until = @ContactUntil,
                outcome_asked = @OutcomeAsked, outcome = @Outcome, revision = revision + 1
            WHERE agency_id = @AgencyId AND case_id = @CaseId AND revision = @Revision
            """,
            CaseRow.Of(change.After),
            tx
        );
        if (written == 0)
            return false;
        foreach (var step in change.Steps)
            await Add(tx, change.After, step, change.ById);
        if (change.Events.Count > 0)
            await outbox.Append(tx, change.Events, cancel);
        return true;
    }

    private static Task Add(DbTransaction tx, Case it, CaseStep step, Guid? byId) =>
        tx.Connection!.ExecuteAsync(
            """
            INSERT INTO improvement_case_step (agency_id, case_id, step_id, place, kind, done_at, done_by_id, done_by, note)
            VALUES (@AgencyId, @CaseId, @StepId, @place, @kind, @At, @byId, @By, @Note)
            """,
            new
            {
                it.AgencyId,
                it.CaseId,
                step.StepId,
                place = it.Revision,
                kind = (long)step.Kind,
                step.At,
                byId,
                step.By,
                step.Note,
            },
            tx
        );

    private Task<Case?> One(string which, object asked, CancellationToken cancel) =>
        db.Read(
            async connection =>
                (
                    await connection.QuerySingleOrDefaultAsync<CaseRow>(
                        $"SELECT {CaseRow.Columns} FROM improvement_case WHERE {which}",
                        asked
                    )
                )?.ToCase(),
            cancel
        );

    private Task<IReadOnlyList<Case>> Many(string which, object asked, CancellationToken cancel) =>
        db.Read<IReadOnlyList<Case>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<CaseRow>(
                            $"SELECT {CaseRow.Columns} FROM improvement_case WHERE {which}",
                            asked
                        )
                    ).Select(row => row.ToCase()),
                ],
            cancel
        );

    private sealed class StepRow
    {
        public Guid StepId { get; init; }
        public long Kind { get; init; }
        public DateTimeOffset DoneAt { get; init; }
        public string DoneBy { get; init; } = "";
        public string Note { get; init; } = "";
    }
}

/// <summary>A case as it will be, with what was done. The revision is the one that was read.</summary>
internal sealed record CaseChange(Case After, IReadOnlyList<CaseStep> Steps, Guid? ById)
{
    public IReadOnlyList<IEvent> Events { get; init; } = [];

    public Func<DbTransaction, Task>? Also { get; init; }
}
