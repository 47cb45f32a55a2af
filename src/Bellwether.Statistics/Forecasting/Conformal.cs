namespace Bellwether.Statistics.Forecasting;

/// <summary>Half widths of forecast intervals from how wrong a method was at past origins.</summary>
internal sealed class Conformal
{
    private readonly double[] sizes;
    private readonly double[] scaled;

    private Conformal(double[] sizes, double[] scaled)
    {
        this.sizes = sizes;
        this.scaled = scaled;
    }

    /// <summary>Tries a method from past origins, the latest first, and keeps its errors.</summary>
    public static Conformal Widths(
        IReadOnlyList<double> values,
        Func<IReadOnlyList<double>, int, IReadOnlyList<double>> method,
        int horizon,
        int origins,
        int fewest
    )
    {
        var n = values.Count;
        var errors = new List<(int Step, double Error)>();
        for (var origin = n - 1; origin >= Math.Max(fewest, n - origins); origin--)
        {
            var path = method(values.Take(origin).ToList(), Math.Min(horizon, n - origin));
            errors.AddRange(path.Select((f, h) => (h, Math.Abs(values[origin + h] - f))));
        }

        var typical = Sizes(errors, horizon);
        var relative = errors
            .Where(e => typical[e.Step] > 0)
            .Select(e => e.Error / typical[e.Step])
            .Order()
            .ToArray();
        return new Conformal(typical, relative);
    }

    /// <summary>Half width at a level, a step ahead (0-based); null with fewer than 5 errors.</summary>
    public double? At(double level, int step)
    {
        if (scaled.Length < 5)
        {
            return null;
        }

        // The finite-sample rank of split conformal prediction; beyond the largest error, grow it as a normal tail would.
        var rank = Math.Ceiling((scaled.Length + 1) * level);
        var stretch = rank <= scaled.Length ? 1 : 1.25;
        return scaled[Math.Min(scaled.Length, (int)rank) - 1] * stretch * sizes[step];
    }

    /// <summary>Typical error at each step: never shrinking, and growing as a square root where nothing was observed.</summary>
    private static double[] Sizes(List<(int Step, double Error)> errors, int horizon)
    {
        var typical = new double[horizon];
        var known = 0;
        for (var h = 0; h < horizon; h++)
        {
            var here = errors.Where(e => e.Step == h).ToList();
            var size = here.Count >= 4 ? Math.Sqrt(here.Average(e => e.Error * e.Error)) : 0;
            known = here.Count >= 4 ? h : known;
            var before = h == 0 ? 0 : typical[h - 1];
            typical[h] =
                here.Count >= 4 ? Math.Max(size, before)
                : h == 0 ? (errors.Count > 0 ? errors.Average(e => e.Error) : 0)
                : typical[known] * Math.Sqrt((h + 1.0) / (known + 1));
        }

        return typical;
    }
}
