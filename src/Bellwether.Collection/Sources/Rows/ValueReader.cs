namespace Bellwether.Collection.Sources;

/// <summary>Reads a value that is not an answer: a service, a channel, a language, a place.</summary>
internal sealed class ValueReader
{
    private readonly ValueRule? rule;
    private readonly int place;
    private readonly string what;
    private readonly Func<string, string?> code;
    private readonly string constant;
    private readonly Dictionary<string, string?> known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A reader; <paramref name="code"/> gives the code of a word, or null when there is none.</summary>
    public ValueReader(
        ValueRule? rule,
        MappingColumns columns,
        string what,
        Func<string, string?> code
    )
    {
        this.rule = rule;
        this.what = what;
        this.code = code;
        place = columns[rule?.Column];
        constant = rule?.Constant is { } said ? code(said.Trim()) ?? "" : "";
        if (rule is not null)
            foreach (var (written, meant) in rule.Values)
                known[written.Trim()] = code(meant.Trim());
    }

    public string Read(MappedRow row, string[] cells)
    {
        if (place < 0)
            return constant;
        var said = cells[place].AsSpan().Trim();
        if (said.IsEmpty)
            return constant.Length > 0 || what != "service" ? constant : Missing(row);
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(said, out var meant))
        {
            var word = said.ToString();
            meant = rule!.Listed ? null : code(word);
            if (known.Count < 10_000)
                known[word] = meant;
        }
        if (meant is not null)
            return meant;
        row.Faults.Add(
            RowFaults.Listed(
                row.Row,
                rule!.Column!,
                what,
                said.ToString(),
                Nearest.Find(said.ToString(), rule.Values.Keys)
            )
        );
        return "";
    }

    private string Missing(MappedRow row)
    {
        row.Faults.Add(RowFaults.Missing(row.Row, rule!.Column!, what));
        return "";
    }
}

/// <summary>Codes of languages from what files write.</summary>
internal static class Languages
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["english"] = "en",
        ["inglés"] = "en",
        ["ingles"] = "en",
        ["eng"] = "en",
        ["spanish"] = "es",
        ["español"] = "es",
        ["espanol"] = "es",
        ["spa"] = "es",
        ["french"] = "fr",
        ["français"] = "fr",
        ["chinese"] = "zh",
        ["vietnamese"] = "vi",
        ["korean"] = "ko",
        ["tagalog"] = "tl",
        ["russian"] = "ru",
        ["arabic"] = "ar",
        ["haitian creole"] = "ht",
        ["portuguese"] = "pt",
    };

    /// <summary>en of en-US, English or inglés; null when it is no language.</summary>
    public static string? Code(string said)
    {
        if (Names.TryGetValue(said, out var known))
            return known;
        var code = said.Split('-', '_')[0];
        return code.Length is 2 or 3 && code.All(char.IsAsciiLetter)
            ? code.ToLowerInvariant()
            : null;
    }
}

/// <summary>Short codes of places: a place is a dimension of figures, never an address.</summary>
internal static class Places
{
    /// <summary>The code of a place, at most 60 letters, digits, hyphens and spaces; null when nothing is left of it.</summary>
    public static string? Code(string said)
    {
        var code = string.Concat(
                said.Select(c =>
                    char.IsLetterOrDigit(c) || c is '-' or '_' or ' ' or '.' or '/' or '&' or '\''
                        ? c
                        : ' '
                )
            )
            .Trim();
        return code.Length == 0 ? null
            : code.Length > 60 ? code[..60]
            : code;
    }
}
