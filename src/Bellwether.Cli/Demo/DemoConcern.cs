using Bellwether.Responses;
using Bellwether.Text.Redaction;
using Bellwether.Text.Safety;

namespace Bellwether.Cli.Demo;

/// <summary>One answer of the last week whose words may say that somebody is in danger: it waits in the safety queue.</summary>
internal static class DemoConcern
{
    public const string Words =
        "I have called 202-555-0143 four times. I don't want to live anymore like this.";

    /// <summary>The answers, one of them with these words in the place of its own.</summary>
    public static IEnumerable<NewResponse> Plant(
        IEnumerable<NewResponse> responses,
        DemoStream stream,
        DateOnly asOf
    )
    {
        var isPlanted = stream.Service != "applying-support";
        foreach (var response in responses)
        {
            if (isPlanted || response.LocalDay < asOf.AddDays(-60) || response.Comments.Count == 0)
            {
                yield return response;
                continue;
            }
            isPlanted = true;
            yield return With(response);
        }
    }

    private static NewResponse With(NewResponse response)
    {
        var found = FindSafetyWording.In(Words)!;
        return response with
        {
            Comments =
            [
                response.Comments[0] with
                {
                    Original = Words,
                    Redacted = RedactWords.Run(Words, "en").Words,
                    Language = "en",
                },
                .. response.Comments.Skip(1),
            ],
            Concern = new NewConcern(found.Tier, [.. found.Kinds], [.. found.Rules]),
        };
    }
}
