using System.Globalization;
using Bellwether.Instruments;

namespace Bellwether.Collection.Sources;

/// <summary>Reads the cells of one question. What a cell says is worked out once and remembered.</summary>
internal sealed class AnswerReader
{
    private const int MostRemembered = 4_096;

    private static readonly string[] Yes =
    [
        "1",
        "true",
        "yes",
        "y",
        "x",
        "t",
        "sí",
        "si",
        "checked",
        "✓",
    ];
    private static readonly string[] No = ["0", "false", "no", "n", "f", "null", ""];

    private readonly ItemRule rule;
    private readonly Item item;
    private readonly ScaleRule scale;
    private readonly Dictionary<string, int> options = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> placeholders;
    private readonly Dictionary<string, (long Value, string? Reason)> known = new(
        StringComparer.Ordinal
    );
    private readonly int longest;

    public AnswerReader(ItemRule rule, Item item, Mapping mapping)
    {
        this.rule = rule;
        this.item = item;
        scale = rule.Scale ?? ScaleOf(item);
        placeholders = new(
            [.. mapping.Placeholders, .. rule.Placeholders],
            StringComparer.OrdinalIgnoreCase
        );
        for (var i = 0; i < item.Options.Length; i++)
            foreach (var written in Written(item.Options[i]))
                options.TryAdd(written, i + 1);
        longest = options.Count == 0 ? 0 : options.Keys.Max(key => key.Length);
    }

    public string Heading => rule.Column ?? rule.Item;

    /// <summary>True when the cell says that nothing was said.</summary>
    public bool IsNothing(string cell) =>
        cell.Length == 0 || (cell.Length <= 40 && placeholders.Contains(cell.Trim()));

    /// <summary>The value of an answer sheet, or a reason why there is none.</summary>
    public (long Value, string? Reason) Read(string cell)
    {
        if (known.TryGetValue(cell, out var before))
            return before;
        var value = IsNothing(cell) ? (0, null) : Work(cell.Trim());
        if (known.Count < MostRemembered && cell.Length <= 200)
            known[cell] = value;
        return value;
    }

    /// <summary>Whether a column of ticks says yes; null when it says neither.</summary>
    public static bool? Tick(string cell)
    {
        var said = cell.Trim();
        return Yes.Contains(said, StringComparer.OrdinalIgnoreCase) ? true
            : No.Contains(said, StringComparer.OrdinalIgnoreCase) ? false
            : null;
    }

    /// <summary>The fault of a cell that could not be read.</summary>
    public RowFault Fault(int row, string reason, string cell) =>
        reason switch
        {
            "choice.torn" => RowFaults.Torn(row, Heading, cell),
            "choice.unknown" => RowFaults.Choice(
                row,
                Heading,
                cell,
                Nearest.Find(cell, options.Keys)
            ),
            _ => RowFaults.Rating(row, Heading, reason, cell, scale),
        };

    private (long, string?) Work(string cell) =>
        rule.Shape switch
        {
            AnswerShape.Rating => Rating(cell),
            AnswerShape.Choices => Several(cell),
            _ => options.TryGetValue(cell, out var place) ? (place, null) : (0, "choice.unknown"),
        };

    private (long, string?) Rating(string cell)
    {
        if (rule.Scale is { } said && Word(said, cell) is { } word)
            return Step(word);
        if (cell.EndsWith('%'))
            return (0, "rating.percent");
        if (
            !decimal.TryParse(
                cell,
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
            return options.TryGetValue(cell, out var place)
                ? (place, null)
                : (0, "rating.unreadable");
        if (number != decimal.Truncate(number))
            return (0, number > 0 && number < 1 ? "rating.percent" : "rating.not-whole");
        return number < scale.From || number > scale.To ? (0, "rating.outside") : Step((int)number);
    }

    private static int? Word(ScaleRule scale, string cell)
    {
        foreach (var (word, number) in scale.Words)
            if (word.Equals(cell, StringComparison.OrdinalIgnoreCase))
                return number;
        return null;
    }

    private (long, string?) Step(int number)
    {
        var value = scale.Reversed ? scale.From + scale.To - number : number;
        var key = value.ToString(CultureInfo.InvariantCulture);
        for (var i = 0; i < item.Options.Length; i++)
            if (item.Options[i].Key == key || item.Options[i].Value == value)
                return (i + 1, null);
        return (0, "rating.outside");
    }

    private (long, string?) Several(string cell)
    {
        var ticks = 0L;
        if (
            cell.Contains(JsonSource.Between, StringComparison.Ordinal)
            || rule.Separator.Length != 1
            || !cell.Contains(rule.Separator[0])
        )
        {
            foreach (
                var part in cell.Split(
                    JsonSource.Between,
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                )
            )
                if (!options.TryGetValue(part, out var place))
                    return (0, "choice.unknown");
                else
                    ticks |= 1L << (place - 1);
            return (ticks, null);
        }
        return Take(cell) switch
        {
            [] => (0, "choice.unknown"),
            [var only] => (only, null),
            _ => (0, "choice.torn"),
        };
    }

    // Every way of taking the cell apart into options; the separator may be part of an option. At most two are needed.
    private List<long> Take(string cell)
    {
        var parts = cell.Split(rule.Separator[0]);
        if (parts.Length > 200)
            return [];
        // ways[i]: the sets of options that the first i parts can be.
        var ways = new HashSet<long>[parts.Length + 1];
        ways[0] = [0];
        for (var i = 1; i <= parts.Length; i++)
        {
            ways[i] = [];
            for (var j = i - 1; j >= 0 && i - j <= 20; j--)
            {
                if (ways[j].Count == 0)
                    continue;
                var joined = string.Join(rule.Separator, parts, j, i - j).Trim();
                if (joined.Length > longest)
                    break;
                if (joined.Length == 0)
                    ways[i].UnionWith(ways[j]);
                else if (options.TryGetValue(joined, out var place))
                    foreach (var way in ways[j])
                        if (ways[i].Count < 16)
                            ways[i].Add(way | 1L << (place - 1));
            }
        }
        return [.. ways[parts.Length]];
    }

    private IEnumerable<string> Written(ResponseOption option)
    {
        var said = rule.Options.FirstOrDefault(each => each.Key == option.Key);
        if (said is { Written.IsDefaultOrEmpty: false })
            return said.Written;
        return option
            .Label.Texts.Values.Prepend(option.Key)
            .Distinct(StringComparer.OrdinalIgnoreCase);
    }

    private static ScaleRule ScaleOf(Item item)
    {
        var values = item.Options.Select(option => option.Value).OfType<int>().ToList();
        return values.Count == 0
            ? new ScaleRule(1, Math.Max(2, item.Options.Length))
            : new ScaleRule(values.Min(), values.Max());
    }
}
