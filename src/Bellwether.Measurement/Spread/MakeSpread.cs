using Bellwether.Instruments;
using Bellwether.Statistics;
using Bellwether.Statistics.Reliability;

namespace Bellwether.Measurement;

/// <summary>How evenly a service does across its sites, channels or languages.</summary>
/// <param name="By">By what the answers are split.</param>
/// <param name="Sites">Parts that are large enough to be shown; only they are counted here.</param>
/// <param name="Hidden">Parts too small, left out.</param>
/// <param name="Mean">The mean of the parts' shares.</param>
/// <param name="Spread">Standard deviation of the true shares between parts, chance taken out.</param>
/// <param name="BeyondChance">True when the parts differ more than chance makes equal ones differ (p below 0.05).</param>
/// <param name="Target">The share that the index aims at, 0 to 1; null where it aims at none.</param>
/// <param name="Below">The share of those who answered in parts that are surely below the target: the whole interval is.</param>
/// <param name="Unsure">The share of those in parts of which it cannot be told.</param>
/// <param name="Worst">The part with the lowest share, when it surely is below the target.</param>
/// <param name="Words">The result in a sentence.</param>
public sealed record SpreadFigure(
    SplitBy By,
    int Sites,
    int Hidden,
    double Mean,
    Estimate Spread,
    bool BeyondChance,
    double? Target,
    double Below,
    double Unsure,
    string? Worst,
    LocalText Words
);

/// <summary>Reliability: the spread and not only the mean, from the same parts that pages show.</summary>
public static class MakeSpread
{
    private const double Chance = 0.05;

    /// <summary>The spread of a split; null with fewer than three parts that may be shown.</summary>
    /// <param name="split">The split; what it suppresses is not used, so that nothing can be worked out from here.</param>
    /// <param name="target">The share that is aimed at, 0 to 1; null: none.</param>
    public static SpreadFigure? Of(Split split, double? target)
    {
        ArgumentNullException.ThrowIfNull(split);
        var shown = split
            .Parts.Where(part => !part.IsSuppressed && part.Favourable.Value is not null)
            .ToList();
        var spread = SiteSpread.Of([
            .. shown.Select(part => new SiteCount(
                (long)Math.Round(part.Favourable.Value!.Value * part.Answers!.Value),
                part.Answers!.Value
            )),
        ]);
        if (spread.Status != EstimateStatus.Enough)
            return null;
        double all = shown.Sum(part => part.Answers!.Value);
        var below = shown.FindAll(part => part.Favourable.Interval?.High < target);
        var unsure = shown.FindAll(part =>
            part.Favourable.Interval is { } interval
            && interval.Low < target
            && interval.High >= target
        );
        var figure = new SpreadFigure(
            split.By,
            shown.Count,
            split.Parts.Length - shown.Count,
            spread.Mean,
            spread.Spread,
            spread.PValue < Chance,
            target,
            below.Sum(part => part.Answers!.Value) / all,
            unsure.Sum(part => part.Answers!.Value) / all,
            below.MinBy(part => part.Favourable.Value)?.Key,
            LocalText.Of("", "")
        );
        return figure with { Words = SpreadWords.Say(figure) };
    }
}

/// <summary>What an agency aims at: the target that its index gives a measure.</summary>
public static class TargetOf
{
    /// <summary>The target of a measure in the newest index for that audience, 0 to 1; null where it names none.</summary>
    /// <param name="all">All indices, as <see cref="ListIndices"/> gives them.</param>
    /// <param name="audience">Whom the service serves.</param>
    /// <param name="measure">The measure, by key.</param>
    public static double? Measure(
        IReadOnlyList<IndexDefinition> all,
        Organization.Audience audience,
        string measure
    ) =>
        all.LastOrDefault(index => index.Audience == audience)
            ?.Parts.SelectMany(part => part.Ways)
            .FirstOrDefault(way => way.Kind == WayKind.Answers && way.Of == measure)
            ?.Target;
}
