using System.Numerics;
using Bellwether.Statistics.Sums;
using MathNet.Numerics.IntegralTransforms;

namespace Bellwether.Statistics.Intervals;

/// <summary>The exact law of the sum of n answers drawn with replacement, counted from n times the lowest code.</summary>
internal sealed class BootstrapLaw
{
    private const long LongestDirect = 2000;
    private readonly double[] shares;

    private BootstrapLaw(double[] shares) => this.shares = shares;

    public static BootstrapLaw Of(Histogram answers)
    {
        double[] one = [.. answers.Counts.Select(c => (double)c / answers.N)];
        return new BootstrapLaw(
            answers.N <= LongestDirect ? Direct(one, answers.N) : ByTransform(one, answers.N)
        );
    }

    /// <summary>Share of the law below <paramref name="sum"/>, ties counted half.</summary>
    public double ShareBelow(long sum)
    {
        double below = 0;
        for (long i = 0; i < sum; i++)
            below += shares[i];
        return below + shares[sum] / 2;
    }

    /// <summary>The smallest sum with at least this share at or below it.</summary>
    public double Quantile(double share)
    {
        double below = 0;
        for (int i = 0; i < shares.Length; i++)
        {
            below += shares[i];
            if (below >= share - 1e-15)
                return i;
        }
        return shares.Length - 1;
    }

    internal static double[] Direct(double[] one, long n)
    {
        double[]? result = null;
        double[] power = one;
        for (long left = n; ; left >>= 1)
        {
            if ((left & 1) == 1)
                result = result is null ? power : Convolve(result, power);
            if (left <= 1)
                return result!;
            power = Convolve(power, power);
        }
    }

    internal static double[] ByTransform(double[] one, long n)
    {
        int length = checked((int)((one.Length - 1) * n + 1));
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)length);
        var wave = new Complex[size];
        for (int k = 0; k < one.Length; k++)
            wave[k] = one[k];
        Fourier.Forward(wave, FourierOptions.Matlab);
        for (int k = 0; k < size; k++)
            wave[k] = Complex.Pow(wave[k], n);
        Fourier.Inverse(wave, FourierOptions.Matlab);
        return [.. wave.Take(length).Select(w => Math.Max(0, w.Real))];
    }

    private static double[] Convolve(double[] a, double[] b)
    {
        var sum = new double[a.Length + b.Length - 1];
        for (int i = 0; i < a.Length; i++)
        {
            double x = a[i];
            if (x == 0)
                continue;
            for (int j = 0; j < b.Length; j++)
                sum[i + j] += x * b[j];
        }
        return sum;
    }
}
