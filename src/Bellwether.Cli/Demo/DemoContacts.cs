using System.Globalization;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Responses;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli.Demo;

/// <summary>
/// Why people call, day by day. F1: 41 in 100 who call about a passport ask where it is, and 24 within eight weeks of the messages.
/// F7: lost documents are second by volume; agents and comments say that they hurt most. At household support too much is "other",
/// and two codes are used for each other.
/// </summary>
internal sealed class DemoContacts(IServiceProvider provider, DateOnly asOf)
{
    private const int DaysUntilFelt = 56;
    private const int DaysBack = 700;
    private const string Mapping = "contact reasons";
    private const string Channel = "contact_center";

    // Of those who do not ask for the status.
    private static readonly Dictionary<string, double> Passport = new()
    {
        ["document_lost"] = 0.20,
        ["what_do_i_need"] = 0.13,
        ["how_to"] = 0.11,
        ["payment"] = 0.10,
        ["account"] = 0.08,
        ["urgent"] = 0.08,
        ["other"] = 0.08,
        ["appointment"] = 0.06,
        ["correct"] = 0.06,
        ["decision_unclear"] = 0.04,
        ["fault"] = 0.03,
        ["wrong_office"] = 0.02,
        ["praise"] = 0.01,
    };

    private static readonly Dictionary<string, double> Household = new()
    {
        ["status"] = 0.24,
        ["what_do_i_need"] = 0.11,
        ["eligibility"] = 0.11,
        ["other"] = 0.21,
        ["document_lost"] = 0.10,
        ["correct"] = 0.08,
        ["appointment"] = 0.06,
        ["decision_unclear"] = 0.05,
        ["language_access"] = 0.04,
    };

    public async Task Add(CancellationToken cancel)
    {
        var version = await Version(cancel);
        await Record(
            "passport-renewal",
            27_000,
            version,
            (day, _) =>
            {
                var status = Status(day);
                var shares = Passport.ToDictionary(
                    each => each.Key,
                    each => each.Value * (1 - status)
                );
                shares["status"] = status;
                return shares;
            },
            cancel
        );
        await Record(
            "applying-support",
            9_500,
            version,
            (_, random) =>
            {
                var shares = new Dictionary<string, double>(Household);
                var swapped = (random.NextDouble() - 0.5) * 0.14;
                shares["what_do_i_need"] += swapped;
                shares["eligibility"] -= swapped;
                return shares;
            },
            cancel
        );
    }

    private double Status(DateOnly day)
    {
        var messages = asOf.AddDays(-DemoStatusNews.MessagesDaysAgo);
        var felt = Math.Clamp((day.DayNumber - messages.DayNumber) / (double)DaysUntilFelt, 0, 1);
        return 0.41 - (0.17 * felt);
    }

    private async Task Record(
        string service,
        int callsADay,
        InstrumentVersion version,
        Func<DateOnly, Random, Dictionary<string, double>> shares,
        CancellationToken cancel
    )
    {
        var random = new Random(service.Length);
        var collector = await Collector(service, version, cancel);
        var options = version.Items[0].Options;
        var tallies = new List<NewTally>();
        for (var day = asOf.AddDays(-DaysBack); day <= asOf; day = day.AddDays(1))
        {
            if (!WorkingDays.IsWorking(day))
                continue;
            var calls = callsADay * (1 + (0.04 * DemoAnswers.Normal(random)));
            var of = shares(day, random);
            var counts = options
                .Select(option =>
                {
                    var mean = calls * of.GetValueOrDefault(option.Key);
                    return Math.Max(
                        0,
                        (long)Math.Round(mean + (Math.Sqrt(mean) * DemoAnswers.Normal(random)))
                    );
                })
                .ToArray();
            var name = string.Create(
                CultureInfo.InvariantCulture,
                $"contacts:{day:yyyyMMdd}:{day:yyyyMMdd}"
            );
            tallies.Add(
                new NewTally(
                    Ids.From(collector.CollectorId, name),
                    LoadDemo.AgencyId,
                    collector.CollectorId,
                    version,
                    name,
                    day,
                    day,
                    new Slice(Channel),
                    counts.Sum(),
                    [new ItemTally("reason", [.. counts])],
                    "Demo: the department's own telephone system"
                )
                {
                    QuarterFirstMonth = Period.MonthNumber(
                        FiscalCalendar.UsFederal.QuarterOf(day).First
                    ),
                }
            );
        }
        await provider.GetRequiredService<RecordTallies>().Run([.. tallies], cancel);
    }

    private async Task<InstrumentVersion> Version(CancellationToken cancel) =>
        (
            await provider
                .GetRequiredService<FreezeVersion>()
                .Run(
                    Actor.System(LoadDemo.AgencyId),
                    new VersionToFreeze(
                        Ids.From(LoadDemo.AgencyId, $"contacts:{Mapping}"),
                        "Contact reasons",
                        new InstrumentContent(
                            LocalText.Of("Contact reasons"),
                            [
                                new Item(
                                    "reason",
                                    ItemKind.SingleChoice,
                                    LocalText.Of(
                                        "Why did people get in touch?",
                                        "¿Por qué se comunicaron las personas?"
                                    )
                                )
                                {
                                    Options =
                                    [
                                        .. ContactReason.All.Select(reason => new ResponseOption(
                                            reason.Key,
                                            reason.Name
                                        )),
                                    ],
                                },
                            ]
                        )
                    ),
                    cancel
                )
        ).Value;

    private async Task<Collector> Collector(
        string service,
        InstrumentVersion version,
        CancellationToken cancel
    ) =>
        (
            await provider
                .GetRequiredService<OpenCollector>()
                .Run(
                    Actor.System(LoadDemo.AgencyId),
                    new CollectorToOpen(
                        LoadDemo.ServiceId(service),
                        version.VersionId,
                        $"Contact reasons, {service}",
                        Channel
                    )
                    {
                        CollectorId = Ids.From(
                            LoadDemo.AgencyId,
                            $"contacts:{Mapping}:{LoadDemo.ServiceId(service):N}:{Channel}"
                        ),
                        ForImportsOnly = true,
                        SourceKind = SourceKind.Operations,
                    },
                    cancel
                )
        ).Value;
}
