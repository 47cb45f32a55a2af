using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Responses;
using Bellwether.Statistics;
using Bellwether.Statistics.Intervals;

namespace Bellwether.Measurement;

/// <summary>What people write about, how it goes with their answers, and what of it is rising: shares of coded comments with intervals, and a
/// test of every change that holds false discoveries over all themes.</summary>
/// <remarks>Methods: wilson, newcombe and benjamini-hochberg; docs/methods/themes.md. A comment is a unit: who wrote two counts twice.</remarks>
public sealed class ReadThemes
{
    private const double FalseDiscoveries = 0.05;
    private const int MonthsShown = 12;

    private readonly ReadCodes codes;
    private readonly ListThemes dictionary;

    internal ReadThemes(ReadCodes codes, ListThemes dictionary)
    {
        this.codes = codes;
        this.dictionary = dictionary;
    }

    /// <summary>The themes of a period beside the period before.</summary>
    public async Task<ThemesRead> Run(ThemesQuery query, CancellationToken cancel = default)
    {
        var first = query.Before.First < query.Period.First ? query.Before : query.Period;
        var last = query.Before.Last > query.Period.Last ? query.Before : query.Period;
        return await Read(query, await Counts(query, first.First, last.Last, cancel), cancel);
    }

    /// <summary>One theme over twelve months and by channel; null when the dictionary has no such theme.</summary>
    public async Task<ThemeOverTime?> Run(
        ThemesQuery query,
        string themeId,
        CancellationToken cancel = default
    )
    {
        if ((await dictionary.Run(query.AgencyId, cancel)).All(theme => theme.ThemeId != themeId))
            return null;
        var lastMonth = Period.MonthNumber(query.Period.Last);
        var start = Period.Month(lastMonth - MonthsShown + 1).First;
        var counts = await Counts(
            query,
            start < query.Before.First ? start : query.Before.First,
            query.Period.Last,
            cancel
        );
        var all = await Read(query, counts, cancel);
        var months = Enumerable
            .Range(lastMonth - MonthsShown + 1, MonthsShown)
            .Select(Period.Month)
            .Select(month => Part(month.Name, themeId, counts.Where(c => month.Contains(c.Day))));
        var channels = counts
            .Where(count => query.Period.Contains(count.Day))
            .GroupBy(count => count.Channel)
            .OrderBy(channel => channel.Key, StringComparer.Ordinal)
            .Select(channel => Part(channel.Key, themeId, channel));
        return new ThemeOverTime(
            all,
            all.Themes.FirstOrDefault(theme => theme.ThemeId == themeId),
            [.. months],
            [.. channels]
        );
    }

    private Task<IReadOnlyList<CodeCount>> Counts(
        ThemesQuery query,
        DateOnly first,
        DateOnly last,
        CancellationToken cancel
    ) =>
        codes.Run(
            new CodesQuery(query.AgencyId, query.Scope.CollectorIds, first, last)
            {
                Reader = query.Reader,
            },
            cancel
        );

    private async Task<ThemesRead> Read(
        ThemesQuery query,
        IReadOnlyList<CodeCount> counts,
        CancellationToken cancel
    )
    {
        var now = counts.Where(count => query.Period.Contains(count.Day)).ToList();
        var before = counts.Where(count => query.Before.Contains(count.Day)).ToList();
        var (n, nBefore) = (Sum(now), Sum(before));
        var found = new List<(Theme Theme, ThemeFigure Figure, double? P)>();
        foreach (var theme in await dictionary.Run(query.AgencyId, cancel))
        {
            var about = About(now, theme.ThemeId);
            var (hits, hitsBefore) = (Sum(about), Sum(About(before, theme.ThemeId)));
            if (!theme.IsUsed || hits + hitsBefore == 0)
                continue;
            var compared = Compare(hits, n, hitsBefore, nBefore);
            found.Add(
                (theme, Figure(theme, about, (n, hitsBefore, nBefore), compared), compared.PValue)
            );
        }
        var adjusted = FalseDiscovery.BenjaminiHochberg([.. found.Select(each => each.P)]);
        return new ThemesRead(
            query.Scope,
            query.Period,
            query.Before,
            n,
            nBefore,
            Share(Sum(now.Where(count => count.Themes.Length == 0)), n),
            Feelings(now),
            [
                .. found
                    .Select(
                        (each, i) =>
                            each.Figure with
                            {
                                QValue = adjusted[i],
                                Move = Move(query.Rule, each.Figure.Change, adjusted[i]),
                            }
                    )
                    .OrderByDescending(theme => theme.Comments)
                    .ThenBy(theme => theme.ThemeId, StringComparer.Ordinal),
            ]
        );
    }

