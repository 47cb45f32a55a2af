using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Measurement.ShowExplore;

/// <summary>Any question by anything: GET /understand/explore, /api/v1/explore and the file behind both.</summary>
internal static class ExploreRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        ExploreDesk desk,
        Reader reader,
        ViewsDesk views,
        [AsParameters] ExploreQuestion question,
        CancellationToken cancel
    )
    {
        var explored = await desk.Run(http, question, cancel);
        if (!explored.IsDone)
            return Results.StatusCode(RefusalAnswers.Status(explored.Refusal.Kind));
        return await Page(http, explored.Value, reader, views, null, cancel);
    }

    /// <summary>The page, with what was wrong when a view was to be saved.</summary>
    public static async Task<IResult> Page(
        HttpContext http,
        Explored explored,
        Reader reader,
        ViewsDesk views,
        Refusal? notSaved,
        CancellationToken cancel
    ) =>
        new RazorComponentResult<ExplorePage>(
            new
            {
                Explored = explored,
                Services = await reader.Services(http, Permission.ReadFigures, cancel),
                Saved = await views.Of(http, cancel),
                Units = await views.Units(http, cancel),
                NotSaved = notSaved,
            }
        )
        {
            StatusCode =
                notSaved is not null ? RefusalAnswers.Status(notSaved.Kind)
                : explored.Crosstab.IsDone ? StatusCodes.Status200OK
                : RefusalAnswers.Status(explored.Crosstab.Refusal.Kind),
        };

    public static async Task<IResult> Json(
        HttpContext http,
        ExploreDesk desk,
        [AsParameters] ExploreQuestion question,
        CancellationToken cancel
    )
    {
        var explored = await desk.Run(http, question, cancel);
        if (!explored.IsDone)
            return explored.Refusal.ToProblem();
        return explored.Value.Crosstab is { IsDone: true } crosstab
            ? ApiAnswer.Json(http, ExploreReply.Of(explored.Value.Address, crosstab.Value))
            : explored.Value.Crosstab.Refusal!.ToProblem();
    }

    public static async Task<IResult> Csv(
        HttpContext http,
        ExploreDesk desk,
        [AsParameters] ExploreQuestion question,
        CancellationToken cancel
    )
    {
        var explored = await desk.Run(http, question, cancel);
        if (!explored.IsDone)
            return explored.Refusal.ToProblem();
        if (explored.Value.Crosstab is not { IsDone: true } crosstab)
            return explored.Value.Crosstab.Refusal!.ToProblem();
        var csv = new CsvText(
            "question",
            "letter",
            "column",
            "name",
            "answers",
            "option",
            "label",
            "count",
            "share",
            "low",
            "high",
            "higher_than",
            "answers_before",
            "change",
            "change_low",
            "change_high",
            "verdict"
        );
        foreach (var table in crosstab.Value.Tables)
        foreach (var column in table.Columns)
        {
            foreach (var cell in column.Cells)
                csv.Row([.. Cells(table, column, cell), "", "", "", "", ""]);
            if (column.Favourable is { } favourable)
                csv.Row([.. Cells(table, column, favourable), .. Changed(column.Change)]);
        }
        var address = explored.Value.Address;
        return CsvText.File(
            csv.ToString(),
            $"{address.Rows}-by-{address.Columns}-{address.Period}"
        );
    }

    private static IEnumerable<string> Cells(
        CrosstabTable table,
        CrosstabColumn column,
        CrosstabCell cell
    )
    {
        var language = Language.Current.Code;
        return
        [
            table.Prompt.In(language),
            column.Letter,
            column.Key,
            column.Name.In(language),
            CsvText.Number(column.Answers),
            cell.Option.Length == 0 ? "favourable" : cell.Option,
            cell.Label.In(language),
            CsvText.Number(cell.Count),
            .. CsvText.Cells(cell.Share),
            string.Join(' ', cell.HigherThan),
        ];
    }

    private static IEnumerable<string> Changed(CrosstabChange? change) =>
        change is null
            ? ["", "", "", "", ""]
            :
            [
                CsvText.Number(change.AnswersBefore),
                .. CsvText.Cells(change.Difference),
                change.Verdict.ToString(),
            ];
}
