using Bellwether.Foundation;
using Bellwether.Web.Measurement.AskFigures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Measurement.ShowQuestions;

/// <summary>
/// What people answered to every question of a form: a page, GET /files/questions.csv and GET /api/v1/questions, each with
/// collector=, period= and channel=.
/// </summary>
internal static class QuestionRequests
{
    private const int MostQuarters = 8;

    public static async Task<IResult> Show(
        HttpContext http,
        Guid id,
        QuestionsAsked asked,
        string? period,
        CancellationToken cancel
    )
    {
        var found = await asked.Run(http, id.ToString(), period, null, cancel);
        if (!found.IsDone)
            return found.Answer(_ => Results.Empty);
        var quarters = Quarters(found.Value.Desk);
        if (string.IsNullOrWhiteSpace(period))
            found = await LatestWithAnswers(http, asked, found.Value, quarters, cancel);
        return found.Answer(form => new RazorComponentResult<QuestionsPage>(
            new
            {
                form.Form,
                form.Figures,
                Periods = Choices(form, quarters),
            }
        ));
    }

    // The running quarter, or the last one before it in which somebody answered.
    private static async Task<Outcome<QuestionsOfForm>> LatestWithAnswers(
        HttpContext http,
        QuestionsAsked asked,
        QuestionsOfForm running,
        IReadOnlyList<Period> quarters,
        CancellationToken cancel
    )
    {
        if (running.Figures.Responses > 0)
            return running;
        foreach (var quarter in quarters.Skip(1))
        {
            var before = await asked.Run(
                http,
                running.Form.CollectorId.ToString(),
                quarter.Name,
                null,
                cancel
            );
            if (before is { IsDone: true, Value.Figures.Responses: > 0 })
                return before;
        }
        return running;
    }

    private static List<Period> Quarters(Desk desk) =>
        [
            .. Enumerable
                .Range(0, MostQuarters)
                .Select(back =>
                    desk.Calendar.QuarterOf(desk.ThisQuarter.First.AddMonths(-3 * back))
                ),
        ];

    private static List<Period> Choices(QuestionsOfForm form, IReadOnlyList<Period> quarters)
    {
        var years = quarters
            .Select(quarter => form.Desk.Calendar.Place(quarter.First).Year)
            .Distinct()
            .Select(form.Desk.Calendar.Year);
        var all = quarters.Concat(years).ToList();
        return all.Contains(form.Figures.Period) ? all : [form.Figures.Period, .. all];
    }

    public static async Task<IResult> Csv(
        HttpContext http,
        QuestionsAsked asked,
        [AsParameters] Question question,
        CancellationToken cancel
    )
    {
        var found = await asked.Run(
            http,
            question.Collector,
            question.Period,
            question.Channel,
            cancel
        );
        return found.IsDone
            ? CsvText.File(
                QuestionFile.Of(found.Value.Figures, Language.Current.Code),
                $"{found.Value.Form.Key}-{found.Value.Figures.Period.Name}"
            )
            : found.Refusal.ToProblem();
    }

    public static async Task<IResult> Json(
        HttpContext http,
        QuestionsAsked asked,
        [AsParameters] Question question,
        CancellationToken cancel
    )
    {
        var found = await asked.Run(
            http,
            question.Collector,
            question.Period,
            question.Channel,
            cancel
        );
        return found.IsDone
            ? Results.Json(
                QuestionsReply.Of(found.Value.Figures, Language.Current.Code),
                Reply.Options
            )
            : found.Refusal.ToProblem();
    }

    internal sealed record Question(string? Collector, string? Period, string? Channel);
}