    private static ThemeFigure Figure(
        Theme theme,
        List<CodeCount> about,
        (long N, long HitsBefore, long NBefore) counts,
        Comparison compared
    )
    {
        var hits = Sum(about);
        var known = about.Where(count => count.Favourable is not null).ToList();
        var told = about.Where(count => count.Feeling is not null).ToList();
        return new ThemeFigure(
            theme.ThemeId,
            theme.Name,
            hits,
            Share(hits, counts.N),
            Share(counts.HitsBefore, counts.NBefore),
            compared.Difference,
            null,
            ThemeMove.CannotTellYet,
            Share(Sum(known.Where(count => count.Favourable == false)), Sum(known)),
            Share(Sum(told.Where(count => count.Feeling <= 2)), Sum(told))
        );
    }

    // Both are shares of the comments of their period. Below the least number of comments nothing is tested.
    private static Comparison Compare(long hits, long n, long hitsBefore, long nBefore) =>
        Math.Min(n, nBefore) < VerdictRule.Default.LeastAnswers
            ? new Comparison(
                Estimate.Without(EstimateStatus.TooFew, n + nBefore, "newcombe"),
                null,
                null,
                null
            )
            : Difference.OfShares(hits, n, hitsBefore, nBefore);

    private static ThemeMove Move(VerdictRule rule, Estimate change, double? q)
    {
        if (change is not { Value: { } value, Interval: { } interval })
            return ThemeMove.CannotTellYet;
        if (
            q <= Math.Min(rule.Level, FalseDiscoveries)
            && Math.Abs(value) >= rule.SmallestThatMatters
        )
            return value > 0 ? ThemeMove.Rising : ThemeMove.Falling;
        return interval.Low >= -rule.SurelySmall && interval.High <= rule.SurelySmall
            ? ThemeMove.NoDetectableChange
            : ThemeMove.CannotTellYet;
    }

    private static ImmutableArray<Estimate> Feelings(List<CodeCount> counts)
    {
        var told = counts.Where(count => count.Feeling is not null).ToList();
        var n = Sum(told);
        return
        [
            .. Enumerable
                .Range(1, 5)
                .Select(feeling => Share(Sum(told.Where(count => count.Feeling == feeling)), n)),
        ];
    }

    private static ThemePart Part(string name, string themeId, IEnumerable<CodeCount> counts)
    {
        var all = counts.ToList();
        return new ThemePart(name, Share(Sum(About(all, themeId)), Sum(all)));
    }

    private static List<CodeCount> About(IReadOnlyList<CodeCount> counts, string themeId) =>
        [.. counts.Where(count => count.Themes.Contains(themeId))];

    private static long Sum(IEnumerable<CodeCount> counts) => counts.Sum(count => count.Count);

    // Never a percentage of fewer than ten.
    private static Estimate Share(long hits, long n) =>
        n == 0 ? Estimate.Without(EstimateStatus.NoAnswers, 0, "wilson")
        : n < ReadFigure.FewestAnswers ? Estimate.Without(EstimateStatus.TooFew, n, "wilson")
        : Proportion.Of(hits, n);
}
