using Bellwether.Foundation;
using Bellwether.Organization;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli.Demo;

/// <summary>
/// What the two indices are made of beside the streams: what partner agencies answer every quarter, and what the operation counts.
/// F20: nobody asks those who buy through the shared contract by phone, a fifth of its customers, and nothing of its operation is
/// counted; 60 of 100 on 80 % of the customers is a coverage of 48 %, so that its index has no number.
/// </summary>
internal sealed class DemoPartners(IServiceProvider provider, DemoCalendar calendar)
{
    public const string Hidden = "shared-contract";
    private const int PartnersAQuarter = 18;

    // Favourable of 18 by statement: agreed, on time, status, first time; the others about the same.
    private static readonly Dictionary<string, int[]> Partners = new()
    {
        ["payroll"] = [9, 7, 6, 8, 10, 11, 8, 9, 9],
        ["it-help"] = [12, 11, 9, 10, 12, 13, 11, 12, 11],
        [Hidden] = [11, 12, 10, 11, 12, 9, 10, 11, 10],
    };

    // Of 1,000: promises kept, solved at the first contact, completed, answered in time; reopened where partners are served.
    private static readonly (string Service, int[] Of, int ByQuarter)[] Operation =
    [
        ("passport-renewal", [710, 620, 880, 740], 12),
        ("urgent-passport", [930, 850, 960, 900], 0),
        ("application-status", [900, 540, 970, 880], 0),
        ("outpatient-care", [840, 790, 930, 860], 2),
        ("booking-appointment", [800, 700, 820, 690], 0),
        ("filling-prescription", [920, 880, 950, 900], 0),
        ("reserving-campsite", [960, 830, 900, 850], 0),
        ("permit-lottery", [950, 760, 940, 810], 0),
        ("applying-support", [650, 560, 610, 640], 3),
        ("renewing-support", [760, 680, 790, 720], 0),
        ("reporting-change", [720, 640, 760, 700], 0),
        ("payroll", [690, 0, 0, 640], -6),
        ("it-help", [880, 0, 0, 830], 2),
    ];

    private static readonly string[] Kinds =
    [
        "promises_kept",
        "issues_first",
        "completed",
        "requests_in_time",
    ];

    public async Task Add(CancellationToken cancel)
    {
        var survey = new DemoExtraSurvey(provider, calendar.Calendar);
        foreach (var (service, favourable) in Partners)
        {
            var opened = await survey.Open(
                service,
                "partner-quarterly",
                $"Partners, {service}",
                cancel
            );
            foreach (var quarter in calendar.All.Take(DemoCalendar.Quarters - 1))
                await survey.Record(
                    opened,
                    quarter.Last.AddDays(-20),
                    Enumerable
                        .Range(0, PartnersAQuarter)
                        .Select(partner => Answers(partner, favourable)),
                    cancel
                );
        }
        foreach (var quarter in calendar.All.Take(DemoCalendar.Quarters - 1))
            await CountByPhone(quarter, cancel);
        await RecordOperation(cancel);
    }

    // Each partner agrees with another set of statements, always as many as the plan says.
    private static long[] Answers(int partner, int[] favourable) =>
        [
            .. favourable.Select(
                (up, item) =>
                    (((partner * 7) + (item * 5)) % PartnersAQuarter) < up
                        ? 4L + ((partner + item) % 2)
                        : 1L + ((partner + item) % 3)
            ),
            0,
        ];

    // A quarter as many come by phone as by e-mail: a fifth of all.
    private async Task CountByPhone(Period quarter, CancellationToken cancel)
    {
        var byMail = (
            await provider
                .GetRequiredService<ReadVolumes>()
                .Run(
                    new VolumeQuery(LoadDemo.AgencyId, quarter.First, quarter.Last)
                    {
                        ServiceIds = [LoadDemo.ServiceId(Hidden)],
                    },
                    cancel
                )
        )
            .Where(fact => fact.Channel == "email")
            .Sum(fact => fact.Customers ?? 0);
        _ = (
            await provider
                .GetRequiredService<RecordVolume>()
                .Run(
                    Actor.System(LoadDemo.AgencyId),
                    new VolumeToRecord(
                        LoadDemo.ServiceId(Hidden),
                        "phone",
                        quarter.First,
                        quarter.Last,
                        byMail / 4,
                        null,
                        "Demo: the telephone exchange",
                        $"demo/{Hidden}/phone/{quarter.Name}"
                    ),
                    cancel
                )
        ).Value;
    }

    private async Task RecordOperation(CancellationToken cancel)
    {
        var facts = new List<FactToRecord>();
        foreach (var (service, of, byQuarter) in Operation)
        {
            for (var q = 0; q < calendar.All.Count - 1; q++)
            {
                for (var i = 0; i < Kinds.Length; i++)
                    if (of[i] > 0)
                        Pair(
                            facts,
                            service,
                            calendar.All[q],
                            Kinds[i],
                            of[i] + (i == 0 ? byQuarter * q : 0)
                        );
                if (service is "payroll" or "it-help")
                    Pair(
                        facts,
                        service,
                        calendar.All[q],
                        "cases_reopened",
                        service == "payroll" ? 140 + (4 * q) : 70
                    );
            }
        }
        await provider
            .GetRequiredService<RecordFacts>()
            .Run(Actor.System(LoadDemo.AgencyId), facts, null, cancel);
    }

    private static void Pair(
        List<FactToRecord> facts,
        string service,
        Period quarter,
        string part,
        int count
    )
    {
        var whole = OperationalFact.Pairs.First(pair => pair.Part == part).Whole;
        foreach (var (kind, value) in new[] { (part, count), (whole, 1000) })
            facts.Add(
                new FactToRecord(
                    new OperationalFact(
                        LoadDemo.AgencyId,
                        LoadDemo.ServiceId(service),
                        "mixed",
                        kind,
                        quarter.First,
                        quarter.Last,
                        value,
                        "Demo: the department's own counters"
                    ),
                    $"demo/{service}/{kind}/{quarter.Name}"
                )
            );
    }
}
