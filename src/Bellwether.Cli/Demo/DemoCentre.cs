using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Text.Redaction;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli.Demo;

/// <summary>The passport contact centre: its calls by day with two days missing, what a call costs, and the ballots of its agents.</summary>
internal sealed class DemoCentre(IServiceProvider provider, DemoCalendar calendar)
{
    public const string Service = "passport-renewal";
    private const string Channel = "contact_center";
    private const int Days = 180;
    private const int Weeks = 8;
    private const int Agents = 14;

    private static readonly string[] Lost =
    [
        "They lost my birth certificate and want me to pay for a new one.",
        "My old passport never came back. Nobody knows where my papers are.",
        "I mailed my documents twice because the first ones were lost.",
    ];

    // What fourteen agents said hurt most: lost documents seven, status four, urgent three.
    private static readonly string[] Worst =
    [
        .. Enumerable.Repeat("document_lost", 7),
        .. Enumerable.Repeat("status", 4),
        .. Enumerable.Repeat("urgent", 3),
    ];

    /// <summary>Two working days of the week before last of which nothing is known.</summary>
    public static DateOnly[] Gaps(DateOnly asOf)
    {
        var sunday = asOf.AddDays(-(int)asOf.DayOfWeek);
        return [sunday.AddDays(-11), sunday.AddDays(-10)];
    }

    /// <summary>The answers, two in five of the discontent comments that do not ask for news now about lost documents.</summary>
    public static IEnumerable<NewResponse> Plant(
        IEnumerable<NewResponse> responses,
        DemoStream stream
    )
    {
        var random = new Random(7);
        foreach (var response in responses)
            yield return stream.Service != Service
            || response.Comments.Count == 0
            || IsFavourable(response)
            || random.NextDouble() > 0.4
            || response.Comments[0].Language != "en"
            || Asks(response.Comments[0].Original)
                ? response
                : With(response, Lost[random.Next(Lost.Length)]);
    }

    public async Task Add(CancellationToken cancel)
    {
        await Calls(cancel);
        var survey = new DemoExtraSurvey(provider, calendar.Calendar);
        var opened = await survey.Open(
            Service,
            "agent-top-issues",
            "Agents’ top issues, passport contact center",
            cancel
        );
        var sunday = calendar.AsOf.AddDays(-(int)calendar.AsOf.DayOfWeek);
        for (var week = 0; week < Weeks; week++)
            await survey.Record(
                opened,
                sunday.AddDays((-7 * week) - 2),
                Enumerable.Range(0, Agents).Select(agent => Ballot(opened.Version, agent)),
                cancel
            );
    }

    private static long[] Ballot(InstrumentVersion version, int agent)
    {
        long Place(string item, string option)
        {
            var options = version.Items[version.IndexOf(item)].Options;
            return options.IndexOf(options.Single(each => each.Key == option)) + 1;
        }
        var values = new long[version.Items.Length];
        values[version.IndexOf("most")] = Place("most", "status");
        values[version.IndexOf("worst")] = Place("worst", Worst[agent]);
        values[version.IndexOf("change")] = Place("change", agent < 9 ? "process" : "information");
        return values;
    }

    private async Task Calls(CancellationToken cancel)
    {
        var random = new Random(19);
        var facts = new List<FactToRecord>();
        void Fact(DateOnly first, DateOnly last, string kind, double value) =>
            facts.Add(
                new FactToRecord(
                    new OperationalFact(
                        LoadDemo.AgencyId,
                        LoadDemo.ServiceId(Service),
                        Channel,
                        kind,
                        first,
                        last,
                        Math.Round(
                            (decimal)value,
                            kind.StartsWith("calls_", StringComparison.Ordinal) ? 0 : 1
                        ),
                        "Demo: the department's own telephone system"
                    ),
                    $"demo/centre/{kind}/{first:yyyyMMdd}"
                )
            );
        for (var ago = Days; ago >= 0; ago--)
        {
            var day = calendar.AsOf.AddDays(-ago);
            // The telephone system was down on two days of last month: a gap, not zero.
            if (!WorkingDays.IsWorking(day) || Gaps(calendar.AsOf).Contains(day))
                continue;
            var offered = 30_000 * (1 + (0.04 * DemoAnswers.Normal(random)));
            var answered = offered * 0.9;
            Fact(day, day, "calls_offered", offered);
            Fact(day, day, "calls_answered", answered);
            Fact(day, day, "calls_abandoned", offered - answered);
            Fact(day, day, "calls_in_time", answered * 0.71);
            Fact(day, day, "calls_repeated", answered * 0.19);
            Fact(day, day, "calls_transferred", answered * 0.12);
            Fact(day, day, "answer_seconds", 210 + (20 * DemoAnswers.Normal(random)));
            Fact(day, day, "handle_seconds", 415 + (15 * DemoAnswers.Normal(random)));
            Fact(day, day, "issues_closed", Math.Round(answered * 0.8));
            Fact(day, day, "issues_first", Math.Round(answered * 0.8 * 0.62));
        }
        foreach (var quarter in calendar.All)
        foreach (var service in new[] { Service, "applying-support" })
            facts.Add(
                new FactToRecord(
                    new OperationalFact(
                        LoadDemo.AgencyId,
                        LoadDemo.ServiceId(service),
                        Channel,
                        "cost_per_contact",
                        quarter.First,
                        quarter.Last,
                        service == Service ? 9.80m : 11.20m,
                        "Demo: the department's own accounts"
                    ),
                    $"demo/centre/cost/{service}/{quarter.Name}"
                )
            );
        foreach (var some in facts.Chunk(300))
            await provider
                .GetRequiredService<RecordFacts>()
                .Run(Actor.System(LoadDemo.AgencyId), some, cancel: cancel);
    }

    private static bool IsFavourable(NewResponse response)
    {
        var at = response.Version.IndexOf("trust");
        return at < 0
            || response.Answers.Values[at] <= 0
            || response.Version.Items[at].Options[(int)response.Answers.Values[at] - 1].Favourable;
    }

    private static bool Asks(string words) =>
        words.Contains("application", StringComparison.Ordinal)
        || words.Contains("status", StringComparison.Ordinal)
        || words.Contains("update", StringComparison.OrdinalIgnoreCase);

    private static NewResponse With(NewResponse response, string words) =>
        response with
        {
            Comments =
            [
                response.Comments[0] with
                {
                    Original = words,
                    Redacted = RedactWords.Run(words, "en").Words,
                },
                .. response.Comments.Skip(1),
            ],
        };
}
