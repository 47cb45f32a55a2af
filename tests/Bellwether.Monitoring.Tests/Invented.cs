using System.Collections.Immutable;
using Bellwether.Measurement;

namespace Bellwether.Monitoring.Tests;

/// <summary>Made-up streams: so many answers a day of a known share, with a fall on a known day or none.</summary>
internal static class Invented
{
    public static readonly DateOnly First = new(2025, 1, 1);

    public static IEnumerable<DayCount> Stream(
        Random random,
        string channel,
        int days,
        int answersPerDay,
        Func<int, double> share,
        string measure = "trust",
        string series = "a",
        Guid service = default
    )
    {
        for (var day = 0; day < days; day++)
        {
            var answers = Poisson(random, answersPerDay);
            if (answers == 0)
                continue;
            var favourable = 0;
            for (var i = 0; i < answers; i++)
                favourable += random.NextDouble() < share(day) ? 1 : 0;
            yield return new DayCount(
                service,
                channel,
                measure,
                series,
                First.AddDays(day),
                favourable,
                answers
            );
        }
    }

    public static (ImmutableArray<StreamState> States, IReadOnlyList<Signal> Signals) Replayed(
        IEnumerable<DayCount> counts,
        int days,
        params Judged[] wrong
    )
    {
        var held = new StreamDays();
        held.Replace(First, counts);
        return Replay.Run(
            new Watch(held, WatchRules.Default, wrong.ToLookup(judged => judged.On)),
            [],
            First,
            First.AddDays(days - 1)
        );
    }

    public static (ImmutableArray<StreamState> States, IReadOnlyList<Signal> Signals) Replayed(
        IEnumerable<DayCount> counts,
        int days,
        WatchCalendar calendar
    )
    {
        var held = new StreamDays(calendar);
        held.Replace(First, counts);
        return Replay.Run(
            new Watch(
                held,
                WatchRules.Default,
                Array.Empty<Judged>().ToLookup(judged => judged.On)
            ),
            [],
            First,
            First.AddDays(days - 1)
        );
    }

    private static int Poisson(Random random, double mean)
    {
        var limit = Math.Exp(-mean);
        var product = random.NextDouble();
        var count = 0;
        while (product > limit)
        {
            product *= random.NextDouble();
            count++;
        }
        return count;
    }
}
