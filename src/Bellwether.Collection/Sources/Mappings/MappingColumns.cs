using Bellwether.Foundation;

namespace Bellwether.Collection.Sources;

/// <summary>Finds the columns that a mapping names in a file.</summary>
internal sealed class MappingColumns
{
    private readonly Dictionary<string, int> places = new(StringComparer.OrdinalIgnoreCase);

    private MappingColumns(IReadOnlyList<string> columns)
    {
        for (var i = 0; i < columns.Count; i++)
            places.TryAdd(columns[i], i);
        Columns = columns;
        Needed = new bool[columns.Count];
    }

    public IReadOnlyList<string> Columns { get; }

    /// <summary>The columns that the mapping reads.</summary>
    public bool[] Needed { get; }

    /// <summary>The columns that it does not read: nothing of them is kept.</summary>
    public IReadOnlyList<string> Unused => [.. Columns.Where((_, i) => !Needed[i])];

    /// <summary>The place of a column, or -1 when the mapping names none.</summary>
    public int this[string? name] =>
        name is not null && places.TryGetValue(name, out var place) ? place : -1;

    /// <summary>Finds them all, or says which are missing and which were probably meant.</summary>
    public static Outcome<MappingColumns> Find(Mapping mapping, IReadOnlyList<string> columns)
    {
        var found = new MappingColumns(columns);
        var faults = new List<Fault>();
        foreach (var (field, name) in Names(mapping))
            if (found.places.TryGetValue(name, out var place))
                found.Needed[place] = true;
            else if (!mapping.Optional.Contains(name, StringComparer.OrdinalIgnoreCase))
                faults.Add(
                    new Fault(
                        field,
                        $"The file has no column “{name}”.{Nearest.Suggest(name, columns)}"
                    )
                );
        if (faults.Count == 0)
            return found;
        return new Refusal(
            "mapping.columns",
            RefusalKind.Invalid,
            $"{faults[0].Message} The file has: {string.Join(", ", columns.Take(30))}{(columns.Count > 30 ? " …" : "")}."
        )
        {
            Faults = faults,
        };
    }

    /// <summary>Every column a mapping names, with the field that names it.</summary>
    public static IEnumerable<(string Field, string Column)> Names(Mapping mapping)
    {
        IEnumerable<(string, string?)> all =
        [
            ("id.column", mapping.Id?.Column),
            .. (mapping.Id is { MadeFrom.IsDefault: false } id ? id.MadeFrom : []).Select(name =>
                ("id.madeFrom", (string?)name)
            ),
            ("date.column", mapping.Date?.Column),
            ("date.lastColumn", mapping.Date?.LastColumn),
            ("date.fiscalYearColumn", mapping.Date?.FiscalYearColumn),
            ("date.quarterColumn", mapping.Date?.QuarterColumn),
            ("service.column", mapping.Service?.Column),
            ("channel.column", mapping.Channel?.Column),
            ("language.column", mapping.Language?.Column),
            ("location.column", mapping.Location?.Column),
            ("page", mapping.Page),
            ("person", mapping.Person),
            .. mapping.Only.Select(rule => ("only", (string?)rule.Column)),
            .. mapping.Exclude.Select(rule => ("exclude", (string?)rule.Column)),
            .. mapping.Refuse.Select(rule => ("refuse", (string?)rule.Column)),
            .. mapping.Items.SelectMany(item =>
                item.Options.Select(option => ($"items.{item.Item}.{option.Key}", option.Column))
                    .Append(($"items.{item.Item}", item.Column))
                    .Append(($"items.{item.Item}.where", item.Where?.Column))
            ),
            .. mapping.Facts.SelectMany(fact =>
                new[]
                {
                    ($"facts.{fact.Fact}", (string?)fact.Column),
                    ($"facts.{fact.Fact}.reason", fact.ReasonColumn),
                }
            ),
        ];
        foreach (var (field, column) in all)
            if (column is not null)
                yield return (field, column);
    }
}
