using Bellwether.Statistics.Numerics;

namespace Bellwether.Statistics.Tests.Numerics;

/// <summary>Expected values: R 4.2.2 (qnorm, qt, pt, qbeta, pbeta, pchisq, pf) and closed forms.</summary>
public sealed class NumericsTests
{
    [Theory]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.5, 0)]
    [InlineData(0.001, -3.090232306167813)]
    [InlineData(1e-20, -9.262340089798408)]
    public void Normal_quantiles(double p, double expected) =>
        Near(expected, Gaussian.Quantile(p), 1e-14);

    [Fact]
    public void Normal_tails_stay_small()
    {
        Near(7.619853024160527e-24, Gaussian.UpperTail(10), 1e-13);
        Near(0.025, Gaussian.UpperTail(1.959963984540054), 1e-14);
    }

    [Theory]
    [InlineData(0.975, 1, 12.706204736174698)]
    [InlineData(0.975, 2, 4.302652729749464)]
    [InlineData(0.975, 10, 2.228138851986274)]
    [InlineData(0.975, 29.5, 2.043724966772123)]
    [InlineData(0.975, double.PositiveInfinity, 1.959963984540054)]
    public void Student_quantiles(double p, double df, double expected)
    {
        Near(expected, StudentT.Quantile(p, df), 1e-13);
        Near(-expected, StudentT.Quantile(1 - p, df), 1e-13);
    }

    [Fact]
    public void Quantiles_invert_tails_over_the_whole_range()
    {
        var random = new Random(8);

        for (int i = 0; i < 3000; i++)
        {
            double a = Math.Exp(random.NextDouble() * 16 - 4);
            double b = Math.Exp(random.NextDouble() * 16 - 4);
            double p = 1 / (1 + Math.Exp(random.NextDouble() * 20 - 10));
            double u = BetaLaw.LogOddsQuantile(p, a, b);
            double back = BetaLaw.Tail(1 / (1 + Math.Exp(-u)), 1 / (1 + Math.Exp(u)), a, b);
            Near(p, back, 1e-10);
            a += 0.5;
            b += 0.5;
            Near(p, 1 - StudentT.UpperTail(StudentT.Quantile(p, a), a), 1e-10);
            Near(p, 1 - FisherF.UpperTail(FisherF.Quantile(p, a, b), a, b), 1e-10);
        }
    }

    [Fact]
    public void Beta_tails_equal_binomial_sums()
    {
        // P(Binomial(50, 0.1) >= 5) = 0.5688015818..., by summing the terms.
        double term = Math.Pow(0.9, 50);
        double below = 0;
        for (int k = 0; k < 5; k++)
        {
            below += term;
            term *= (50.0 - k) / (k + 1) * (0.1 / 0.9);
        }

        Near(1 - below, BetaLaw.Cdf(0.1, 5, 46), 1e-13);
        Near(below, BetaLaw.UpperTail(0.1, 5, 46), 1e-13);
    }

    [Fact]
    public void Chi_square_tails_stay_small_where_one_minus_the_lower_tail_is_zero()
    {
        Near(Gaussian.TwoSided(Math.Sqrt(300)), GammaLaw.ChiSquareUpperTail(300, 1), 1e-12);
        Near(Math.Exp(-350), GammaLaw.ChiSquareUpperTail(700, 2), 1e-12);
        Near(0.05, GammaLaw.ChiSquareUpperTail(3.841458820694124, 1), 1e-13);
        Near(Math.Exp(-2) * (1 + 2 + 2), GammaLaw.GammaQ(3, 2), 1e-13);
        Near(1 - Math.Exp(-2) * (1 + 2 + 2), GammaLaw.GammaP(3, 2), 1e-13);
    }

    [Fact]
    public void A_probability_outside_its_range_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Gaussian.Quantile(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Critical(1, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => BetaLaw.Quantile(double.NaN, 1, 1));
    }

    private static void Near(double expected, double actual, double relative) =>
        Assert.InRange(
            actual,
            expected
                - relative * Math.Max(Math.Abs(expected), 1e-300)
                - (expected == 0 ? 1e-15 : 0),
            expected + relative * Math.Max(Math.Abs(expected), 1e-300) + (expected == 0 ? 1e-15 : 0)
        );
}
