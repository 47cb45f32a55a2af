using System.Collections.Immutable;
using System.Text.Json;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Improvement;

internal sealed class CaseClockStore(Db db)
{
    private const int Hour = 60;

    public Task<CaseClock> Read(Guid agencyId, CancellationToken cancel) =>
        db.Read(
            async connection =>
                (
                    await connection.QuerySingleOrDefaultAsync<Row>(
                        """
                        SELECT acknowledge_days AS AcknowledgeDays, send_days AS SendDays, answer_days AS AnswerDays,
                            opens_minute AS OpensMinute, closes_minute AS ClosesMinute, contact_days AS ContactDays, holidays AS Holidays
                        FROM improvement_case_clock WHERE agency_id = @agencyId
                        """,
                        new { agencyId }
                    )
                )?.ToClock() ?? CaseClock.Usual,
            cancel
        );

    public Task Write(Guid agencyId, CaseClock clock, CancellationToken cancel) =>
        db.Write(
            tx =>
                tx.Connection!.ExecuteAsync(
                    """
                    INSERT INTO improvement_case_clock (agency_id, acknowledge_days, send_days, answer_days, opens_minute, closes_minute,
                        contact_days, holidays)
                    VALUES (@agencyId, @acknowledge, @send, @answer, @opens, @closes, @contact, @holidays)
                    ON CONFLICT (agency_id) DO UPDATE SET acknowledge_days = @acknowledge, send_days = @send, answer_days = @answer,
                        opens_minute = @opens, closes_minute = @closes, contact_days = @contact, holidays = @holidays
                    """,
                    new
                    {
                        agencyId,
                        acknowledge = (long)clock.AcknowledgeDays,
                        send = (long)clock.SendDays,
                        answer = (long)clock.AnswerDays,
                        opens = Minutes(clock.Opens),
                        closes = Minutes(clock.Closes),
                        contact = (long)clock.ContactDays,
                        holidays = clock.Holidays is { } own
                            ? JsonSerializer.Serialize(own.AsEnumerable())
                            : "",
                    },
                    tx
                ),
            cancel
        );

    private static long Minutes(TimeOnly at) => (at.Hour * Hour) + at.Minute;

    private sealed class Row
    {
        public long AcknowledgeDays { get; init; }
        public long SendDays { get; init; }
        public long AnswerDays { get; init; }
        public long OpensMinute { get; init; }
        public long ClosesMinute { get; init; }
        public long ContactDays { get; init; }
        public string Holidays { get; init; } = "";

        public CaseClock ToClock() =>
            new(
                (int)AcknowledgeDays,
                (int)SendDays,
                (int)AnswerDays,
                new TimeOnly((int)OpensMinute / Hour, (int)OpensMinute % Hour),
                new TimeOnly((int)ClosesMinute / Hour, (int)ClosesMinute % Hour),
                (int)ContactDays
            )
            {
                Holidays =
                    Holidays.Length == 0
                        ? null
                        : [.. JsonSerializer.Deserialize<ImmutableArray<Holiday>>(Holidays)],
            };
    }
}
