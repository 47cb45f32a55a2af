namespace Bellwether.Cli.Demo;

/// <summary>What people of the fictional department write. Made up, and marked as demo data wherever it is shown.</summary>
internal static class DemoWords
{
    private static readonly Dictionary<string, string[]> Good = new()
    {
        [""] =
        [
            "Quick and clear, thank you.",
            "I got what I needed on the first try.",
            "The person I spoke with was patient and kind.",
            "Much easier than last time.",
            "Everything was explained before I had to ask.",
        ],
        ["passport-renewal"] =
        [
            "Renewed from my kitchen table. No trip, no line.",
            "The messages telling me where my application was made all the difference.",
            "Arrived a week before you said it would.",
        ],
        ["outpatient-care"] =
        [
            "The greeter at the door knew where I had to go.",
            "The nurse took time to answer all my questions.",
            "Seen on time, and they told me what happens next.",
        ],
        ["permit-lottery"] =
        [
            "Entering took two minutes.",
            "I did not win but the form was simple.",
        ],
        ["reserving-campsite"] =
        [
            "The map of free sites is great.",
            "Booked for the whole family in five minutes.",
        ],
        ["onboarding"] =
        [
            "My laptop and badge were ready on the first day.",
            "My team wrote me a welcome note.",
        ],
    };

    private static readonly Dictionary<string, string[]> Bad = new()
    {
        [""] =
        [
            "I waited a long time and nobody could tell me why.",
            "I was sent from one office to another.",
            "The form asked for things I had already given.",
            "The website timed out and I had to start again.",
            "I still do not know if my papers arrived.",
        ],
        ["passport-renewal"] =
        [
            "No news for five weeks. I called three times to ask where my application is.",
            "I had to cancel a trip because nobody could give me a date.",
            "The photo was rejected without saying what was wrong with it.",
        ],
        ["application-status"] =
        [
            "The status page has said “in process” for six weeks.",
            "The page does not say what in process means.",
        ],
        ["permit-lottery"] =
        [
            "Nobody explains how winners are drawn.",
            "I entered for four years and never learned what my chances are.",
            "When are results announced? It does not say anywhere.",
        ],
        ["outpatient-care"] =
        [
            "I waited an hour past my appointment.",
            "Two people gave me two different answers about my medicine.",
        ],
        ["applying-support"] =
        [
            "I do not know which documents you need.",
            "I sent the same papers twice because they were lost.",
            "Call me at 202-555-0143 about my case.",
        ],
        ["booking-appointment"] = ["On hold for forty minutes, then the call dropped."],
        ["payroll"] = ["My overtime has been wrong for three pay periods."],
        ["onboarding"] = ["I waited two weeks for access to the system I was hired to use."],
    };

    private static readonly string[] GoodSpanish =
    [
        "Todo fue claro y rápido, gracias.",
        "La persona que me atendió fue muy amable.",
        "Conseguí lo que necesitaba a la primera.",
    ];

    private static readonly string[] BadSpanish =
    [
        "Una página estaba solo en inglés y no pude seguir sin ayuda.",
        "No entendí qué documentos me pedían.",
        "Esperé mucho tiempo y nadie me supo decir por qué.",
    ];

    public static string Pick(string service, bool good, string language, Random random)
    {
        if (language == "es")
            return Any(good ? GoodSpanish : BadSpanish, random);
        var words = good ? Good : Bad;
        return Any(
            words.TryGetValue(service, out var own) && random.NextDouble() < 0.7 ? own : words[""],
            random
        );
    }

    private static string Any(string[] from, Random random) => from[random.Next(from.Length)];
}
