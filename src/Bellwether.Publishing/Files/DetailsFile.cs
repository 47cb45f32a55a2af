using System.Globalization;
using Bellwether.Organization;
using Bellwether.Responses;

namespace Bellwether.Publishing;

/// <summary>The record of the surveys: one line each, with the fields of the quarterly collection.</summary>
internal static class DetailsFile
{
    private static readonly string[] Head =
    [
        "organization_abbreviation",
        "organization_name",
        "cx_collection_fiscal_year",
        "cx_collection_quarter",
        "cx_collection_name",
        "cx_collection_service_provider_name",
        "service_name",
        "transaction_point",
        "channel",
        "survey_type",
        "survey_title",
        "trust_question_text",
        "omb_control_number",
        "federal_register_url",
        "volume_of_customers",
        "volume_of_customers_provided_survey_opportunity",
        "volume_of_respondents",
    ];

    public static string Write(IEnumerable<SurveyEvidence> surveys, Agency agency, string unit) =>
        string.Join(',', Head)
        + "\r\n"
        + string.Concat(
            surveys.Select(survey =>
                string.Join(',', Cells(survey, agency, unit).Select(CsvCell.Of)) + "\r\n"
            )
        );

    private static IEnumerable<string> Cells(SurveyEvidence survey, Agency agency, string unit)
    {
        var (year, quarter) = agency.Calendar.Place(survey.Quarter.First);
        return
        [
            agency.Abbreviation,
            agency.Name,
            Number(year),
            Number(quarter),
            "CX Quarterly Reporting",
            unit,
            survey.Service.Name,
            TransactionPoints.Code(survey.Detail.TransactionPoint),
            survey.Collector.Channel,
            survey.Main.SurveyType ?? "",
            survey.Title,
            survey.TrustText,
            survey.Collector.Clearance?.ControlNumber ?? "",
            survey.Detail.FederalRegisterUrl,
            Number(survey.Volumes.Customers),
            Number(survey.Volumes.Offered),
            Number(survey.Respondents),
        ];
    }

    private static string Number(long? number) =>
        number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
