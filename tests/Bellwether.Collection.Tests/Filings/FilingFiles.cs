using System.Text;
using Bellwether.Collection.Filings;

namespace Bellwether.Collection.Tests.Filings;

/// <summary>Small files of filings made for a test, and the real one where it lies beside the repository.</summary>
internal static class FilingFiles
{
    private static readonly Lock Gate = new();
    private static IReadOnlyList<(Filing?, IReadOnlyList<Defect>)>? judged;

    public static readonly string Heading =
        "id,organization_id,organization_name,organization_abbreviation,service_provider_id,service_provider_name,collection_year,"
        + "collection_quarter,service_id,service_name,service_provided,transaction_point,channel,volume_of_customers,"
        + "volume_of_customers_provided_survey_opportunity,volume_of_respondents,omb_control_number,"
        + string.Join(
            ',',
            Enumerable
                .Range(1, 11)
                .SelectMany(q =>
                    new[] { "text", "1", "2", "3", "4", "5", "point_scale" }.Select(p =>
                        $"q{q}_{p}"
                    )
                )
        );

    /// <summary>A filing that has nothing wrong with it, unless the test changes a field.</summary>
    public static Dictionary<string, string> Row(int id = 1)
    {
        var row = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = $"{id}",
            ["organization_id"] = "9",
            ["organization_name"] = "Department of Works",
            ["service_provider_id"] = "3",
            ["service_provider_name"] = "Permits Bureau",
            ["collection_year"] = "2022",
            ["collection_quarter"] = "1",
            ["service_id"] = "7",
            ["service_name"] = "Getting a permit",
            ["service_provided"] = "Permit desk",
            ["transaction_point"] = "After the visit",
            ["channel"] = "email",
            ["volume_of_customers"] = "10000.0",
            ["volume_of_customers_provided_survey_opportunity"] = "5000.0",
            ["volume_of_respondents"] = "1000",
            ["omb_control_number"] = "1234-5678",
        };
        Ask(row, 1, "I am satisfied with the service I received.", 50, 50, 100, 300, 500);
        Ask(row, 2, "This interaction increased my trust in the bureau.", 60, 40, 100, 350, 450);
        return row;
    }

    public static void Ask(
        Dictionary<string, string> row,
        int slot,
        string text,
        params int[] counts
    )
    {
        row[$"q{slot}_text"] = text;
        for (var k = 0; k < 5; k++)
            row[$"q{slot}_{k + 1}"] = $"{counts[k]}";
        row.Remove($"q{slot}_point_scale");
    }

    public static string Text(params IEnumerable<Dictionary<string, string>> rows)
    {
        var names = Heading.Split(',');
        var text = new StringBuilder(Heading).Append('\n');
        foreach (var row in rows)
            text.AppendJoin(',', names.Select(name => Quote(row.GetValueOrDefault(name, ""))))
                .Append('\n');
        return text.ToString();
    }

    public static Stream File(params IEnumerable<Dictionary<string, string>> rows) =>
        Of(Text(rows));

    public static Stream Of(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

    public static IReadOnlyList<Defect> Check(
        params IEnumerable<Dictionary<string, string>> rows
    ) => Judge(File(rows)).SelectMany(pair => pair.Defects).ToList();

    public static IEnumerable<(Filing? Filing, IReadOnlyList<Defect> Defects)> Judge(Stream file)
    {
        var history = new FilingHistory();
        foreach (var row in FilingFile.Read(file))
        {
            if (row.Filing is null)
            {
                yield return (null, row.Defects);
                continue;
            }
            var defects = FilingChecks.Run(row.Filing, row.Columns, history);
            history.Remember(row.Filing);
            yield return (row.Filing, [.. row.Defects, .. defects]);
        }
    }

    public static Stream Real(string name = "mergedcxdata-2023-05-21.csv")
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (
            folder is not null
            && !System.IO.File.Exists(Path.Combine(folder.FullName, "Bellwether.slnx"))
        )
            folder = folder.Parent;
        var path = Path.Combine(folder?.Parent?.FullName ?? "", "shared", "data", "a11", name);
        if (!System.IO.File.Exists(path))
            Assert.Skip($"The real filings ({name}) are not beside this repository.");
        return System.IO.File.OpenRead(path);
    }

    /// <summary>The real filings with their defects, read once for all tests.</summary>
    public static IReadOnlyList<(Filing? Filing, IReadOnlyList<Defect> Defects)> RealJudged()
    {
        lock (Gate)
        {
            if (judged is not null)
                return judged;
            using var file = Real();
            return judged = [.. Judge(file)];
        }
    }

    private static string Quote(string field) =>
        field.AsSpan().IndexOfAny(",\"\n") < 0
            ? field
            : "\"" + field.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
