using Bellwether.Statistics.Matrices;

namespace Bellwether.Statistics.Drivers;

/// <summary>What drives a yes-or-no outcome, from counts of each combination of answers.</summary>
/// <param name="Status">Of the full logistic model.</param>
/// <param name="Full">The model with all predictors.</param>
/// <param name="Dominance">Shares of McFadden's R squared and who beats whom; null without an estimate.</param>
/// <param name="RelativeWeights">Tonidandel and LeBreton's relative weights, adding to the squared correlation of outcome and
/// prediction; empty without an estimate.</param>
/// <param name="LinearShares">LMG of the linear probability model, the stand-in when only pair sums exist; label it so.</param>
public sealed record LogisticDrivers(
    EstimateStatus Status,
    LogisticFit Full,
    Dominance? Dominance,
    IReadOnlyList<double> RelativeWeights,
    IReadOnlyList<double> LinearShares
)
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "logistic";

    /// <summary>Splits the fit between up to 12 predictors.</summary>
    /// <param name="rows">Combinations of answers.</param>
    /// <exception cref="ArgumentException">No predictor or more than 12, or malformed rows.</exception>
    /// <remarks>Source: Azen and Traxel (2009), J. Educ. Behav. Stat. 34:319-347; Tonidandel and LeBreton (2010), J. Bus. Psych.
    /// 25:767-781. Checked against: R domir 1.2.0 and the published algorithm, to 1e-8. Cost: 2^p logistic fits. Level of sums: E1.
    /// The 2023 federal form asks praise of the favourable and blame of the unfavourable only: nothing is identified there.</remarks>
    public static LogisticDrivers Of(IReadOnlyList<PatternRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var p = rows.Count == 0 ? 0 : rows[0].Predictors.Count;
        if (p is < 1 or > 12)
        {
            throw new ArgumentException("Give 1 to 12 predictors.", nameof(rows));
        }

        var full = LogisticFit.Of(rows);
        if (full.Status != EstimateStatus.Enough)
        {
            return new LogisticDrivers(full.Status, full, null, [], []);
        }

        var fits = new double[1 << p];
        for (var mask = 1; mask < fits.Length; mask++)
        {
            fits[mask] = mask == fits.Length - 1 ? full.McFadden : Fit(rows, mask);
        }

        var moments = MomentsOf(rows);
        var linear = moments.Constant.Count == 0 ? Lmg.Of(moments) : [];
        return new LogisticDrivers(
            EstimateStatus.Enough,
            full,
            Dominance.OfFits(fits),
            moments.Constant.Count == 0 ? Weights(rows, moments) : [],
            linear
        );
    }

    private static double Fit(IReadOnlyList<PatternRow> rows, int mask)
    {
        var kept = Enumerable
            .Range(0, rows[0].Predictors.Count)
            .Where(j => ((mask >> j) & 1) == 1)
            .ToList();
        return LogisticFit
            .Of(
                rows.Select(r => r with { Predictors = kept.Select(j => r.Predictors[j]).ToList() })
                    .ToList()
            )
            .McFadden;
    }

    /// <summary>Outcome first, then predictors.</summary>
    private static Moments MomentsOf(IReadOnlyList<PatternRow> rows)
    {
        var p = rows[0].Predictors.Count;
        var n = rows.Sum(r => r.N);
        double Value(PatternRow row, int i, bool yes) =>
            i > 0 ? row.Predictors[i - 1]
            : yes ? 1
            : 0;
        double Sum(Func<PatternRow, bool, double> f) =>
            rows.Sum(r => (r.Yes * f(r, true)) + ((r.N - r.Yes) * f(r, false)));
        var means = Enumerable
            .Range(0, p + 1)
            .Select(i => Sum((r, y) => Value(r, i, y)) / n)
            .ToArray();
        return new Moments(
            Enumerable.Range(0, p + 1).Select(i => $"{i}").ToList(),
            means,
            Matrix.Create(
                p + 1,
                p + 1,
                (i, j) =>
                    Sum((r, y) => (Value(r, i, y) - means[i]) * (Value(r, j, y) - means[j]))
                    / (n - 1)
            ),
            n
        );
    }

    private static List<double> Weights(IReadOnlyList<PatternRow> rows, Moments moments)
    {
        // Uncorrelated stand-ins Z = standardised X times R^(-1/2); their logistic coefficients are standardised by Menard's rule.
        var (between, _) = DriverModel.Split(moments.Correlation().ToArray());
        var eigen = SymmetricEigen.Of(between);
        var inverseRoot = eigen.Map(v => v > 1e-10 ? 1 / Math.Sqrt(v) : 0);
        var root = eigen.Map(v => Math.Sqrt(Math.Max(0, v)));
        var stand = rows.Select(r =>
                r with
                {
                    Predictors = Linear.Multiply(
                        inverseRoot,
                        r.Predictors.Select(
                                (v, j) => (v - moments.Means[j + 1]) / moments.Sd(j + 1)
                            )
                            .ToArray()
                    ),
                }
            )
            .ToList();
        var fit = LogisticFit.Of(stand);
        if (fit.Status != EstimateStatus.Enough)
        {
            return [];
        }

        var (fitted, spread) = Agreement(stand, fit);
        var b = fit.Coefficients.Skip(1).Select(c => c * c * fitted / spread).ToArray();
        return Enumerable
            .Range(0, b.Length)
            .Select(j => Enumerable.Range(0, b.Length).Sum(k => root[j, k] * root[j, k] * b[k]))
            .ToList();
    }

    /// <summary>Squared correlation of outcome and predicted share, and the variance of the linear predictor.</summary>
    private static (double Squared, double Spread) Agreement(List<PatternRow> rows, LogisticFit fit)
    {
        double n = rows.Sum(r => r.N);
        var eta = rows.Select(r =>
                fit.Coefficients[0]
                + r.Predictors.Select((v, j) => v * fit.Coefficients[j + 1]).Sum()
            )
            .ToList();
        var share = eta.Select(e => 1 / (1 + Math.Exp(-e))).ToList();
        var meanYes = rows.Sum(r => r.Yes) / n;
        var meanShare = rows.Zip(share, (r, s) => r.N * s).Sum() / n;
        var meanEta = rows.Zip(eta, (r, e) => r.N * e).Sum() / n;
        var cross = rows.Zip(share, (r, s) => (r.Yes - (r.N * meanYes)) * (s - meanShare)).Sum();
        var square = rows.Zip(share, (r, s) => r.N * (s - meanShare) * (s - meanShare)).Sum();
        var spread = rows.Zip(eta, (r, e) => r.N * (e - meanEta) * (e - meanEta)).Sum() / (n - 1);
        return (cross * cross / (square * n * meanYes * (1 - meanYes)), spread);
    }
}
