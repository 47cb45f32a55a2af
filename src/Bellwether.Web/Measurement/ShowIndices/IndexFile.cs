using Bellwether.Measurement;

namespace Bellwether.Web.Measurement.ShowIndices;

/// <summary>An index as a table: one row for the agency, each unit and each service of every quarter, and one for each part of a service.</summary>
internal static class IndexFile
{
    public static string Of(IndexReading reading)
    {
        var csv = new CsvText(
            "index",
            "period",
            "kind",
            "name",
            "part",
            "weight",
            "score",
            "low",
            "high",
            "contribution",
            "coverage",
            "answers",
            "note"
        );
        foreach (var quarter in reading.Quarters)
        foreach (var figure in quarter.All)
        {
            csv.Row([
                figure.Definition.Name,
                quarter.Period.Name,
                figure.Subject.Kind.ToString(),
                figure.Subject.Name,
                "",
                "100",
                .. CsvText.Cells(figure.Score),
                "",
                CsvText.Number(figure.Coverage),
                CsvText.Number((long?)figure.Answers),
                figure.WhyNot?.In("en")
                    ?? string.Join(" ", figure.Cautions.Select(caution => caution.In("en"))),
            ]);
            foreach (var part in figure.Parts)
                csv.Row(
                    figure.Definition.Name,
                    quarter.Period.Name,
                    figure.Subject.Kind.ToString(),
                    figure.Subject.Name,
                    part.Part.Key,
                    CsvText.Number((long?)part.Part.Weight),
                    CsvText.Number(part.Score),
                    "",
                    "",
                    CsvText.Number(part.Contribution),
                    CsvText.Number(part.Coverage),
                    "",
                    part.Missing?.In("en") ?? ""
                );
        }
        return csv.ToString();
    }
}
