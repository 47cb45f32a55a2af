using System.Collections.Immutable;
using Bellwether.Statistics.Intervals;

namespace Bellwether.Measurement;

/// <summary>Turns counts into tables: hides what is too small, compares what is large enough, all tables together.</summary>
internal static class MakeCrosstab
{
    /// <summary>Fewest answers of a column that is compared with others.</summary>
    public const long FewestCompared = 30;

    public static ImmutableArray<CrosstabTable> Of(IReadOnlyList<CrosstabCounts> counts)
    {
        var shown = counts.Select(Shown).ToList();
        var pairs = counts.SelectMany((table, t) => Pairs(table, shown[t], t)).ToList();
        var adjusted = FalseDiscovery.BenjaminiHochberg([.. pairs.Select(pair => pair.PValue)]);
        var higher = pairs
            .Where((_, i) => adjusted[i] <= AgainstRest.FalseDiscoveryRate)
            .ToLookup(pair => (pair.Table, pair.Option, pair.Higher), pair => pair.Lower);
        return
        [
            .. counts
                .Select((table, t) => Table(table, shown[t], (o, c) => higher[(t, o, c)]))
                .OrderByDescending(table => table.Answers ?? 0)
                .ThenBy(table => table.Versions[0]),
        ];
    }

    /// <summary>The columns that may be shown, the largest first; none when the whole is too small.</summary>
    public static IReadOnlyList<string> Shown(CrosstabCounts table)
    {
        var columns = table
            .Columns.OrderByDescending(table.Answers)
            .ThenBy(column => column, StringComparer.Ordinal)
            .ToList();
        if (!IsSafe(columns.Sum(table.Answers), table.ParentsOfAll))
            return [];
        var hidden = columns
            .Where(column => !IsSafe(table.Answers(column), table.Parents(column)))
            .ToHashSet(StringComparer.Ordinal);
        while (
            hidden.Count > 0
            && hidden.Count < columns.Count
            && (hidden.Count == 1 || hidden.Sum(table.Answers) < ReadFigure.FewestAnswers)
        )
            hidden.Add(columns.Last(column => !hidden.Contains(column)));
        return [.. columns.Where(column => !hidden.Contains(column))];
    }

    // Enough answers, and what is left of each less filtered table is nobody or enough.
    private static bool IsSafe(long answers, IEnumerable<long> parents) =>
        answers >= ReadFigure.FewestAnswers
        && parents.All(parent => parent == answers || parent - answers >= ReadFigure.FewestAnswers);

    private static IEnumerable<(
        int Table,
        int Option,
        string Higher,
        string Lower,
        double? PValue
    )> Pairs(CrosstabCounts table, IReadOnlyList<string> shown, int number)
    {
        var large = shown.Where(column => table.Answers(column) >= FewestCompared).ToList();
        for (var option = 0; option < table.Item.Options.Length; option++)
        for (var i = 0; i < large.Count; i++)
        for (var j = i + 1; j < large.Count; j++)
        {
            var compared = Difference.OfShares(
                table.Counts(large[i])[option],
                table.Answers(large[i]),
                table.Counts(large[j])[option],
                table.Answers(large[j])
            );
            var first = compared.Difference.Value > 0;
            yield return (
                number,
                option,
                first ? large[i] : large[j],
                first ? large[j] : large[i],
                compared.PValue
            );
        }
    }

    private static CrosstabTable Table(
        CrosstabCounts table,
        IReadOnlyList<string> shown,
        Func<int, string, IEnumerable<string>> lower
    )
    {
        var letters = shown
            .Select((column, i) => (column, i))
            .ToDictionary(at => at.column, at => Letter(at.i));
        var columns = shown.Select(column => new CrosstabColumn(
            letters[column],
            column,
            table.Name(column),
            table.Answers(column),
            [
                .. table.Item.Options.Select(
                    (option, o) =>
                        new CrosstabCell(
                            option.Key,
                            option.Label,
                            table.Counts(column)[o],
                            Proportion.Of(table.Counts(column)[o], table.Answers(column)),
                            [
                                .. lower(o, column)
                                    .Select(each => letters[each])
                                    .Order(StringComparer.Ordinal),
                            ]
                        )
                ),
            ]
        ));
        var hidden = table
            .Columns.Except(shown, StringComparer.Ordinal)
            .Select(column => new CrosstabColumn("", column, table.Name(column), null, []));
        return new CrosstabTable(
            table.Item.Prompt,
            table.Versions,
            shown.Count == 0 ? null : table.Columns.Sum(table.Answers),
            [.. columns, .. hidden]
        );
    }

    // A to Z, then AA, AB ...
    private static string Letter(int place) =>
        place < 26 ? $"{(char)('A' + place)}" : Letter((place / 26) - 1) + Letter(place % 26);
}
