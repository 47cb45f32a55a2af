using Bellwether.Web.Components;
using Bellwether.Web.Components.Charts;

namespace Bellwether.Web.Help.ShowComponents;

/// <summary>Invented data for charts: usual ones, long names, missing values.</summary>
internal static class ChartSamples
{
    public static IReadOnlyList<ChartRow> Services { get; } =
    [
        new("Book a campsite", 86.3, 84.9, 87.6, 2_518),
        new("Renew a passport", 71.0, 69.6, 72.3, 4_210),
        new("Apply for a small business loan", 58.0, 55.2, 60.8, 1_204) { Tone = Tone.Attention },
        new("Report lost baggage at an airport security checkpoint", 49.1, 41.2, 57.0, 152),
        new("Ask for a replacement certificate", null, Answers: 6),
    ];

    public static IReadOnlyList<ReferenceMark> Average { get; } = [new(66, "All services")];

    public static IReadOnlyList<ChartRow> Drivers { get; } =
    [
        new("It took a reasonable amount of time", 0.34, 0.29, 0.39),
        new("Employees were helpful", 0.27, 0.22, 0.31),
        new("I could find what I needed", 0.14, 0.09, 0.19),
        new("I understand what I was asked to do", 0.06, 0.01, 0.11) { Tone = Tone.Context },
    ];

    public static IReadOnlyList<string> Options { get; } =
    ["Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"];

    public static IReadOnlyList<ShareRow> Agreement { get; } =
    [
        new("I trust this agency to fulfill its commitment.", [4, 8, 17, 41, 30], 4_210),
        new("It was easy to complete what I needed to do.", [9, 17, 16, 36, 22], 4_188),
        new("It took a reasonable amount of time.", [21, 24, 14, 26, 15], 4_195),
    ];

    public static IReadOnlyList<ShareRow> Channels { get; } =
    [new("FY2025 Q2", [38, 31, 22, 9], 1_301), new("FY2026 Q2", [61, 22, 13, 4], 4_210)];

    public static IReadOnlyList<string> ChannelNames { get; } =
    ["Website", "Telephone", "Office", "Paper"];

    public static IReadOnlyList<WaterfallChart.ChangePart> Parts { get; } =
    [
        new("People answer differently", 1.1),
        new("More answers come from other services", -0.6),
        new("Services that started reporting", -0.4),
        new("Services that stopped reporting", -3.3),
    ];

    public static IReadOnlyList<SmallTrend> Multiples { get; } =
    [
        new("Renew a passport", Samples.Trend, "/help/components/charts", "No detectable change"),
        new("Book a campsite", Walk(82, 7), Note: "Improved"),
        new("Apply for a small business loan", Walk(64, 3), Note: "Worse"),
        new("Report lost baggage at a checkpoint", Walk(50, 11), Note: "Cannot tell yet"),
        new(
            "Ask for a replacement certificate",
            [.. Samples.Trend.Select(point => point with { Value = null, Low = null, High = null })]
        ),
    ];

    public static IReadOnlyList<string> Months { get; } =
    ["Oct", "Nov", "Dec", "Jan", "Feb", "Mar"];

    public static IReadOnlyList<HeatRow> Coverage { get; } =
    [
        new("Website", [420, 455, 380, 610, 590, 702]),
        new("Telephone", [120, 98, 131, 140, 122, 90]),
        new("Office", [31, 28, 0, 22, 35, 40]),
        new("Paper", [null, null, 12, 9, 14, 3]),
    ];

    public static IReadOnlyList<ControlPoint> Control { get; } =
    [.. Enumerable.Range(0, 24).Select(Point)];

    public static IReadOnlyList<QuadrantPoint> Priorities { get; } =
    [
        new("Time it took", 41, 0.34) { Tone = Tone.Attention },
        new("Helpful employees", 78, 0.27),
        new("Finding things", 62, 0.14),
        new("Clear questions", 74, 0.06),
        new("Fair treatment", 69, 0.22),
        new("Privacy", 80, 0.04),
        new("Being told what happens next", 47, 0.18),
    ];

    public static IReadOnlyList<Timeline.Entry> Loop { get; } =
    [
        new("The form asks for the same address three times.", new DateOnly(2026, 1, 12))
        {
            Kind = "Heard",
            Text = "318 people wrote about it in the last quarter.",
        },
        new("The address is asked once and carried through.", new DateOnly(2026, 2, 3))
        {
            Kind = "Did",
            Tone = Tone.Us,
            Href = "/help/components/charts",
        },
        new("Too early to tell.", new DateOnly(2026, 3, 31))
        {
            Kind = "Effect",
            Text = "We look again in June.",
        },
    ];

    private static IReadOnlyList<TrendPoint> Walk(double start, int step) =>
        [
            .. Samples.Trend.Select(
                (point, i) =>
                    point with
                    {
                        Value = start + ((i * step % 5) - 2) + (step == 3 ? -i * 0.7 : i * 0.2),
                        Low = start + ((i * step % 5) - 4) + (step == 3 ? -i * 0.7 : i * 0.2),
                        High = start + (i * step % 5) + (step == 3 ? -i * 0.7 : i * 0.2),
                        BreakNote = null,
                        Partial = false,
                    }
            ),
        ];

    private static ControlPoint Point(int week) =>
        new($"W{week + 1}", 12 + (week * 7 % 5) - 2 + (week == 17 ? 9 : 0), 12, 6.5, 17.5)
        {
            Period = $"Week {week + 1}",
            Signal = week == 17 ? "outside the limits." : null,
        };
}
