using System.Collections.Immutable;
using Bellwether.Instruments;
using Bellwether.Statistics;
using Bellwether.Statistics.Intervals;

namespace Bellwether.Measurement;

/// <summary>One part of the answers compared with all the others, never with a total that contains it.</summary>
/// <param name="Key">Its stable name: a channel's code, a language's code, an office, a service's id; empty when it is not known.</param>
/// <param name="Name">Its name.</param>
/// <param name="Answers">Answers it rests on; null when it is suppressed.</param>
/// <param name="Favourable">The share of favourable answers with Wilson's interval; Suppressed for too small a part.</param>
/// <param name="Rest">The same share of everyone else.</param>
/// <param name="Difference">Part less rest, from -1 to 1, with Newcombe's interval.</param>
/// <param name="AdjustedPValue">The p-value adjusted over all parts on the screen (Benjamini and Hochberg); null when there is none.</param>
/// <param name="Different">True only when the adjusted p-value is small and the difference is large enough to matter.</param>
public sealed record ComparedPart(
    string Key,
    LocalText Name,
    long? Answers,
    Estimate Favourable,
    Estimate Rest,
    Estimate Difference,
    double? AdjustedPValue,
    bool Different
)
{
    /// <summary>True when the part is too small to be shown, or would tell of another that is.</summary>
    public bool IsSuppressed => Answers is null;
}

/// <summary>The counts of one part.</summary>
/// <param name="Key">Its stable name.</param>
/// <param name="Name">Its name.</param>
/// <param name="Favourable">Favourable answers.</param>
/// <param name="Answers">All answers.</param>
internal sealed record PartCount(string Key, LocalText Name, long Favourable, long Answers);

/// <summary>Compares every part with its rest, by the same rule wherever parts are shown.</summary>
internal static class AgainstRest
{
    /// <summary>The accepted share of false among those that are called different.</summary>
    public const double FalseDiscoveryRate = 0.05;

    public static ImmutableArray<ComparedPart> Of(IReadOnlyList<PartCount> parts, VerdictRule rule)
    {
        var counted = parts.Where(part => part.Answers > 0).ToList();
        var hidden = Hidden(counted);
        var shown = counted.Where(part => !hidden.Contains(part.Key)).ToList();
        var (hits, n) = (counted.Sum(part => part.Favourable), counted.Sum(part => part.Answers));
        var compared = shown
            .Select(part => SliceAgainstRest.OfShares(part.Favourable, part.Answers, hits, n))
            .ToList();
        var adjusted = FalseDiscovery.BenjaminiHochberg([
            .. compared.Select(comparison => comparison.PValue),
        ]);
        var byKey = shown
            .Select(
                (part, i) =>
                    new ComparedPart(
                        part.Key,
                        part.Name,
                        part.Answers,
                        Proportion.Of(part.Favourable, part.Answers),
                        Proportion.Of(hits - part.Favourable, n - part.Answers),
                        compared[i].Difference,
                        adjusted[i],
                        adjusted[i] <= Math.Min(rule.Level, FalseDiscoveryRate)
                            && Math.Abs(compared[i].Difference.Value ?? 0)
                                >= rule.SmallestThatMatters
                    )
            )
            .ToDictionary(part => part.Key, StringComparer.Ordinal);
        return [.. counted.Select(part => byKey.GetValueOrDefault(part.Key) ?? Suppressed(part))];
    }

    /// <summary>
    /// The parts that are not shown: those of fewer than ten answers, and as many of the next smallest as it takes so that the
    /// whole less the parts shown tells of ten answers or more and never of one part alone.
    /// </summary>
    public static IReadOnlySet<string> Hidden(IReadOnlyList<PartCount> parts)
    {
        var bySize = parts
            .OrderBy(part => part.Answers)
            .ThenBy(part => part.Key, StringComparer.Ordinal)
            .ToList();
        var count = bySize.TakeWhile(part => part.Answers < ReadFigure.FewestAnswers).Count();
        while (
            count > 0
            && count < bySize.Count
            && (
                count == 1
                || bySize.Take(count).Sum(part => part.Answers) < ReadFigure.FewestAnswers
            )
        )
            count++;
        return bySize.Take(count).Select(part => part.Key).ToHashSet(StringComparer.Ordinal);
    }

    private static ComparedPart Suppressed(PartCount part)
    {
        var none = Estimate.Without(EstimateStatus.Suppressed, 0, "wilson");
        return new ComparedPart(part.Key, part.Name, null, none, none, none, null, false);
    }
}
