namespace Bellwether.Monitoring;

/// <summary>When the number of answers began to differ, and by how much.</summary>
/// <param name="Since">The first day.</param>
/// <param name="Answers">Answers since.</param>
/// <param name="Expected">Answers that were expected since.</param>
/// <param name="OpenDays">Days since on which the service was open.</param>
internal readonly record struct VolumeChange(
    DateOnly Since,
    long Answers,
    double Expected,
    int OpenDays
)
{
    /// <summary>What came, as a share of what was expected.</summary>
    public double Ratio => Answers / Expected;

    /// <summary>The stretch up to a day that speaks most for a change: the largest Poisson likelihood ratio over all first days.</summary>
    public static VolumeChange Of(
        VolumeUsual usual,
        IReadOnlyDictionary<DateOnly, long> counted,
        DateOnly from,
        DateOnly until,
        Func<DateOnly, bool> isClosed,
        bool fewer
    )
    {
        var best = default(VolumeChange);
        var most = double.NegativeInfinity;
        long answers = 0;
        double expected = 0;
        var open = 0;
        for (var day = until; day >= from; day = day.AddDays(-1))
        {
            if (isClosed(day))
                continue;
            open++;
            answers += counted.GetValueOrDefault(day);
            expected += usual.On(day);
            var evidence =
                (answers == 0 ? 0 : answers * Math.Log(answers / expected)) - answers + expected;
            if (answers < expected != fewer || evidence <= most)
                continue;
            most = evidence;
            best = new VolumeChange(day, answers, expected, open);
        }
        return best;
    }
}
