namespace Bellwether.Web.Components.Charts;

/// <summary>Turns values into places along a line of the drawing.</summary>
/// <param name="Low">The value at <paramref name="Start"/>.</param>
/// <param name="High">The value at <paramref name="End"/>; above <paramref name="Low"/>.</param>
/// <param name="Start">Drawing units at the low end.</param>
/// <param name="End">Drawing units at the high end; below <paramref name="Start"/> for an axis that points up.</param>
internal sealed record LinearScale(double Low, double High, double Start, double End)
{
    /// <summary>Round values between the ends, for ticks and grid lines.</summary>
    public IReadOnlyList<double> Ticks { get; init; } = [Low, High];

    /// <summary>Where a value is drawn. Values beyond the ends are drawn at the end.</summary>
    public double At(double value) =>
        Start + ((Math.Clamp(value, Low, High) - Low) / (High - Low) * (End - Start));

    /// <summary>
    /// A scale whose ends are round numbers around the values, with about <paramref name="ticks"/> steps, none smaller than what
    /// its words can tell apart; from 0 to 100 while there are no values.
    /// </summary>
    public static LinearScale Around(
        IEnumerable<double> values,
        double start,
        double end,
        int ticks,
        int decimals = 10
    )
    {
        var all = values.ToList();
        var (low, high) = all.Count == 0 ? (0.0, 100.0) : (all.Min(), all.Max());
        if (high - low < 1e-9)
        {
            var room = Math.Max(Math.Abs(high) * 0.1, 1);
            (low, high) = (low - room, high + room);
        }
        var step = Math.Max(RoundStep((high - low) / ticks), Math.Pow(10, -decimals));
        return Stepped(
            Math.Floor((low / step) + 1e-9) * step,
            Math.Ceiling((high / step) - 1e-9) * step,
            step,
            start,
            end
        );
    }

    /// <summary>A scale with the given ends (0 to 100, 1 to 5), ticked at round steps.</summary>
    public static LinearScale Between(
        double low,
        double high,
        double start,
        double end,
        int ticks
    ) => Stepped(low, high, DividingStep(high - low, ticks), start, end);

    private static LinearScale Stepped(
        double low,
        double high,
        double step,
        double start,
        double end
    )
    {
        var first = (long)Math.Ceiling((low / step) - 1e-9);
        var last = (long)Math.Floor((high / step) + 1e-9);
        var ticks = new List<double>();
        for (var i = first; i <= last; i++)
        {
            ticks.Add(Math.Round(i * step, 10));
        }
        return new LinearScale(low, high, start, end) { Ticks = ticks };
    }

    // A step that meets both ends is worth a tick less: 50 to 100 in steps of 25, not of 20.
    private static double DividingStep(double length, int ticks)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(length / ticks)));
        var steps = new[] { 1, 2, 2.5, 5, 10, 20, 25 }
            .Select(lead => lead * power)
            .Where(step => step >= (length / ticks) - 1e-9 && step <= length);
        return steps
            .Where(step => Math.Abs(Math.IEEERemainder(length, step)) < 1e-9)
            .DefaultIfEmpty(RoundStep(length / ticks))
            .First();
    }

    // 1, 2 or 5 times a power of ten: the steps people count in.
    private static double RoundStep(double raw)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var lead = raw / power;
        return power
            * (
                lead <= 1 ? 1
                : lead <= 2 ? 2
                : lead <= 5 ? 5
                : 10
            );
    }
}

/// <summary>Places equal slots (periods, rows, columns) side by side.</summary>
/// <param name="Count">How many slots; at least one is drawn.</param>
/// <param name="Start">Drawing units where the first slot begins.</param>
/// <param name="End">Drawing units where the last slot ends.</param>
internal sealed record BandScale(int Count, double Start, double End)
{
    /// <summary>Width of one slot.</summary>
    public double Step => (End - Start) / Math.Max(Count, 1);

    /// <summary>Where slot <paramref name="index"/> begins, 0-based.</summary>
    public double From(int index) => Start + (index * Step);

    /// <summary>The middle of slot <paramref name="index"/>.</summary>
    public double Middle(int index) => Start + ((index + 0.5) * Step);
}
