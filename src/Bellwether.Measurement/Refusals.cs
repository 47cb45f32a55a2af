using Bellwether.Foundation;

namespace Bellwether.Measurement;

internal static class Refusals
{
    public static Refusal NoMeasure(string key) =>
        new Refusal(
            "measure.unknown",
            RefusalKind.NotFound,
            $"There is no measure called “{key}”. Choose one of {string.Join(", ", Measure.All.Select(measure => measure.Key))}."
        );

    public static Refusal NoQuestion(string rows) =>
        new Refusal(
            "explore.no-question",
            RefusalKind.NotFound,
            $"Nobody answered a question “{rows}” with options to choose from in these days. Name a question by its key, or by what it measures."
        );

    public static Refusal NoDimension(string name) =>
        new Refusal(
            "explore.no-dimension",
            RefusalKind.Invalid,
            $"Answers cannot be told apart by “{name}”. Choose channel, language, location, month, collector, or the key of a question with one answer."
        );

    public static Refusal NotTold(string name) =>
        new Refusal(
            "explore.not-told",
            RefusalKind.Forbidden,
            $"Only those who may read answers can split or filter by the answers to “{name}”: small groups would show. Choose channel, language, location, month or collector."
        );

    public static Refusal NoWholeMonths() =>
        new Refusal(
            "explore.whole-months",
            RefusalKind.Forbidden,
            "Only those who may read answers can look at single days. Choose a month, a quarter or a year."
        );

    public static Refusal NoView() =>
        new Refusal(
            "view.unknown",
            RefusalKind.NotFound,
            "There is no such saved view, or it is not yours. Open the list of saved views."
        );

    public static Refusal ViewName(string message) =>
        new Refusal("view.invalid", RefusalKind.Invalid, message)
        {
            Faults = [new Fault("name", message)],
        };

    public static Refusal NotInCells() =>
        new Refusal(
            "explore.not-in-cells",
            RefusalKind.Invalid,
            "Cells do not keep this apart: they hold whole months by channel, language, location and collector, and mix in what was filed without answers. Leave the source open, or choose segments."
        );

    public static Refusal NoAgency() =>
        new Refusal("agency.unknown", RefusalKind.NotFound, "There is no such agency.");

    public static Refusal SamePeriod(string name) =>
        new Refusal(
            "comparison.same-period",
            RefusalKind.Invalid,
            $"Both periods are {name}. Choose two different periods."
        );

    public static Refusal OtherGrain() =>
        new Refusal(
            "comparison.other-grain",
            RefusalKind.Invalid,
            "The two periods are of different lengths. Compare two quarters, two months or two years."
        );

    public static Refusal NoTrend() =>
        new Refusal(
            "trend.range",
            RefusalKind.Invalid,
            "A trend needs a first and a last month, or a first and a last fiscal quarter, in this order and at most 120 of them."
        );

    public static Refusal NoIndex(string index) =>
        new Refusal(
            "index.unknown",
            RefusalKind.NotFound,
            $"There is no index called “{index}”. Choose psqi, partner-sqi, or one of their versions, as psqi-1."
        );

    public static Refusal NoQuarter(string period) =>
        new Refusal(
            "index.period",
            RefusalKind.Invalid,
            $"{period} is no fiscal quarter. An index is made for a quarter, as FY2026Q1."
        )
        {
            Faults = [new Fault("period", "Write a fiscal quarter, for example FY2026Q1.")],
        };

    public static Refusal NoManagers(string until) =>
        new Refusal(
            "gap.no-managers",
            RefusalKind.NotFound,
            $"No manager was asked until {until}. Start with the template “Managers’ view of customer experience”, and ask customers the mirror question."
        );
}
