using Bellwether.Foundation;
using Bellwether.Organization;

namespace Bellwether.Web.Organization.Files;

/// <summary>Journeys as a file: JSON, or a table with a row for each stage.</summary>
public static class JourneyFile
{
    private const string Name = "journeys";

    private static readonly string[] Columns =
    [
        "journey",
        "name",
        "name_es",
        "about",
        "life_experience",
        "segments",
        "stage",
        "stage_name",
        "stage_name_es",
        "units",
        "moments",
        "pains",
        "measures",
        "mirrors",
        "steps",
    ];

    private static readonly string[] OfJourney =
    [
        "name",
        "name_es",
        "about",
        "life_experience",
        "segments",
    ];

    /// <summary>The journeys as a file, by their addresses.</summary>
    public static string Write(IEnumerable<Journey> journeys, EntryFormat format)
    {
        var entries = journeys
            .Select(journey => journey.Entry)
            .OrderBy(entry => entry.Slug, StringComparer.Ordinal)
            .ToList();
        return format == EntryFormat.Json
            ? EntryJson.Write(Name, entries)
            : EntryTable.Write(Columns, entries.SelectMany(Rows));
    }

    /// <summary>The entries of a file of either form; refused with every fault and its row.</summary>
    public static Outcome<IReadOnlyList<JourneyEntry>> Read(string text)
    {
        if (EntryFile.FormOf(text) == EntryFormat.Json)
        {
            var (entries, wrong) = EntryJson.Read<JourneyEntry>(text, Name);
            return wrong.Count > 0
                ? EntryFile.Unreadable(wrong)
                : Outcome<IReadOnlyList<JourneyEntry>>.Done([
                    .. entries.Select(each => Numbered(each.Row, each.Entry)),
                ]);
        }
        var table = EntryTable.Read(text, Columns, "journey", "name", "stage_name");
        var journeys = table
            .Rows.GroupBy(row => table.Cell(row.Cells, "journey"), StringComparer.Ordinal)
            .Select(same => Of(table, [.. same]))
            .ToList();
        return table.Faults.Count > 0
            ? EntryFile.Unreadable(table.Faults)
            : Outcome<IReadOnlyList<JourneyEntry>>.Done(journeys);
    }

    private static JourneyEntry Numbered(int row, JourneyEntry entry) =>
        entry with
        {
            Row = row,
            Stages =
            [
                .. (entry.Stages ?? [])
                    .Where(stage => stage is not null)
                    .Select(stage => stage with { Row = row }),
            ],
        };

    private static JourneyEntry Of(
        EntryTable table,
        IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> rows
    )
    {
        var (line, first) = rows[0];
        foreach (var (other, cells) in rows.Skip(1))
        foreach (var column in OfJourney)
            if (table.Text(cells, column) is { } said && said != table.Cell(first, column))
                table.Fault(
                    other,
                    column,
                    $"Row {line} says otherwise of the same journey. Write it there once."
                );
        return new JourneyEntry
        {
            Row = line,
            Slug = table.Cell(first, "journey"),
            Name = table.Cell(first, "name"),
            NameEs = table.Text(first, "name_es"),
            About = table.Text(first, "about"),
            LifeExperience = table.Text(first, "life_experience"),
            Segments = table.List(first, "segments"),
            Stages =
            [
                .. rows.Where(row =>
                        rows.Count > 1 || table.Text(row.Cells, "stage_name") is not null
                    )
                    .Select(row => Stage(table, row.Line, row.Cells)),
            ],
        };
    }

    private static StageEntry Stage(EntryTable table, int line, IReadOnlyList<string> cells) =>
        new()
        {
            Row = line,
            Slug = table.Cell(cells, "stage"),
            Name = table.Cell(cells, "stage_name"),
            NameEs = table.Text(cells, "stage_name_es"),
            Units = table.List(cells, "units"),
            Moments = table.List(cells, "moments"),
            Pains = table.List(cells, "pains"),
            Measures = table.List(cells, "measures"),
            Mirrors = table.List(cells, "mirrors"),
            Steps = table.List(cells, "steps"),
        };

    private static IEnumerable<string?[]> Rows(JourneyEntry journey)
    {
        IEnumerable<StageEntry> stages =
            journey.Stages.Count == 0 ? [new StageEntry()] : journey.Stages;
        return stages.Select(stage =>
            (string?[])
                [
                    journey.Slug,
                    journey.Name,
                    journey.NameEs,
                    journey.About,
                    journey.LifeExperience,
                    EntryTable.Join(journey.Segments),
                    stage.Slug,
                    stage.Name,
                    stage.NameEs,
                    EntryTable.Join(stage.Units),
                    EntryTable.Join(stage.Moments),
                    EntryTable.Join(stage.Pains),
                    EntryTable.Join(stage.Measures),
                    EntryTable.Join(stage.Mirrors),
                    EntryTable.Join(stage.Steps),
                ]
        );
    }
}
