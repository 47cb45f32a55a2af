using Bellwether.Foundation;
using Bellwether.Organization;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli.Demo;

/// <summary>
/// What is known of the department's services, one journey, and two groups of customers with a persona each. The contract office
/// has no owner and the new employees' service supports nothing: gaps to be found. One segment was not looked at for over a year.
/// </summary>
internal sealed class DemoCatalogue(IServiceProvider provider, DateOnly asOf)
{
    private static readonly Guid Space = Guid.Parse("018f0000-de30-7000-8000-000000000007");

    private static readonly (
        string Service,
        string? Owner,
        string Type,
        string? Life,
        string Digital,
        string[] Supports
    )[] Known =
    [
        (
            "passport-renewal",
            "Director of passport operations",
            "administrative",
            "traveling-abroad",
            "partly",
            []
        ),
        (
            "urgent-passport",
            "Head of the urgent counter",
            "administrative",
            "traveling-abroad",
            "none",
            []
        ),
        (
            "application-status",
            "Director of passport operations",
            "informational",
            "traveling-abroad",
            "wholly",
            ["passport-renewal", "urgent-passport"]
        ),
        (
            "outpatient-care",
            "Chief medical administrator",
            "benefits",
            "caring-for-health",
            "none",
            []
        ),
        (
            "booking-appointment",
            "Head of scheduling",
            "administrative",
            "caring-for-health",
            "partly",
            ["outpatient-care"]
        ),
        ("filling-prescription", "Chief pharmacist", "benefits", "caring-for-health", "partly", []),
        ("reserving-campsite", "Chief of visitor services", "recreation", null, "wholly", []),
        ("permit-lottery", "Chief of visitor services", "recreation", null, "wholly", []),
        (
            "applying-support",
            "Director of eligibility",
            "benefits",
            "facing-financial-shock",
            "partly",
            []
        ),
        (
            "renewing-support",
            "Director of eligibility",
            "benefits",
            "facing-financial-shock",
            "partly",
            []
        ),
        (
            "reporting-change",
            "Director of eligibility",
            "benefits",
            "facing-financial-shock",
            "wholly",
            []
        ),
        (
            "payroll",
            "Head of payroll",
            "administrative",
            null,
            "partly",
            ["passport-renewal", "outpatient-care", "applying-support"]
        ),
        (
            "it-help",
            "Head of the help desk",
            "administrative",
            null,
            "wholly",
            ["passport-renewal", "booking-appointment", "applying-support"]
        ),
        ("shared-contract", null, "administrative", null, "partly", ["passport-renewal"]),
        ("onboarding", "Head of workplace services", "administrative", null, "partly", []),
    ];

    private static readonly (string Service, ServiceStep[] Steps)[] Steps =
    [
        (
            "passport-renewal",
            [
                new("Find out what is needed", ["website", "phone"]),
                new("Apply", ["website", "paper"]),
                new("Wait and ask", ["website", "phone"]),
                new("Receive it", ["postal_mail"]),
            ]
        ),
        (
            "applying-support",
            [
                new("Apply", ["website", "paper", "in_person"]),
                new("Prove it", ["website", "in_person"]),
            ]
        ),
        (
            "permit-lottery",
            [new("Enter", ["website"]), new("Learn the result", ["email", "website"])]
        ),
    ];

    public async Task Add(CancellationToken cancel)
    {
        var actor = Actor.System(LoadDemo.AgencyId);
        var rows = await Get<ReadCatalogue>().Run(actor.AgencyId, cancel);
        Demand(
            await Get<KeepServices>()
                .Run(
                    actor,
                    [
                        .. Known.Select(each =>
                            rows.First(row => row.Service.Slug == each.Service).Entry with
                            {
                                Owner = each.Owner,
                                ServiceType = each.Type,
                                LifeExperience = each.Life,
                                DigitalStatus = each.Digital,
                                DigitalBarriers =
                                    each.Service == "passport-renewal"
                                        ?
                                        [
                                            "The photo must come on paper",
                                            "The old passport must be sent in",
                                        ]
                                        : [],
                                Steps =
                                    Steps
                                        .FirstOrDefault(steps => steps.Service == each.Service)
                                        .Steps
                                    ?? [],
                                Supports = each.Supports,
                            }
                        ),
                    ],
                    new CatalogueRule(),
                    cancel
                )
        );
        await Segments(actor, cancel);
        Demand(
            await Get<KeepJourneys>()
                .Run(actor, [DemoJourney.Passport], new CatalogueRule(), cancel)
        );
    }

