using Bellwether.Measurement;
using Bellwether.Statistics;

namespace Bellwether.Web.Measurement.ShowQuestions;

/// <summary>The same as a file: one row for each question, then one for each of its answers.</summary>
internal static class QuestionFile
{
    private static readonly string[] Heads =
    [
        "question",
        "words",
        "kind",
        "versions",
        "asked",
        "answered",
        "status",
        "answer",
        "answer_words",
        "count",
        "share",
        "share_low",
        "share_high",
        "placed",
        "mean",
        "mean_low",
        "mean_high",
        "mean_method",
        "median",
        "median_low",
        "median_high",
        "median_method",
        "unit",
    ];

    public static string Of(FormFigures figures, string language)
    {
        var csv = new CsvText(Heads);
        foreach (var question in figures.Questions)
        {
            csv.Row([
                .. About(question, language),
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                .. Cells(question.Mean),
                .. Cells(question.Median),
                question.Unit?.In(language) ?? "",
            ]);
            foreach (var answer in question.Answers)
                csv.Row([
                    .. About(question, language),
                    answer.Key,
                    answer.Label.In(language),
                    CsvText.Number(answer.Count),
                    .. CsvText.Cells(answer.Share),
                    CsvText.Number(answer.Placed),
                    .. Cells(answer.MeanRank),
                    .. Cells(null),
                    "",
                ]);
        }
        return csv.ToString();
    }

    private static string[] About(QuestionFigure question, string language) =>
        [
            question.Key,
            question.Prompt.In(language),
            question.Kind.ToString(),
            string.Join(' ', question.Versions),
            CsvText.Number(question.Asked),
            CsvText.Number(question.Answered),
            question.Status.ToString(),
        ];

    private static string[] Cells(Estimate? estimate) =>
        estimate is null ? ["", "", "", ""] : [.. CsvText.Cells(estimate), estimate.Method];
}
