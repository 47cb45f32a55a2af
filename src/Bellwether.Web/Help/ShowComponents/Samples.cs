using Bellwether.Foundation;
using Bellwether.Web.Components;
using Bellwether.Web.Components.Charts;
using Bellwether.Web.Components.Forms;

namespace Bellwether.Web.Help.ShowComponents;

/// <summary>Invented data that show what each part does at its best and at its worst.</summary>
internal static class Samples
{
    public static FigureView Trust { get; } =
        new()
        {
            Id = "trust",
            Name = "Trust",
            Period = "FY2026 Q2 (January to March)",
            ValueText = "71",
            Unit = "% of those who answered",
            IntervalText = "69 to 73",
            Answers = 4_210,
            ResponseRateText = "1.2 % of those offered",
            Mode = "web",
            Verdict = FigureVerdict.NoDetectableChange,
            ComparedWith = "last quarter",
            ChangeText = "−1.4 points, between −3.9 and +1.1",
            Cautions =
            [
                "Few of those who were asked answered. People with strong feelings may be over-represented.",
            ],
            Method = "Share of 4 and 5, with Wilson interval",
            MethodHref = "/help/components",
            DataHref = "/help/components",
            AnswersHref = "/help/components",
            Steps =
            [
                new("Answers to the question", "4,210", "Blank answers are left out"),
                new("Answers 4 or 5", "2,989"),
                new("Share", "71.0 %"),
                new(
                    "95 % interval",
                    "69.6 to 72.3",
                    "Wilson; assumes that answers are independent"
                ),
            ],
            ComputedAt = "March 31, 2026, 6:00 am",
        };

    public static FigureView Ease { get; } =
        new()
        {
            Id = "ease",
            Name = "Ease",
            Period = "FY2026 Q2 (January to March)",
            ValueText = "58",
            Unit = "% of those who answered",
            IntervalText = "55 to 61",
            Answers = 1_204,
            Mode = "web and paper",
            Verdict = FigureVerdict.Worse,
            ComparedWith = "last quarter",
            ChangeText = "−6.2 points, between −9.8 and −2.6",
            Method = "Share of 4 and 5, with Wilson interval",
            DataHref = "/help/components",
            Steps = [new("Answers to the question", "1,204"), new("Answers 4 or 5", "698")],
        };

    public static FigureView Quality { get; } =
        new()
        {
            Id = "quality",
            Name = "Quality",
            Period = "FY2026 Q2 (January to March)",
            Unit = "% of those who answered",
            Answers = 6,
            WhyNoValue = "Six people answered. We show a number from ten answers on.",
            Words =
            [
                "The clerk stayed late so I could finish. Thank you.",
                "I was sent to three windows before someone knew the form.",
            ],
            Verdict = FigureVerdict.CannotTellYet,
        };

    public static IReadOnlyList<TrendPoint> Trend { get; } =
    [
        new("Q1 24", 74.2, 72.1, 76.3, 1_702) { Period = "FY2024 Q1" },
        new("Q2 24", 73.8, 71.6, 75.9, 1_655) { Period = "FY2024 Q2" },
        new("Q3 24", 75.1, 73.0, 77.1, 1_790) { Period = "FY2024 Q3" },
        new("Q4 24", 72.4, 70.3, 74.4, 1_845) { Period = "FY2024 Q4" },
        new("Q1 25", null, Answers: 8) { Period = "FY2025 Q1" },
        new("Q2 25", 69.9, 67.4, 72.3, 1_301)
        {
            Period = "FY2025 Q2",
            BreakNote = "The question was reworded; figures before and after are not compared.",
        },
        new("Q3 25", 70.6, 68.5, 72.6, 1_920) { Period = "FY2025 Q3" },
        new("Q4 25", 72.5, 70.7, 74.2, 2_377) { Period = "FY2025 Q4" },
        new("Q1 26", 72.4, 70.8, 73.9, 3_050) { Period = "FY2026 Q1" },
        new("Q2 26", 71.0, 69.6, 72.3, 4_210) { Period = "FY2026 Q2" },
        new("Q3 26", 69.5, 66.0, 72.8, 664) { Period = "FY2026 Q3", Partial = true },
    ];

    public static IReadOnlyList<ReferenceMark> Marks { get; } =
    [new(75, "Target", "set before the question was reworded; it may no longer fit.")];

    public static TrendContext Department { get; } =
        new("Department", [66.0, 66.4, 66.1, 65.8, 65.9, 64.0, 64.3, 64.9, 65.2, 65.0, 64.7]);

    public static IReadOnlyList<ServiceRow> Services { get; } =
    [
        new(
            "Renew a passport",
            "passport",
            71.0,
            69.6,
            72.3,
            4_210,
            FigureVerdict.NoDetectableChange
        ),
        new(
            "Apply for a small business loan",
            "loan",
            58.0,
            55.2,
            60.8,
            1_204,
            FigureVerdict.Worse
        ),
        new("Book a campsite", "campsite", 86.3, 84.9, 87.6, 2_518, FigureVerdict.Improved),
        new(
            "Report lost baggage at a checkpoint",
            "baggage",
            49.1,
            41.2,
            57.0,
            152,
            FigureVerdict.CannotTellYet
        ),
    ];

    public static IReadOnlyList<Choice> Scale { get; } =
    [
        new("1", "Strongly disagree"),
        new("2", "Disagree"),
        new("3", "Neither"),
        new("4", "Agree"),
        new("5", "Strongly agree"),
    ];

    public static IReadOnlyList<Choice> Channels { get; } =
    [
        new("web", "Website"),
        new("phone", "Telephone", "Calls to the national number"),
        new("office", "Office visit"),
    ];

    public static Refusal Refused { get; } =
        new("sample.refused", RefusalKind.Invalid, "The collector was not opened.")
        {
            Faults =
            [
                new("title", "Enter a name, for example \"Passport renewal, exit survey\"."),
                new("channel", "Choose how people will be reached."),
            ],
        };

    public sealed record ServiceRow(
        string Name,
        string Slug,
        double Trust,
        double Low,
        double High,
        long Answers,
        FigureVerdict Verdict
    );
}
