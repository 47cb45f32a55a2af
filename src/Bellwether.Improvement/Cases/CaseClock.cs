using System.Collections.Immutable;
using Bellwether.Foundation;

namespace Bellwether.Improvement;

/// <summary>How fast an agency's cases must move, when it works, and how long it keeps a contact.</summary>
/// <param name="AcknowledgeDays">Working days until somebody has looked.</param>
/// <param name="SendDays">Working days, from the start, until it is with an owner.</param>
/// <param name="AnswerDays">Working days, from the start, until it is answered.</param>
/// <param name="Opens">When work begins.</param>
/// <param name="Closes">When it ends.</param>
/// <param name="ContactDays">Days after closing for which a contact is kept.</param>
public sealed record CaseClock(
    int AcknowledgeDays,
    int SendDays,
    int AnswerDays,
    TimeOnly Opens,
    TimeOnly Closes,
    int ContactDays
)
{
    /// <summary>One, three and ten working days from eight to five; a contact goes 30 days after closing.</summary>
    public static CaseClock Usual { get; } = new(1, 3, 10, new(8, 0), new(17, 0), 30);

    /// <summary>The agency's own holidays; null: those of US federal employees.</summary>
    public ImmutableArray<Holiday>? Holidays { get; init; }

    /// <summary>The holidays of the years around a day.</summary>
    public IReadOnlyList<Holiday> HolidaysAround(DateOnly day) =>
        Holidays is { } own
            ? own
            : [.. Enumerable.Range(day.Year - 3, 7).SelectMany(FederalHolidays.Of)];

    /// <summary>The clock for instants around a day.</summary>
    public BusinessClock Ticking(FiscalCalendar calendar, DateOnly around) =>
        new(
            TimeZoneInfo.FindSystemTimeZoneById(calendar.ZoneId),
            Opens,
            Closes,
            HolidaysAround(around).Select(holiday => holiday.Day)
        );

    /// <summary>Working days, from the start of the clocks, until the step after that state must be done; null: nothing is due.</summary>
    public int? DaysAfter(CaseState state) =>
        state switch
        {
            CaseState.Received => AcknowledgeDays,
            CaseState.Acknowledged => SendDays,
            CaseState.WithOwner => AnswerDays,
            _ => null,
        };
}
