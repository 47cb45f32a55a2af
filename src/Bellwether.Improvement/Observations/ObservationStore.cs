using System.Data.Common;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Improvement;

internal sealed class ObservationStore(Db db)
{
    /// <summary>Adds a mark to the same observation since a day, or the observation with its first mark; the id of either.</summary>
    public Task<Guid> Add(
        Observation fresh,
        string key,
        DateOnly since,
        Guid markId,
        ObservationMark mark,
        CancellationToken cancel
    ) =>
        db.Write(
            async tx =>
            {
                var same = await tx.Connection!.QueryFirstOrDefaultAsync<Same>(
                    """
                    SELECT observation_id AS ObservationId FROM improvement_observation
                    WHERE agency_id = @AgencyId AND service_id = @ServiceId AND what_key = @key AND logged_on >= @since
                        AND standing <= 2
                    ORDER BY logged_on DESC, observation_id LIMIT 1
                    """,
                    new
                    {
                        fresh.AgencyId,
                        fresh.ServiceId,
                        key,
                        since,
                    },
                    tx
                );
                var id = same?.ObservationId ?? fresh.ObservationId;
                if (same is null)
                    await Insert(tx, fresh, key);
                await Insert(tx, fresh.AgencyId, id, markId, mark);
                return id;
            },
            cancel
        );

    public Task Mark(
        Guid agencyId,
        Guid observationId,
        Guid markId,
        ObservationMark mark,
        CancellationToken cancel
    ) => db.Write(tx => Insert(tx, agencyId, observationId, markId, mark), cancel);

    public Task Answer(Observation seen, CancellationToken cancel) =>
        db.Write(
            tx =>
                tx.Connection!.ExecuteAsync(
                    """
                    UPDATE improvement_observation
                    SET standing = @standing, answer = @Answer, answered_by = @AnsweredBy, answered_on = @AnsweredOn
                    WHERE agency_id = @AgencyId AND observation_id = @ObservationId
                    """,
                    new
                    {
                        seen.AgencyId,
                        seen.ObservationId,
                        standing = (long)seen.Standing,
                        seen.Answer,
                        seen.AnsweredBy,
                        seen.AnsweredOn,
                    },
                    tx
                ),
            cancel
        );

    public Task<IReadOnlyList<Observation>> List(
        Guid agencyId,
        Guid? only,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<Observation>>(
            async connection =>
            {
                var one = only is null ? "" : " AND observation_id = @only";
                var asked = new { agencyId, only };
                var marks = (
                    await connection.QueryAsync<MarkRow>(
                        $"""
                        SELECT observation_id AS ObservationId, marked_on AS MarkedOn, often AS Often, minutes AS Minutes, named AS Named
                        FROM improvement_mark WHERE agency_id = @agencyId{one} ORDER BY marked_on, mark_id
                        """,
                        asked
                    )
                ).ToLookup(row => row.ObservationId, row => row.ToMark());
                return
                [
                    .. (
                        await connection.QueryAsync<Row>(
                            $"""
                            SELECT observation_id AS ObservationId, agency_id AS AgencyId, service_id AS ServiceId, kind AS Kind, what AS What,
                                barrier AS Barrier, system AS System, logged_on AS LoggedOn, due_on AS DueOn, standing AS Standing,
                                answer AS Answer, answered_by AS AnsweredBy, answered_on AS AnsweredOn
                            FROM improvement_observation WHERE agency_id = @agencyId{one} ORDER BY logged_on DESC, observation_id
                            """,
                            asked
                        )
                    ).Select(row => row.ToObservation(marks[row.ObservationId])),
                ];
            },
            cancel
        );

    private static Task<int> Insert(DbTransaction tx, Observation seen, string key) =>
        tx.Connection!.ExecuteAsync(
            """
            INSERT INTO improvement_observation (agency_id, observation_id, service_id, kind, what, what_key, barrier, system,
                logged_on, due_on, standing)
            VALUES (@AgencyId, @ObservationId, @ServiceId, @kind, @What, @key, @Barrier, @System, @LoggedOn, @DueOn, @standing)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                seen.AgencyId,
                seen.ObservationId,
                seen.ServiceId,
                kind = (long)seen.Kind,
                seen.What,
                key,
                seen.Barrier,
                seen.System,
                seen.LoggedOn,
                seen.DueOn,
                standing = (long)seen.Standing,
            },
            tx
        );

    private static Task<int> Insert(
        DbTransaction tx,
        Guid agencyId,
        Guid observationId,
        Guid markId,
        ObservationMark mark
    ) =>
        tx.Connection!.ExecuteAsync(
            """
            INSERT INTO improvement_mark (agency_id, observation_id, mark_id, marked_on, often, minutes, named)
            VALUES (@agencyId, @observationId, @markId, @On, @often, @minutes, @Named)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                agencyId,
                observationId,
                markId,
                mark.On,
                often = (long)mark.Often,
                minutes = (long)mark.Minutes,
                mark.Named,
            },
            tx
        );

    private sealed class Same
    {
        public Guid ObservationId { get; init; }
    }

    private sealed record MarkRow(
        Guid ObservationId,
        DateOnly MarkedOn,
        long Often,
        long Minutes,
        string? Named
    )
    {
        public ObservationMark ToMark() => new(MarkedOn, (HowOften)Often, (int)Minutes, Named);
    }

    private sealed record Row(
        Guid ObservationId,
        Guid AgencyId,
        Guid ServiceId,
        long Kind,
        string What,
        string Barrier,
        string System,
        DateOnly LoggedOn,
        DateOnly DueOn,
        long Standing,
        string? Answer,
        string? AnsweredBy,
        DateOnly? AnsweredOn
    )
    {
        public Observation ToObservation(IEnumerable<ObservationMark> marks) =>
            new(
                ObservationId,
                AgencyId,
                ServiceId,
                (ObservationKind)Kind,
                What,
                LoggedOn,
                DueOn,
                (AnswerStanding)Standing,
                [.. marks]
            )
            {
                Barrier = Barrier,
                System = System,
                Answer = Answer,
                AnsweredBy = AnsweredBy,
                AnsweredOn = AnsweredOn,
            };
    }
}
