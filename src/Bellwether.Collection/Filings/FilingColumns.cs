using Bellwether.Foundation;

namespace Bellwether.Collection.Filings;

/// <summary>Where each field of a filing is in the file. Headings may carry the prefix "attributes_", as open-data exports do.</summary>
internal sealed class FilingColumns
{
    private const string Prefix = "attributes_";

    private static readonly string[] Required =
    [
        "id",
        "organization_id",
        "organization_name",
        "service_provider_id",
        "service_provider_name",
        "collection_year",
        "collection_quarter",
        "service_id",
        "service_name",
        "service_provided",
        "transaction_point",
        "channel",
        "volume_of_customers",
        "volume_of_customers_provided_survey_opportunity",
        "volume_of_respondents",
    ];

    private static readonly string[] Optional = ["organization_abbreviation", "omb_control_number"];

    private readonly Dictionary<string, int> places;
    private readonly IReadOnlyList<string> heading;
    private readonly int[] questions;

    private FilingColumns(Dictionary<string, int> places, IReadOnlyList<string> heading)
    {
        this.places = places;
        this.heading = heading;
        questions =
        [
            .. from slot in Enumerable.Range(1, FilingSlots.Count)
            from part in (string[])["text", "1", "2", "3", "4", "5", "point_scale"]
            select places.GetValueOrDefault($"q{slot}_{part}", -1),
        ];
    }

    /// <summary>Fields in a row.</summary>
    public int Width => heading.Count;

    /// <summary>Reads the heading, or says what is missing from it.</summary>
    public static Outcome<FilingColumns> Of(IReadOnlyList<string> heading)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        var repeated = new List<string>();
        for (var i = 0; i < heading.Count; i++)
        {
            if (!found.TryAdd(Plain(heading[i]), i))
                repeated.Add(heading[i]);
        }
        var wanted = Required.Concat(QuestionFields(FilingSlots.Standard)).ToList();
        var missing = wanted.Where(name => !found.ContainsKey(name)).ToList();
        if (missing.Count == wanted.Count)
            return FileRefusals.NotFilings(heading);
        if (missing.Count > 0)
            return FileRefusals.ColumnsMissing(missing, heading);
        var known = wanted.Concat(Optional).Concat(QuestionFields(FilingSlots.Count));
        var twice = repeated.Where(name => known.Contains(Plain(name), StringComparer.Ordinal));
        if (twice.FirstOrDefault() is { } first)
            return FileRefusals.ColumnTwice(first);
        return new FilingColumns(found, heading);
    }

    /// <summary>The field's text in a row, trimmed of nothing; empty when the file has no such column.</summary>
    public string Text(IReadOnlyList<string> row, string name) =>
        places.TryGetValue(name, out var at) ? row[at] : "";

    /// <summary>A question's text (part 0), counts (1 to 5) or published mean (6) in a row; empty when the file has no such column.</summary>
    public string Question(IReadOnlyList<string> row, int slot, int part) =>
        questions[((slot - 1) * 7) + part] is >= 0 and var at ? row[at] : "";

    /// <summary>The heading of a field as the file writes it.</summary>
    public string Heading(string name) =>
        places.TryGetValue(name, out var at) ? heading[at].Trim() : name;

    private static string Plain(string name)
    {
        var plain = name.Trim().ToLowerInvariant();
        return plain.StartsWith(Prefix, StringComparison.Ordinal) ? plain[Prefix.Length..] : plain;
    }

    private static IEnumerable<string> QuestionFields(int slots) =>
        from slot in Enumerable.Range(1, slots)
        from part in (string[])["text", "1", "2", "3", "4", "5"]
        select $"q{slot}_{part}";
}
