using System.Collections.Immutable;
using Bellwether.Instruments;
using Bellwether.Statistics;
using Bellwether.Statistics.Intervals;

namespace Bellwether.Measurement;

/// <summary>Turns counts into tables and compares what is large enough, all tables, columns and periods together.</summary>
internal static class MakeCrosstab
{
    /// <summary>Fewest answers of a column that is compared with others.</summary>
    public const long FewestCompared = 30;

    // The place of the favourable share among the options of a table.
    private const int Favourable = -1;

    public static ImmutableArray<CrosstabTable> Of(
        IReadOnlyList<(CrosstabCounts Now, CrosstabCounts? Before)> counts
    )
    {
        var pairs = counts.SelectMany((each, t) => Pairs(each.Now, t)).ToList();
        var changes = counts.SelectMany((each, t) => Changes(each, t)).ToList();
        var adjusted = FalseDiscovery.BenjaminiHochberg([
            .. pairs.Select(pair => pair.Compared.PValue),
            .. changes.Select(change => change.Compared.PValue),
        ]);
        var higher = pairs
            .Where((_, i) => adjusted[i] <= AgainstRest.FalseDiscoveryRate)
            .ToLookup(pair => (pair.Table, pair.Option, pair.Higher), pair => pair.Lower);
        var changed = changes
            .Select((change, i) => (change, IsReal: IsReal(adjusted[pairs.Count + i])))
            .ToDictionary(
                each => (each.change.Table, each.change.Column),
                each => Change(each.change, each.IsReal)
            );
        return
        [
            .. counts
                .Select(
                    (each, t) =>
                        Table(
                            each.Now,
                            (o, c) => higher[(t, o, c)],
                            c => changed.GetValueOrDefault((t, c))
                        )
                )
                .OrderByDescending(table => table.Answers)
                .ThenBy(table => table.Versions[0]),
        ];
    }

    private static bool IsReal(double? adjusted) => adjusted <= AgainstRest.FalseDiscoveryRate;

    private static IEnumerable<ColumnPair> Pairs(CrosstabCounts table, int number)
    {
        var large = table.Columns.Where(column => table.Answers(column) >= FewestCompared).ToList();
        for (var option = Favourable; option < table.Item.Options.Length; option++)
        {
            if (option == Favourable && !table.HasFavourable)
                continue;
            for (var i = 0; i < large.Count; i++)
            for (var j = i + 1; j < large.Count; j++)
            {
                var (a, b) = (Share(table, large[i], option), Share(table, large[j], option));
                var compared = Difference.OfShares(a.Hits, a.Answers, b.Hits, b.Answers);
                var first = compared.Difference.Value > 0;
                yield return new(
                    number,
                    option,
                    first ? large[i] : large[j],
                    first ? large[j] : large[i],
                    compared
                );
            }
        }
    }

    private static (long Hits, long Answers) Share(
        CrosstabCounts table,
        string column,
        int option
    ) =>
        option == Favourable
            ? table.Favourable(column)
            : (table.Counts(column)[option], table.Answers(column));

    private static IEnumerable<ColumnMove> Changes(
        (CrosstabCounts Now, CrosstabCounts? Before) each,
        int number
    )
    {
        if (each.Before is not { } before || !each.Now.HasFavourable)
            yield break;
        foreach (var column in each.Now.Columns)
        {
            var (now, then) = (each.Now.Favourable(column), before.Favourable(column));
            yield return new(
                number,
                column,
                now,
                then,
                Difference.OfShares(now.Hits, now.Answers, then.Hits, then.Answers)
            );
        }
    }

    private static CrosstabChange Change(ColumnMove move, bool isReal)
    {
        var verdict = VerdictRule.Default.Of(
            move.Compared.Difference,
            move.Then.Answers,
            move.Now.Answers
        );
        return new CrosstabChange(
            move.Then.Answers,
            Share(move.Then.Hits, move.Then.Answers),
            move.Compared.Difference,
            verdict is Verdict.Improved or Verdict.Worse && !isReal
                ? Verdict.CannotTellYet
                : verdict
        );
    }

    private static CrosstabTable Table(
        CrosstabCounts table,
        Func<int, string, IEnumerable<string>> lower,
        Func<string, CrosstabChange?> change
    )
    {
        var letters = table
            .Columns.Select((column, i) => (column, i))
            .ToDictionary(at => at.column, at => Letter(at.i), StringComparer.Ordinal);
        ImmutableArray<string> Higher(int option, string column) =>
            [.. lower(option, column).Select(each => letters[each]).Order(StringComparer.Ordinal)];
        var columns = table.Columns.Select(column => new CrosstabColumn(
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
                            Share(table.Counts(column)[o], table.Answers(column)),
                            Higher(o, column)
                        )
                ),
            ]
        )
        {
            Favourable = table.HasFavourable
                ? new CrosstabCell(
                    "",
                    LocalText.Of("Favorable", "Favorables"),
                    table.Favourable(column).Hits,
                    Share(table.Favourable(column).Hits, table.Favourable(column).Answers),
                    Higher(Favourable, column)
                )
                : null,
            Change = change(column),
        });
        var made = new CrosstabTable(
            table.Item.Prompt,
            table.Versions,
            table.Columns.Sum(table.Answers),
            [.. columns]
        )
        {
            NotApart = table.NotApart,
        };
        return made with { Words = ExploreWords.Say(made) };
    }

    // Never a percentage of fewer than ten.
    private static Estimate Share(long count, long answers) =>
        answers is > 0 and < ReadFigure.FewestAnswers
            ? Estimate.Without(EstimateStatus.TooFew, answers, "wilson")
            : Proportion.Of(count, answers);

    // A to Z, then AA, AB ...
    private static string Letter(int place) =>
        place < 26 ? $"{(char)('A' + place)}" : Letter((place / 26) - 1) + Letter(place % 26);

    private sealed record ColumnPair(
        int Table,
        int Option,
        string Higher,
        string Lower,
        Comparison Compared
    );

    private sealed record ColumnMove(
        int Table,
        string Column,
        (long Hits, long Answers) Now,
        (long Hits, long Answers) Then,
        Comparison Compared
    );
}
