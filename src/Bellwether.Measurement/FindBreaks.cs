using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Instruments;

namespace Bellwether.Measurement;

/// <summary>Finds where the question of a collector changed between two periods in which it was answered.</summary>
internal static class FindBreaks
{
    /// <summary>A change that touches this share of a period's answers cuts the whole series.</summary>
    public const double CutsFrom = 0.10;

    /// <param name="kept">Answers of all periods.</param>
    /// <param name="periods">The periods by the number the cube gives them, in order.</param>
    public static ImmutableArray<SeriesBreak> Of(
        IReadOnlyList<Counted> kept,
        IReadOnlyList<(int Number, Period Period)> periods
    )
    {
        var totals = kept.GroupBy(each => each.Period)
            .ToDictionary(same => same.Key, same => same.Sum(each => each.Answers));
        var found = (
            from same in kept.Where(each => each.Answers > 0)
                .GroupBy(each => each.Collector.CollectorId)
            from change in Changes(same)
            where periods.Any(period => period.Number == change.After.Period)
            let share = (double)change.Answers / totals[change.After.Period]
            select (change.Before, change.After, Share: share)
        ).ToList();
        return
        [
            .. from at in periods
            let here = found.Where(each => each.After.Period == at.Number).ToList()
            let cuts = here.Sum(each => each.Share) >= CutsFrom
            from each in here.OrderByDescending(each => each.Share)
            select Break(at.Period, each.Before, each.After, each.Share, cuts),
        ];
    }

    private static IEnumerable<(Counted Before, Counted After, long Answers)> Changes(
        IEnumerable<Counted> collector
    )
    {
        Counted? before = null;
        foreach (var period in collector.GroupBy(each => each.Period).OrderBy(same => same.Key))
        {
            // Where a version was replaced inside a period, the one that most people answered stands for it.
            var series = period
                .GroupBy(each => each.Series)
                .OrderByDescending(same => same.Sum(each => each.Answers))
                .First();
            var now = series.First();
            if (before is not null && before.Series != now.Series)
                yield return (before, now, series.Sum(each => each.Answers));
            before = now;
        }
    }

    private static SeriesBreak Break(
        Period at,
        Counted before,
        Counted after,
        double share,
        bool cuts
    )
    {
        var kind =
            before.Series.Form != after.Series.Form ? BreakKind.Form
            : before.Series.Construct != after.Series.Construct ? BreakKind.Construct
            : BreakKind.Wording;
        return new SeriesBreak(
            at,
            kind,
            after.Collector,
            before.Item.Prompt.In("en"),
            after.Item.Prompt.In("en"),
            share,
            cuts,
            Say(kind, at, before, after)
        );
    }

    private static LocalText Say(BreakKind kind, Period at, Counted before, Counted after) =>
        kind == BreakKind.Form
            ? LocalText.Of(
                $"From {at.Name} on, “{after.Collector.Name}” asks with another form ({after.Series.Form.Name} instead of {before.Series.Form.Name}). Before and after may not be joined.",
                $"Desde {at.Name}, «{after.Collector.Name}» pregunta con otro formulario ({after.Series.Form.Name} en lugar de {before.Series.Form.Name}). Antes y después no se pueden unir."
            )
            : LocalText.Of(
                $"From {at.Name} on, “{after.Collector.Name}” asks “{after.Item.Prompt.In("en")}” instead of “{before.Item.Prompt.In("en")}”. Before and after may not be joined.",
                $"Desde {at.Name}, «{after.Collector.Name}» pregunta «{after.Item.Prompt.In("es")}» en lugar de «{before.Item.Prompt.In("es")}». Antes y después no se pueden unir."
            );
}
