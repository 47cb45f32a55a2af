using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;
using Bellwether.Text.Redaction;

namespace Bellwether.Cli.Demo;

/// <summary>Makes the answers of one stream, one after another, the same each time.</summary>
internal sealed class DemoResponses(DemoCalendar calendar, int factor, DemoDraw draw)
{
    /// <summary>The answers of the stream in time order.</summary>
    /// <param name="agencyId">The fictional department.</param>
    /// <param name="collectorId">The stream's collector.</param>
    /// <param name="stream">How its answers fall.</param>
    /// <param name="versionOf">The frozen version that was asked in a quarter.</param>
    public IEnumerable<NewResponse> Of(
        Guid agencyId,
        Guid collectorId,
        DemoStream stream,
        Func<int, InstrumentVersion> versionOf
    )
    {
        var random = new Random(
            Seed(
                draw.Seed == 0
                    ? $"{stream.Service}/{stream.Channel}"
                    : $"{stream.Service}/{stream.Channel}/{draw.Seed}"
            )
        );
        var days = calendar.All.Sum(quarter =>
            quarter.Last.DayNumber - quarter.First.DayNumber + 1
        );
        var aDay = stream.Answers * factor / (double)days;
        var number = 0;
        for (var quarter = 0; quarter < calendar.All.Count; quarter++)
        {
            var period = calendar.All[quarter];
            var version = versionOf(quarter);
            for (var day = period.First; day <= period.Last; day = day.AddDays(1))
            {
                var today = Poisson(aDay * Weekday(day), random);
                for (var i = 0; i < today; i++)
                    yield return One(
                        agencyId,
                        collectorId,
                        stream,
                        version,
                        quarter,
                        day,
                        $"demo-{++number}",
                        random
                    );
            }
        }
    }

    private NewResponse One(
        Guid agencyId,
        Guid collectorId,
        DemoStream stream,
        InstrumentVersion version,
        int quarter,
        DateOnly day,
        string externalId,
        Random random
    )
    {
        var language = random.NextDouble() < stream.Spanish ? "es" : "en";
        var location = stream.Locations.Count == 0 ? "" : Location(stream, random);
        var at = new DateTimeOffset(day.ToDateTime(default), TimeSpan.Zero).AddMinutes(
            13 * 60 + random.Next(600)
        );
        var answers = DemoAnswers.Make(
            version,
            stream,
            new DemoPerson(quarter, language, location),
            draw,
            random
        );
        return new NewResponse(
            Ids.New(at, random),
            agencyId,
            collectorId,
            version,
            externalId,
            answers,
            new Slice(stream.Channel, language, location),
            day,
            Period.MonthNumber(calendar.Calendar.QuarterOf(day).First),
            at
        )
        {
            Comments =
            [
                .. answers.Texts.Select(text => new NewComment(
                    text.ItemIndex,
                    text.Words,
                    RedactWords.Run(text.Words, language).Words,
                    language
                )),
            ],
        };
    }

    private static string Location(DemoStream stream, Random random)
    {
        var weights = stream
            .Locations.Select(place => stream.Busy.GetValueOrDefault(place, 1))
            .ToList();
        var at = random.NextDouble() * weights.Sum();
        var index = 0;
        while (index < weights.Count - 1 && at >= weights[index])
            at -= weights[index++];
        return stream.Locations[index];
    }

    private static double Weekday(DateOnly day) =>
        day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.55 : 1.18;

    private static int Poisson(double mean, Random random)
    {
        if (mean > 40)
            return Math.Max(
                0,
                (int)Math.Round(mean + (Math.Sqrt(mean) * DemoAnswers.Normal(random)))
            );
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

    // string.GetHashCode differs from run to run; this does not.
    private static int Seed(string text) =>
        text.Aggregate(17, (seed, letter) => unchecked((seed * 31) + letter)) & 0x7FFFFFFF;
}
