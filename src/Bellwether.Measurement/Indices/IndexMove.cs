using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Statistics;
using Bellwether.Statistics.Intervals;

namespace Bellwether.Measurement;

/// <summary>What moved an index between two quarters. The lines add up to the change exactly, and so do their tenths as printed.</summary>
/// <param name="From">The earlier quarter.</param>
/// <param name="To">The later one.</param>
/// <param name="Change">Later less earlier, in points of 100.</param>
/// <param name="Verdict">What may be said about it.</param>
/// <param name="Lines">Where it comes from, the largest first.</param>
public sealed record IndexMove(
    Period From,
    Period To,
    Estimate Change,
    Verdict Verdict,
    ImmutableArray<MoveLine> Lines
)
{
    private static readonly LocalText Shifted = LocalText.Of(
        "Weights moved: other shares of channels, services or measured parts",
        "Cambio de pesos: otra composición de canales, servicios o partes medidas"
    );

    private static readonly LocalText CameAndWent = LocalText.Of(
        "Parts or services measured in only one of the two",
        "Partes o servicios medidos solo en uno de los dos"
    );

    internal static IndexMove? Of(IndexFigure from, IndexFigure to, VerdictRule rule)
    {
        if (from.Score.Value is not { } before || to.Score.Value is not { } after)
            return null;
        var change = new Estimate(
            after - before,
            WeightedSum.Change(
                MakeGroupIndex.Term(1, from.Score),
                MakeGroupIndex.Term(1, to.Score)
            ),
            Math.Min(from.Answers, to.Answers),
            Math.Min(from.Answers, to.Answers),
            WeightedSum.Method,
            EstimateStatus.Enough
        );
        return new IndexMove(
            from.Period,
            to.Period,
            change,
            rule.Of(OfOne(change), from.Answers, to.Answers),
            Tenths([.. Split(from.Terms, to.Terms, after - before)], after - before)
        );
    }

    // The rule knows shares; an index has points of 100.
    private static Estimate OfOne(Estimate points) =>
        points with
        {
            Value = points.Value / 100,
            Interval = new Interval(
                points.Interval!.Value.Low / 100,
                points.Interval.Value.High / 100
            ),
        };

    private static IEnumerable<MoveLine> Split(
        ImmutableArray<IndexTerm> from,
        ImmutableArray<IndexTerm> to,
        double change
    )
    {
        var pairs = from.Join(to, term => term.Key, term => term.Key, (a, b) => (A: a, B: b))
            .ToList();
        double before = pairs.Sum(pair => pair.A.Weight);
        double after = pairs.Sum(pair => pair.B.Weight);
        double told = 0;
        double shifted = 0;
        foreach (var line in pairs.GroupBy(pair => pair.B.Line, StringComparer.Ordinal))
        {
            double part = 0;
            foreach (var (a, b) in line)
            {
                double w0 = a.Weight / before;
                double w1 = b.Weight / after;
                part += (b.Score - a.Score) * (w0 + w1) / 2;
                shifted += (w1 - w0) * (a.Score + b.Score) / 2;
            }
            told += part;
            yield return new MoveLine(line.Key, line.First().B.Name, part, 0)
            {
                From = Mean([.. line.Select(pair => pair.A)]),
                To = Mean([.. line.Select(pair => pair.B)]),
            };
        }
        if (Math.Abs(shifted) > 1e-9)
            yield return new MoveLine("weights", Shifted, shifted, 0);
        if (pairs.Count < from.Length || pairs.Count < to.Length)
            yield return new MoveLine("came-and-went", CameAndWent, change - told - shifted, 0);
    }

    private static double Mean(IReadOnlyList<IndexTerm> terms) =>
        terms.Sum(term => term.Weight * term.Score) / terms.Sum(term => term.Weight);

    // Largest remainder: the tenths that are printed add up to the printed change.
    private static ImmutableArray<MoveLine> Tenths(List<MoveLine> lines, double change)
    {
        var whole = lines.Select(line => (int)Math.Floor(line.Change * 10)).ToArray();
        var missing = (int)Math.Round(change * 10, MidpointRounding.AwayFromZero) - whole.Sum();
        foreach (
            var i in Enumerable
                .Range(0, lines.Count)
                .OrderByDescending(i => (lines[i].Change * 10) - whole[i])
                .ThenBy(i => i)
                .Take(Math.Max(0, missing))
        )
            whole[i]++;
        return
        [
            .. lines
                .Select((line, i) => line with { Tenths = whole[i] })
                .OrderByDescending(line => Math.Abs(line.Change))
                .ThenBy(line => line.Key, StringComparer.Ordinal),
        ];
    }
}

/// <summary>One line of what moved an index.</summary>
/// <param name="Key">The part, the service, or what else it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Change">Points of the index that come from it.</param>
/// <param name="Tenths">The same in tenths of a point, rounded so that the lines add up to the rounded change.</param>
public sealed record MoveLine(string Key, LocalText Name, double Change, int Tenths)
{
    /// <summary>Its score before; null where it has none.</summary>
    public double? From { get; init; }

    /// <summary>Its score now.</summary>
    public double? To { get; init; }
}
