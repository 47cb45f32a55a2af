using Bellwether.Responses;
using Bellwether.Text.Redaction;

namespace Bellwether.Cli.Demo;

/// <summary>
/// Finding F1: for half a year people who renew a passport write that they hear nothing of their application; then the department sends a
/// message at every step, and within eight weeks hardly anybody does. In words only: the answers stay as they were made.
/// </summary>
internal static class DemoStatusNews
{
    /// <summary>Days before the as-of day on which the messages began (the change of that day says so).</summary>
    public const int MessagesDaysAgo = 300;

    private const int FirstQuarter = 3;
    private const int DaysUntilFelt = 56;

    private static readonly string[] Asking =
    [
        "No news for five weeks. I called three times to ask where my application is.",
        "I have heard nothing since I sent it in. What is the status of my passport?",
        "I had to call for an update because nobody tells you anything.",
        "Still processing, says the page. No update since March.",
        "Nobody could tell me the status of my application.",
    ];

    private static readonly string[] AskingSpanish =
    [
        "Llevo cinco semanas sin noticias. Llamé tres veces para saber dónde está mi solicitud.",
        "No sé cuál es el estado de mi trámite.",
    ];

    private static readonly string[] Other =
    [
        "The photo was rejected without saying what was wrong with it.",
        "The fee went up again and there is no way to pay by check.",
        "The form asked for things I had already given.",
    ];

    /// <summary>The answers, those about renewing a passport with these words in the place of their own.</summary>
    public static IEnumerable<NewResponse> Plant(
        IEnumerable<NewResponse> responses,
        DemoStream stream,
        DemoCalendar calendar,
        DemoDraw draw
    )
    {
        var random = new Random(27);
        foreach (var response in responses)
            yield return Share(stream, response.LocalDay, calendar, draw) is { } share
            && response.Comments.Count > 0
                ? With(response, share, random)
                : response;
    }

    private static double? Share(
        DemoStream stream,
        DateOnly day,
        DemoCalendar calendar,
        DemoDraw draw
    ) =>
        draw.Effects switch
        {
            DemoEffects.Planted when stream.Service == "passport-renewal" => Share(day, calendar),
            // Half as many more, elsewhere, and not yet over.
            DemoEffects.Moved when stream.Service == DemoDraw.MovedService => day
            < calendar.All[DemoDraw.MovedQuarter].First
                ? 0.12
                : 0.36,
            _ => null,
        };

    /// <summary>How many of a hundred comments ask where the application is, on a day.</summary>
    private static double Share(DateOnly day, DemoCalendar calendar)
    {
        var messages = calendar.AsOf.AddDays(-MessagesDaysAgo);
        if (day < calendar.All[FirstQuarter].First)
            return 0.12;
        if (day < messages)
            return 0.6;
        var felt = Math.Min(1, (day.DayNumber - messages.DayNumber) / (double)DaysUntilFelt);
        return 0.6 - 0.5 * felt;
    }

    private static NewResponse With(NewResponse response, double share, Random random)
    {
        var comment = response.Comments[0];
        var isSpanish = comment.Language == "es";
        var asks = random.NextDouble() < share;
        var spoke = comment.Original.Contains("application", StringComparison.Ordinal);
        if (!asks && !spoke)
            return response;
        var words =
            asks && isSpanish ? Any(AskingSpanish, random)
            : asks ? Any(Asking, random)
            : Any(Other, random);
        return response with
        {
            Comments =
            [
                comment with
                {
                    Original = words,
                    Redacted = RedactWords.Run(words, comment.Language).Words,
                },
                .. response.Comments.Skip(1),
            ],
        };
    }

    private static string Any(string[] from, Random random) => from[random.Next(from.Length)];
}
