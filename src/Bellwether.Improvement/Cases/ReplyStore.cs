using System.Data.Common;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Improvement;

internal sealed class ReplyStore(Db db)
{
    public Task Add(DbTransaction tx, Reply reply, DateTimeOffset now) =>
        tx.Connection!.ExecuteAsync(
            """
            INSERT INTO improvement_reply (agency_id, reply_id, case_id, language, words, state, tries, next_at)
            VALUES (@AgencyId, @ReplyId, @CaseId, @Language, @Words, 1, 0, @now)
            """,
            new
            {
                reply.AgencyId,
                reply.ReplyId,
                reply.CaseId,
                reply.Language,
                reply.Words,
                now,
            },
            tx
        );

    public Task<IReadOnlyList<Reply>> Due(
        Guid agencyId,
        DateTimeOffset now,
        int most,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<Reply>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<Row>(
                            """
                            SELECT reply_id AS ReplyId, case_id AS CaseId, language AS Language, words AS Words, tries AS Tries
                            FROM improvement_reply WHERE agency_id = @agencyId AND state = 1 AND next_at <= @now
                            ORDER BY next_at, reply_id LIMIT @most
                            """,
                            new
                            {
                                agencyId,
                                now,
                                most = (long)most,
                            }
                        )
                    ).Select(row => new Reply(
                        row.ReplyId,
                        agencyId,
                        row.CaseId,
                        row.Language,
                        row.Words
                    )
                    {
                        Tries = (int)row.Tries,
                    }),
                ],
            cancel
        );

    public Task Settle(
        Reply reply,
        ReplyState state,
        DateTimeOffset nextAt,
        string? problem,
        CancellationToken cancel
    ) =>
        db.Write(
            tx =>
                tx.Connection!.ExecuteAsync(
                    """
                    UPDATE improvement_reply SET state = @state, tries = @tries, next_at = @nextAt, problem = @problem
                    WHERE agency_id = @AgencyId AND reply_id = @ReplyId
                    """,
                    new
                    {
                        reply.AgencyId,
                        reply.ReplyId,
                        state = (long)state,
                        tries = (long)reply.Tries + 1,
                        nextAt,
                        problem,
                    },
                    tx
                ),
            cancel
        );

    /// <summary>The words go with the contact; what is still waiting is not sent any more.</summary>
    public static Task Forget(DbTransaction tx, Guid agencyId, Guid caseId) =>
        tx.Connection!.ExecuteAsync(
            """
            UPDATE improvement_reply SET words = '', problem = NULL, state = CASE WHEN state = 1 THEN 3 ELSE state END
            WHERE agency_id = @agencyId AND case_id = @caseId
            """,
            new { agencyId, caseId },
            tx
        );

    private sealed class Row
    {
        public Guid ReplyId { get; init; }
        public Guid CaseId { get; init; }
        public string Language { get; init; } = "";
        public string Words { get; init; } = "";
        public long Tries { get; init; }
    }
}
