using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Improvement;

internal sealed class AskStore(Db db)
{
    private const string Columns = """
        SELECT ask_id AS AskId, agency_id AS AgencyId, service_id AS ServiceId, question AS Question, asked_by AS AskedBy,
            asked_account AS AskedAccount, asked_on AS AskedOn, due_on AS DueOn, standing AS Standing, answer AS Answer,
            answered_by AS AnsweredBy, answered_on AS AnsweredOn
        FROM improvement_ask
        """;

    public Task Add(Ask ask, CancellationToken cancel) =>
        db.Write(
            tx =>
                tx.Connection!.ExecuteAsync(
                    """
                    INSERT INTO improvement_ask (agency_id, ask_id, service_id, question, asked_by, asked_account, asked_on, due_on, standing)
                    VALUES (@AgencyId, @AskId, @ServiceId, @Question, @AskedBy, @AskedAccount, @AskedOn, @DueOn, @standing)
                    ON CONFLICT DO NOTHING
                    """,
                    new
                    {
                        ask.AgencyId,
                        ask.AskId,
                        ask.ServiceId,
                        ask.Question,
                        ask.AskedBy,
                        ask.AskedAccount,
                        ask.AskedOn,
                        ask.DueOn,
                        standing = (long)ask.Standing,
                    },
                    tx
                ),
            cancel
        );

    public Task Answer(Ask ask, CancellationToken cancel) =>
        db.Write(
            tx =>
                tx.Connection!.ExecuteAsync(
                    """
                    UPDATE improvement_ask SET standing = @standing, answer = @Answer, answered_by = @AnsweredBy, answered_on = @AnsweredOn
                    WHERE agency_id = @AgencyId AND ask_id = @AskId
                    """,
                    new
                    {
                        ask.AgencyId,
                        ask.AskId,
                        standing = (long)ask.Standing,
                        ask.Answer,
                        ask.AnsweredBy,
                        ask.AnsweredOn,
                    },
                    tx
                ),
            cancel
        );

    public Task<Ask?> Find(Guid agencyId, Guid askId, CancellationToken cancel) =>
        db.Read(
            async connection =>
                (
                    await connection.QuerySingleOrDefaultAsync<Row>(
                        Columns + " WHERE agency_id = @agencyId AND ask_id = @askId",
                        new { agencyId, askId }
                    )
                )?.ToAsk(),
            cancel
        );

    public Task<IReadOnlyList<Ask>> List(Guid agencyId, CancellationToken cancel) =>
        db.Read<IReadOnlyList<Ask>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<Row>(
                            Columns
                                + " WHERE agency_id = @agencyId ORDER BY asked_on DESC LIMIT 1000",
                            new { agencyId }
                        )
                    ).Select(row => row.ToAsk()),
                ],
            cancel
        );

    private sealed record Row(
        Guid AskId,
        Guid AgencyId,
        Guid ServiceId,
        string Question,
        string AskedBy,
        Guid? AskedAccount,
        DateOnly AskedOn,
        DateOnly DueOn,
        long Standing,
        string? Answer,
        string? AnsweredBy,
        DateOnly? AnsweredOn
    )
    {
        public Ask ToAsk() =>
            new(
                AskId,
                AgencyId,
                ServiceId,
                Question,
                AskedBy,
                AskedOn,
                DueOn,
                (AnswerStanding)Standing
            )
            {
                AskedAccount = AskedAccount,
                Answer = Answer,
                AnsweredBy = AnsweredBy,
                AnsweredOn = AnsweredOn,
            };
    }
}
