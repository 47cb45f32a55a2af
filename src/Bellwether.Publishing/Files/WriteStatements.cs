using System.Globalization;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Responses;

namespace Bellwether.Publishing;

/// <summary>The two files of the five-point form: one line about the survey, one line for each statement.</summary>
/// <param name="Header">The line about the survey, with its head.</param>
/// <param name="Detail">The lines of the statements, with their head.</param>
public sealed record StatementFiles(string Header, string Detail);

/// <summary>Writes them, from the counts that figures are made of: answers and filings without answers alike.</summary>
internal sealed class WriteStatements(ReadCells readCells, TimeProvider time)
{
    private const string HeaderHead =
        "submission comment,survey_instrument_reference,agency_poc_name,agency_poc_email,department,bureau,service,"
        + "transaction_point,mode,start_date,end_date,total_volume,survey_opp_volume,response_count,OMB_control_number,"
        + "federal_register_url";

    private const string DetailHead =
        "standardized_question_number,standardized_question_identifier,customized_question_text,likert_scale_1,"
        + "likert_scale_2,likert_scale_3,likert_scale_4,likert_scale_5,response_volume,notes,start_date,end_date";

    public async Task<StatementFiles> Run(
        SurveyEvidence survey,
        Agency agency,
        string unit,
        CancellationToken cancel
    )
    {
        var month = Period.MonthNumber(survey.Quarter.First);
        var cells = await readCells.Run(
            new CellQuery(
                agency.AgencyId,
                [survey.Collector.CollectorId],
                Cube.QuarterChannel,
                month,
                month
            ),
            cancel
        );
        // Of a form that promised to show no small group, only whole quarters with enough answers are told.
        var isOver = agency.Calendar.LocalDay(time.GetUtcNow()) > survey.Quarter.Last;
        var isWhole = isOver || !survey.Collector.IsOpen;
        return new StatementFiles(
            HeaderHead + "\r\n" + Line(Header(survey, agency, unit)),
            DetailHead
                + "\r\n"
                + string.Concat(
                    SurveyShape
                        .Statements.Select(
                            (measure, i) => Detail(survey, cells, isWhole, (measure, i + 1))
                        )
                        .OfType<string[]>()
                        .Select(Line)
                )
        );
    }

    private static string[] Header(SurveyEvidence survey, Agency agency, string unit) =>
        [
            "",
            $"{survey.Title} (version {survey.Main.Version.Number})",
            survey.Contact.Name,
            survey.Contact.Email,
            agency.Name,
            unit,
            survey.Service.Name,
            TransactionPoints.Code(survey.Detail.TransactionPoint),
            survey.Collector.Channel,
            Day(survey.Quarter.First),
            Day(survey.Quarter.Last),
            Number(survey.Volumes.Customers),
            Number(survey.Volumes.Offered),
            Number(survey.Respondents),
            survey.Collector.Clearance?.ControlNumber ?? "",
            survey.Detail.FederalRegisterUrl,
        ];

    // A statement that is not on the form has no line.
    private static string[]? Detail(
        SurveyEvidence survey,
        IReadOnlyList<Cell> cells,
        bool isWhole,
        (string Measure, int Number) statement
    )
    {
        var (measure, number) = statement;
        var counts = new long[5];
        string? text = null;
        foreach (var (shape, _) in survey.Versions)
        {
            var version = shape.Version;
            var item = version.Items.FirstOrDefault(each =>
                each.Measures == measure
                && each.Options.Any(option => option.Value is >= 1 and <= 5)
            );
            if (item is null)
                continue;
            text ??= item.Prompt.In("en");
            var place = CellLayout.Of(version, Cube.QuarterChannel).Find(item.Key)!;
            foreach (var cell in cells.Where(cell => cell.VersionId == version.VersionId))
            {
                if (SmallGroups.KeepsBack(version, place.Answered(cell.Sums), isWhole))
                    continue;
                var options = place.Counts(cell.Sums);
                for (var i = 0; i < options.Length; i++)
                    if (item.Options[i].Value is >= 1 and <= 5 and var value)
                        counts[value - 1] += options[i];
            }
        }
        return text is null
            ? null
            :
            [
                Number(number),
                measure,
                text,
                .. counts.Select(count => Number(count)),
                Number(counts.Sum()),
                "",
                Day(survey.Quarter.First),
                Day(survey.Quarter.Last),
            ];
    }

    private static string Line(string[] cells) =>
        string.Join(',', cells.Select(CsvCell.Of)) + "\r\n";

    private static string Day(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(long? number) =>
        number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
