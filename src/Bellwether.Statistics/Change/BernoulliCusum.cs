using Bellwether.Statistics.Matrices;

namespace Bellwether.Statistics.Change;

/// <summary>A CUSUM stepped by every single answer, for streams with few answers, with exact run lengths.</summary>
/// <param name="Usual">Share of unfavourable answers in control.</param>
/// <param name="Raised">Share to find, above <paramref name="Usual"/>; rounding it a little puts the chart on a lattice.</param>
/// <param name="Lattice">An unfavourable answer adds m - 1 steps of 1/m, a favourable one takes 1 step away.</param>
/// <param name="Threshold">Threshold in lattice steps (h times m).</param>
/// <param name="FalseAlarmAnswers">Average answers until a false alarm.</param>
/// <param name="DetectionAnswers">Average answers until the raised share is found.</param>
public sealed record BernoulliCusum(
    double Usual,
    double Raised,
    int Lattice,
    int Threshold,
    double FalseAlarmAnswers,
    double DetectionAnswers
)
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "bernoulli-cusum";

    /// <summary>Chooses the smallest threshold with at least the wanted run length in control.</summary>
    /// <param name="usual">Share of unfavourable answers in control, inside 0 to 1.</param>
    /// <param name="raised">Share to find, above <paramref name="usual"/>, below 1.</param>
    /// <param name="falseAlarmAnswers">Wanted average answers between false alarms, above 1.</param>
    /// <exception cref="ArgumentException">The shares are not in that order.</exception>
    /// <remarks>Run lengths solve (I - Q) x = 1 on the lattice. Source: Reynolds and Stoumbos (1999), J. Qual. Tech. 31:87-108; Brook
    /// and Evans (1972). Checked against: R, to 1e-9 relative: 0.05 to 0.10 gives m 14, threshold 82/14, 5,235 and 172 answers.
    /// Cost: O(h m) for each threshold tried.</remarks>
    public static BernoulliCusum Design(double usual, double raised, double falseAlarmAnswers)
    {
        if (!(usual > 0 && usual < raised && raised < 1))
        {
            throw new ArgumentException("Give 0 < usual < raised < 1.", nameof(raised));
        }

        var up = Math.Log(raised * (1 - usual) / (usual * (1 - raised)));
        var down = -Math.Log((1 - raised) / (1 - usual));
        var lattice = Math.Max(2, (int)Math.Round(up / down));
        var threshold = 1;
        while (Length(usual, lattice, threshold) < falseAlarmAnswers && threshold < 20_000)
        {
            threshold++;
        }

        return new BernoulliCusum(
            usual,
            raised,
            lattice,
            threshold,
            Length(usual, lattice, threshold),
            Length(raised, lattice, threshold)
        );
    }

    /// <summary>Average answers until the chart reaches its threshold, starting from zero.</summary>
    /// <param name="share">True share of unfavourable answers, inside 0 to 1.</param>
    /// <param name="lattice">m, at least 2.</param>
    /// <param name="threshold">Threshold in lattice steps, at least 1.</param>
    public static double Length(double share, int lattice, int threshold)
    {
        // x_i = 1 + (1 - p) x_max(i-1,0) + p x_(i+m-1), with x = 0 at and above the threshold. Writing x_i = a_i + b_i x_0 and going
        // upwards needs x_(i+m-1); going by elimination of a banded system is stable, and the band is m wide.
        var system = new double[threshold, threshold];
        for (var i = 0; i < threshold; i++)
        {
            system[i, i] += 1;
            system[i, Math.Max(i - 1, 0)] -= 1 - share;
            if (i + lattice - 1 < threshold)
            {
                system[i, i + lattice - 1] -= share;
            }
        }

        return Banded.Solve(system, lattice, Enumerable.Repeat(1.0, threshold).ToArray())[0];
    }
}
