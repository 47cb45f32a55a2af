namespace Bellwether.Statistics.Drivers;

/// <summary>What every driver method asks of its moments: an outcome, then its drivers.</summary>
internal static class DriverModel
{
    public static double[,] Correlation(Moments moments, int most = Lmg.MostDrivers)
    {
        ArgumentNullException.ThrowIfNull(moments);
        if (moments.Count < 2 || moments.Count - 1 > most)
        {
            throw new ArgumentException(
                $"Give the outcome, then 1 to {most} drivers.",
                nameof(moments)
            );
        }

        return moments.Covariance[0, 0] > 0
            ? moments.Correlation().ToArray()
            : throw new ArgumentException(
                "All answers to the outcome are the same.",
                nameof(moments)
            );
    }

    /// <summary>Splits the correlations into those between drivers and those of each driver with the outcome.</summary>
    public static (double[,] Between, double[] Outcome) Split(double[,] correlation)
    {
        var p = correlation.GetLength(0) - 1;
        var between = new double[p, p];
        var outcome = new double[p];
        for (var i = 0; i < p; i++)
        {
            outcome[i] = correlation[i + 1, 0];
            for (var j = 0; j < p; j++)
            {
                between[i, j] = correlation[i + 1, j + 1];
            }
        }

        return (between, outcome);
    }
}
