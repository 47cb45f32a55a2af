namespace Bellwether.Web.Components;

/// <summary>What a figure says about change.</summary>
public enum FigureVerdict
{
    /// <summary>There is nothing to compare with; the verdict line is left out.</summary>
    None,

    /// <summary>Better, beyond what chance explains.</summary>
    Improved,

    /// <summary>Any change is within what chance explains.</summary>
    NoDetectableChange,

    /// <summary>Worse, beyond what chance explains.</summary>
    Worse,

    /// <summary>Too few answers, or the form changed: nobody can tell yet.</summary>
    CannotTellYet,
}

/// <summary>One number as people see it, with everything that keeps it honest. Pages make it from an estimate; nothing here computes.</summary>
public sealed record FigureView
{
    /// <summary>Unique on the page, lower case with hyphens; the figure's parts take their ids from it.</summary>
    public required string Id { get; init; }

    /// <summary>What is measured, in the glossary's word: Trust.</summary>
    public required string Name { get; init; }

    /// <summary>The value as it is written (71 or 4.2), or null when it may not be shown.</summary>
    public string? ValueText { get; init; }

    /// <summary>What the value counts, read after it: "% of those who answered", "on a scale of 1 to 5".</summary>
    public required string Unit { get; init; }

    /// <summary>The 95 % interval as it is written: "69 to 73". Null when there is none.</summary>
    public string? IntervalText { get; init; }

    /// <summary>Answers it rests on.</summary>
    public long Answers { get; init; }

    /// <summary>"1.2 % of those offered", or null when the number of offers is unknown, which the figure then says.</summary>
    public string? ResponseRateText { get; init; }

    /// <summary>How people answered: "web", "paper and web".</summary>
    public string? Mode { get; init; }

    /// <summary>What it says about change.</summary>
    public FigureVerdict Verdict { get; init; }

    /// <summary>What it is compared with, read after the verdict: "last quarter", "FY2025 Q2".</summary>
    public string? ComparedWith { get; init; }

    /// <summary>The change as it is written, with its interval: "−1.4 points, between −3.0 and +0.2".</summary>
    public string? ChangeText { get; init; }

    /// <summary>Where the change comes from: how people answered, who is counted. Null when there is nothing to part.</summary>
    public string? ChangePartsText { get; init; }

    /// <summary>The period the figure is of: "FY2026 Q2 (January to March)".</summary>
    public string? Period { get; init; }

    /// <summary>The method's name in plain words: "Share with Wilson interval".</summary>
    public string? Method { get; init; }

    /// <summary>The method's page.</summary>
    public string? MethodHref { get; init; }

    /// <summary>The figure's data as a file.</summary>
    public string? DataHref { get; init; }

    /// <summary>The answers behind it, for those who may see them.</summary>
    public string? AnswersHref { get; init; }

    /// <summary>What must be known before quoting it: a low response rate, an open period, withheld filings.</summary>
    public IReadOnlyList<string> Cautions { get; init; } = [];

    /// <summary>Why there is no value: "Only 6 people answered; we show a number from 10."</summary>
    public string? WhyNoValue { get; init; }

    /// <summary>What people wrote, shown in place of a number that may not be shown.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>"12 answers not counted: 9 spam, 3 deleted"; null when every answer counts.</summary>
    public string? NotCountedText { get; init; }

    /// <summary>How it was computed, step by step, behind "How computed".</summary>
    public IReadOnlyList<FigureStep> Steps { get; init; } = [];

    /// <summary>When it was computed, as it is written.</summary>
    public string? ComputedAt { get; init; }

    /// <summary>What the value rests on, in one line: interval, answers, response rate, mode.</summary>
    public string Basis(Texts texts) =>
        string.Join(
            "; ",
            new[]
            {
                IntervalText is null
                    ? texts["components.figure.no-range"]
                    : texts.Say("components.figure.range", IntervalText),
                texts.Count("components.figure.answers", Answers),
                ResponseRateText ?? texts["components.figure.offers-unknown"],
                Mode,
            }.Where(part => !string.IsNullOrEmpty(part))
        );
}

/// <summary>One step or input of the computation.</summary>
/// <param name="What">What it is: "Answers 4 or 5".</param>
/// <param name="Value">As it is written: "2,989".</param>
/// <param name="Note">Why, or where from.</param>
public sealed record FigureStep(string What, string Value, string? Note = null);
