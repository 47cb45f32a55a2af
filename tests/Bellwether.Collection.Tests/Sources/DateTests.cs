using Bellwether.Collection.Sources;
using Bellwether.Foundation;

namespace Bellwether.Collection.Tests.Sources;

public sealed class DateTests
{
    private static readonly DateOnly Today = new(2026, 3, 3);

    [Theory]
    [InlineData("2025-12-31", "2025-12-31")]
    [InlineData(" 2025/1/2 ", "2025-01-02")]
    [InlineData("20251231", "2025-12-31")]
    [InlineData("31/12/2025", "2025-12-31")]
    [InlineData("12-31-2025", "2025-12-31")]
    [InlineData("5.5.2025", "2025-05-05")]
    [InlineData("31 Dec 2025", "2025-12-31")]
    [InlineData("December 31, 2025", "2025-12-31")]
    [InlineData("31 de diciembre de 2025", "2025-12-31")]
    [InlineData("ene 2, 2025", "2025-01-02")]
    [InlineData("Tue Dec 30 2025 10:00", "2025-12-30")]
    [InlineData("2025-12-31T23:30:00Z", "2025-12-31")]
    [InlineData("2025-12-31 03:30:00 UTC", "2025-12-30")]
    [InlineData("2025-12-31 11:30 PM", "2025-12-31")]
    [InlineData("2025-12-31T23:30:00-08:00", "2026-01-01")]
    public void The_usual_ways_of_writing_a_day_are_read(string text, string day)
    {
        var (verdict, read, _) = Reader(new DateRule { Column = "d" }).Read(text);

        Assert.Equal((DateVerdict.Good, DateOnly.Parse(day)), (verdict, read));
    }

    [Theory]
    [InlineData("", "Missing")]
    [InlineData("yesterday", "Unreadable")]
    [InlineData("2025-02-30", "Unreadable")]
    [InlineData("31/31/2025", "Unreadable")]
    [InlineData("45000", "Unreadable")]
    [InlineData("3/4/2025", "Ambiguous")]
    [InlineData("3/14/25", "TwoDigitYear")]
    [InlineData("2026-03-05", "Future")]
    [InlineData("1999-12-31", "TooOld")]
    [InlineData("2025-12-31 25:00", "Unreadable")]
    [InlineData("2025-12-31 10:00 Mars", "Unreadable")]
    public void What_is_no_day_says_why(string text, string verdict) =>
        Assert.Equal(verdict, Reader(new DateRule { Column = "d" }).Read(text).Verdict.ToString());

    [Fact]
    public void Three_dates_for_one_order_and_none_against_it_decide_the_file()
    {
        var evidence = Evidence("13/1/2025", "25/12/2025", "3/4/2025", "5/5/2025");
        Assert.Null(evidence.Decided);
        evidence.Add("31/1/2025");

        Assert.Equal(DateOrder.DayFirst, evidence.Decided);
        Assert.Equal((3, 0, 1), (evidence.DayFirst, evidence.MonthFirst, evidence.Either));
        Assert.Equal(1, evidence.OtherAtMost);
        Assert.Equal(
            new DateOnly(2025, 4, 3),
            Reader(new DateRule { Column = "d" }, evidence).Read("3/4/2025").Day
        );
    }

    [Fact]
    public void A_file_that_mixes_both_orders_decides_nothing_but_what_decides_itself()
    {
        var reader = Reader(
            new DateRule { Column = "d" },
            Evidence("13/1/2025", "14/1/2025", "15/1/2025", "1/16/2025")
        );

        Assert.Equal(new DateOnly(2025, 1, 13), reader.Read("13/1/2025").Day);
        Assert.Equal(new DateOnly(2025, 1, 16), reader.Read("1/16/2025").Day);
        Assert.Equal(DateVerdict.Ambiguous, reader.Read("3/4/2025").Verdict);
        Assert.Equal(new DateOnly(2025, 5, 5), reader.Read("5/5/2025").Day);
    }

    [Fact]
    public void An_order_that_is_set_holds_and_refuses_what_contradicts_it()
    {
        var reader = Reader(new DateRule { Column = "d", Order = DateOrder.MonthFirst });

        Assert.Equal(new DateOnly(2025, 3, 4), reader.Read("3/4/2025").Day);
        Assert.Equal(DateVerdict.OtherOrder, reader.Read("13/4/2025").Verdict);
    }

    [Fact]
    public void Formats_that_are_named_are_the_only_ones()
    {
        var reader = Reader(new DateRule { Column = "d", Formats = ["dd.MM.yyyy"] });

        Assert.Equal(new DateOnly(2025, 4, 3), reader.Read("03.04.2025").Day);
        Assert.Equal(DateVerdict.Unreadable, reader.Read("2025-04-03").Verdict);
    }

    private static DateEvidence Evidence(params string[] dates)
    {
        var evidence = new DateEvidence();
        foreach (var date in dates)
            evidence.Add(date);
        return evidence;
    }

    private static DateReader Reader(DateRule rule, DateEvidence? evidence = null) =>
        new(
            rule with
            {
                Utc = true,
            },
            evidence ?? new DateEvidence(),
            FiscalCalendar.UsFederal,
            Today
        );
}