    private async Task Segments(Actor actor, CancellationToken cancel)
    {
        var day = Day();
        var families = Demand(
            await Get<KeepSegment>()
                .Run(
                    actor,
                    new SegmentToKeep(
                        "families-with-a-trip",
                        "Families with a booked trip",
                        "Households that renew at least one passport and have a flight within twelve weeks"
                    )
                    {
                        SpanishName = "Familias con un viaje reservado",
                        Size = 410_000,
                        SizeSource = "Renewals with a travel date on the form, last fiscal year",
                        Needs =
                        [
                            "Know the day the passport comes",
                            "Hear before the plan breaks, not after",
                        ],
                        Barriers =
                        [
                            "The status line says nothing for weeks",
                            "Each child needs a form of its own",
                        ],
                        Services = ["passport-renewal", "application-status", "urgent-passport"],
                        CountedBy = "channel:website",
                        VerifiedOn = day.AddDays(-40),
                    },
                    cancel
                )
        );
        var spanish = Demand(
            await Get<KeepSegment>()
                .Run(
                    actor,
                    new SegmentToKeep(
                        "applicants-who-read-spanish",
                        "Applicants who read Spanish",
                        "People who apply for household support and choose Spanish on the form or on the phone"
                    )
                    {
                        SpanishName = "Solicitantes que leen español",
                        Size = 78_000,
                        SizeSource = "Language chosen on the application, last fiscal year",
                        Needs = ["Every page in Spanish", "A person to ask who speaks it"],
                        Barriers = ["The page on proof of income is in English only"],
                        Services = ["applying-support", "renewing-support"],
                        CountedBy = "language:es",
                        VerifiedOn = day.AddDays(-400),
                    },
                    cancel
                )
        );
        var visits = await Evidence(
            actor,
            families,
            EvidenceKind.Research,
            "Twelve conversations at the urgent counter",
            "Research folder 2, notes 1 to 12",
            70,
            12,
            cancel
        );
        var reasons = await Evidence(
            actor,
            families,
            EvidenceKind.ContactReasons,
            "“Where is my passport?” among contact reasons",
            "Contact reasons of the passport line",
            50,
            null,
            cancel
        );
        var dates = await Evidence(
            actor,
            families,
            EvidenceKind.Records,
            "Travel dates on the renewal form",
            "Renewal system, field 22",
            90,
            410_000,
            cancel
        );
        var split = await Evidence(
            actor,
            spanish,
            EvidenceKind.Survey,
            "Answers in Spanish about applying for support",
            "Survey “Applying for household support”, split by language",
            60,
            null,
            cancel
        );
        var desk = await Evidence(
            actor,
            spanish,
            EvidenceKind.Observation,
            "What two bilingual clerks explain every day",
            "Notes of the front desk, Riverside office",
            420,
            2,
            cancel
        );
        Demand(
            await Get<KeepPersona>()
                .Run(
                    actor,
                    new PersonaToKeep(
                        "the-family-that-waits",
                        "The family that waits",
                        families,
                        [
                            new("Books the flight before the passports are there.", [dates]),
                            new(
                                "Calls because the status page says “received” for four weeks.",
                                [reasons, visits]
                            ),
                            new("Would gladly wait longer if somebody named the day.", [visits]),
                        ]
                    )
                    {
                        SpanishName = "La familia que espera",
                    },
                    cancel
                )
        );
        Demand(
            await Get<KeepPersona>()
                .Run(
                    actor,
                    new PersonaToKeep(
                        "the-applicant-who-stops",
                        "The applicant who stops at the English page",
                        spanish,
                        [
                            new(
                                "Fills in four pages in Spanish and meets a fifth in English.",
                                [split, desk]
                            ),
                            new("Asks a relative, or comes to the office.", [desk]),
                        ]
                    )
                    {
                        SpanishName = "Quien se detiene ante la página en inglés",
                    },
                    cancel
                )
        );
    }

    private async Task<Guid> Evidence(
        Actor actor,
        string segment,
        EvidenceKind kind,
        string title,
        string source,
        int daysAgo,
        long? people,
        CancellationToken cancel
    ) =>
        Demand(
            await Get<AddEvidence>()
                .Run(
                    actor,
                    new EvidenceToAdd(segment, kind, title, source, Day().AddDays(-daysAgo))
                    {
                        EvidenceId = Ids.From(Space, title),
                        People = people,
                    },
                    cancel
                )
        ).EvidenceId;

    // A demo made for a day ahead is still told today.
    private DateOnly Day()
    {
        var today = DateOnly.FromDateTime(Get<TimeProvider>().GetUtcNow().UtcDateTime);
        return asOf < today ? asOf : today;
    }

    private T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    private static T Demand<T>(Outcome<T> outcome) =>
        outcome.IsDone
            ? outcome.Value
            : throw new InvalidOperationException(
                $"{outcome.Refusal.Message} {string.Join(" ", outcome.Refusal.Faults.Select(fault => $"{fault.Field}: {fault.Message}"))}"
            );
}
