using Bellwether.Instruments;
using Bellwether.Measurement;
using Bellwether.Statistics;
using Bellwether.Web.Components.Charts;

namespace Bellwether.Web.Measurement.ShowQuestions;

/// <summary>What the page says of a question.</summary>
internal static class QuestionWords
{
    /// <summary>412 of 430 who were asked answered.</summary>
    public static string Basis(Texts texts, QuestionFigure question) =>
        question.Answered == question.Asked
            ? texts.Count("measurement.questions.basis-all", question.Answered)
            : texts.Count(
                "measurement.questions.basis",
                question.Answered,
                texts.Number(question.Asked)
            );

    /// <summary>Why there is nothing to show; null when there is something.</summary>
    public static string? WhyNot(Texts texts, QuestionFigure question) =>
        question.Status switch
        {
            EstimateStatus.Enough => null,
            EstimateStatus.Suppressed => texts["measurement.questions.kept-back"],
            EstimateStatus.NoAnswers => texts["measurement.questions.nobody"],
            _ => texts.Say("measurement.questions.too-few", ReadFigure.FewestAnswers),
        };

    /// <summary>The sentence to take away.</summary>
    public static string Title(Texts texts, int number, QuestionFigure question, string language)
    {
        var most = question.Answers.MaxBy(answer => answer.Count)!;
        if (question.Answers.Count(answer => answer.Count == most.Count) > 1)
            return texts.Say(
                "measurement.questions.tie",
                number,
                Numbers.Percent(texts, most.Share)
            );
        return texts.Say(
            question.Kind switch
            {
                ItemKind.Ranking => "measurement.questions.most-first",
                ItemKind.Number or ItemKind.Calculated or ItemKind.Date =>
                    "measurement.questions.most-in",
                _ => "measurement.questions.most-chosen",
            },
            number,
            most.Label.In(language),
            Numbers.Percent(texts, most.Share)
        );
    }

    /// <summary>Mean 34.2 minutes (sampling range 30.1 to 38.3); null where there is none.</summary>
    public static string? Mean(Texts texts, QuestionFigure question, string language) =>
        question.Mean is { Value: not null } mean
            ? texts.Say(
                question.Kind == ItemKind.SingleChoice
                    ? "measurement.questions.mean-scale"
                    : "measurement.questions.mean",
                Value(texts, question, mean.Value.Value, language),
                Range(texts, question, mean)
            )
            : null;

    /// <summary>Half said 31 minutes or less (28 to 35); null where there is none.</summary>
    public static string? Median(Texts texts, QuestionFigure question, string language) =>
        question.Median is { Value: not null } median
            ? texts.Say(
                "measurement.questions.median",
                Value(texts, question, median.Value.Value, language),
                Range(texts, question, median)
            )
            : null;

    /// <summary>The shares as bars, in the order of the form.</summary>
    public static IReadOnlyList<ChartRow> Shares(QuestionFigure question, string language) =>
        [
            .. question.Answers.Select(answer => new ChartRow(
                answer.Label.In(language),
                answer.Share.Value * 100,
                answer.Share.Interval?.Low * 100,
                answer.Share.Interval?.High * 100,
                answer.Count
            )),
        ];

    /// <summary>The mean places, the best first; those that fewer than ten placed last, without a number.</summary>
    public static IReadOnlyList<ChartRow> Places(QuestionFigure question, string language) =>
        [
            .. question
                .Answers.OrderBy(answer => answer.MeanRank?.Value ?? double.MaxValue)
                .Select(answer => new ChartRow(
                    answer.Label.In(language),
                    answer.MeanRank?.Value,
                    answer.MeanRank?.Interval?.Low,
                    answer.MeanRank?.Interval?.High,
                    answer.Placed
                )),
        ];

    private static string Value(
        Texts texts,
        QuestionFigure question,
        double value,
        string language
    ) =>
        question.Unit is { } unit
            ? $"{texts.Number(value, Decimals(question))}\u00a0{unit.In(language)}"
            : texts.Number(value, Decimals(question));

    private static string Range(Texts texts, QuestionFigure question, Estimate estimate) =>
        estimate.Interval is { } range
            ? texts.Say(
                "components.chart.range",
                texts.Number(range.Low, Decimals(question)),
                texts.Number(range.High, Decimals(question))
            )
            : "";

    // One digit more than people typed; scales have two.
    private static int Decimals(QuestionFigure question) =>
        question.Kind == ItemKind.SingleChoice ? 2 : question.Decimals + 1;
}
