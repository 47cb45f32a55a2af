namespace Bellwether.Statistics.Numerics;

/// <summary>Checks that a number is a probability before a formula divides by it.</summary>
internal static class Probability
{
    /// <summary>Returns <paramref name="p"/> when it lies strictly between 0 and 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not.</exception>
    public static double Require(double p) =>
        p is > 0 and < 1
            ? p
            : throw new ArgumentOutOfRangeException(
                nameof(p),
                p,
                "A level or a probability lies between 0 and 1."
            );
}
