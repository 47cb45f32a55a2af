using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Improvement;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Web.Tests.Access;
using Bellwether.Web.Tests.Collection;

namespace Bellwether.Web.Tests.Measurement;

/// <summary>
/// A department with answers: a bridge pass that got worse and is worse by phone, a toll that held, a service nobody is asked
/// about, and next door another department with a service of its own. Today is March 3, 2026, in FY2026 Q2.
/// </summary>
public sealed class FigureSite : IAsyncLifetime
{
    private StaffSite site = new();
    private int answered;

    public StaffSite Staff => site;

    /// <summary>True to answer in this process, without a port.</summary>
    internal bool InProcess
    {
        init => site = new StaffSite { InProcess = value };
    }

    public Uri Address => site.Address;

    public InstrumentVersion Version { get; private set; } = null!;

    public Collector Web { get; private set; } = null!;

    public Guid Pass { get; private set; }

    private Actor Actor => Actor.System(site.Agency);

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        Version = await Freeze(site.Agency);
        Pass = await Service(site.Agency, site.Bureau, "Renewing a bridge pass");
        var toll = await Service(site.Agency, site.Sister, "Paying a toll");
        await Service(site.Agency, site.Sister, "Reporting a pothole");
        Web = await Open(Pass, "Pass, website", "website", new DateOnly(2026, 3, 20));
        var phone = await Open(Pass, "Pass, phone", "phone", null);
        var office = await Open(toll, "Toll, office", "in_person", null);
        await Count(Web, 2025, 10, new Slice("website", "en"), 800, 200);
        await Count(Web, 2026, 1, new Slice("website", "en"), 650, 250);
        await Count(phone, 2025, 10, new Slice("phone", "es", "north"), 160, 40);
        await Count(phone, 2026, 1, new Slice("phone", "es", "north"), 90, 110);
        await Count(phone, 2026, 2, new Slice("phone", "es", "south"), 1, 3);
        await Count(office, 2025, 10, new Slice("in_person", "en", "gate"), 750, 250);
        await Count(office, 2026, 1, new Slice("in_person", "en", "gate"), 1500, 500);
        await site.Get<ApproveWordPolicy>().Run(Actor, Web.CollectorId, null);
        await Answer(Web, favourable: false, "I called three times about it.");
        await site.Get<RecordChange>()
            .Run(
                Actor,
                new NewChange(
                    Pass,
                    new PlainText("The letter was hard to read.", "La carta era difícil de leer."),
                    new PlainText("We wrote it again.", "La escribimos de nuevo."),
                    new DateOnly(2026, 2, 1)
                )
            );
        await Next();
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    public Task<Visitor> Enter(Role role, params Guid[] units) =>
        site.Enter($"{Guid.CreateVersion7():N}@agency.gov", role, units);

    /// <summary>One person answers about the bridge pass.</summary>
    public async Task Answer(Collector collector, bool favourable, string? words = null)
    {
        var raw = new Dictionary<string, IReadOnlyList<string>>
        {
            ["trust"] = [favourable ? "1" : "0"],
        };
        if (words is not null)
            raw["comment"] = [words];
        var id = Ids.From(collector.CollectorId, $"answer {++answered}");
        await site.Get<RecordResponses>()
            .Run(
                new NewResponse(
                    id,
                    collector.AgencyId,
                    collector.CollectorId,
                    Version,
                    id.ToString(),
                    CheckAnswers.Run(Version, raw).Value,
                    new Slice(collector.Channel, "en"),
                    new DateOnly(2026, 3, 3),
                    Period.MonthNumber(new DateOnly(2026, 1, 1)),
                    null
                )
                {
                    Comments = words is null ? [] : [new NewComment(3, words, words, "en")],
                }
            );
    }

    private async Task Next()
    {
        var unit = new UnitToAdd("Bureau of Ferries", "", UnitKind.Bureau);
        var ferries = await site.Get<AddUnit>().Run(Actor.System(site.NextDoor), unit);
        await Service(site.NextDoor, ferries.Value.UnitId, "Taking a ferry");
    }

    private async Task<Guid> Service(Guid agency, Guid unit, string name) =>
        (await site.Get<AddService>().Run(Actor.System(agency), new ServiceToAdd(unit, name)))
            .Value
            .ServiceId;

    private async Task<Collector> Open(Guid service, string name, string channel, DateOnly? until)
    {
        var terms = until is null
            ? new ClearanceTerms("not_federal", $"{name}, none needed")
            : new ClearanceTerms("a11_generic", $"{name}, approved")
            {
                ControlNumber = "3090-0325",
                ExpiresOn = until,
                BurdenMinutes = 3,
            };
        var what = new CollectorToOpen(service, Version.VersionId, name, channel)
        {
            ClearanceId = await site.Get<AddClearance>()
                .Cover(site.Get<AttestVersion>(), Version, terms),
        };
        return (await site.Get<OpenCollector>().Run(Actor, what)).Value;
    }

    private async Task Count(
        Collector collector,
        int year,
        int month,
        Slice slice,
        long favourable,
        long other
    )
    {
        var first = new DateOnly(year, month, 1);
        var external = $"{first:yyyy-MM} {slice.Text}";
        await site.Get<RecordTallies>()
            .Run([
                new NewTally(
                    Ids.From(collector.CollectorId, external),
                    site.Agency,
                    collector.CollectorId,
                    Version,
                    external,
                    first,
                    first.AddMonths(1).AddDays(-1),
                    slice,
                    favourable + other,
                    [
                        new ItemTally("trust", [favourable, other]),
                        new ItemTally("went_well", [favourable / 2, favourable / 4])
                        {
                            Asked = favourable,
                            Answered = favourable,
                        },
                        new ItemTally("went_wrong", [other / 10, other / 2])
                        {
                            Asked = other,
                            Answered = other,
                        },
                    ],
                    "a test"
                )
                {
                    QuarterFirstMonth = Period.MonthNumber(
                        FiscalCalendar.UsFederal.QuarterOf(first).First
                    ),
                },
            ]);
    }

    private async Task<InstrumentVersion> Freeze(Guid agency) =>
        (
            await site.Get<FreezeVersion>()
                .Run(
                    Actor.System(agency),
                    new VersionToFreeze(
                        Ids.From(agency, "trust"),
                        "trust",
                        new InstrumentContent(
                            LocalText.Of("Trust", "Confianza"),
                            [Trust, List("went_well", "1"), List("went_wrong", "0"), Comment]
                        )
                        {
                            Languages = ["en", "es"],
                        }
                    )
                )
        ).Value;

    private static Item Trust =>
        new(
            "trust",
            ItemKind.SingleChoice,
            LocalText.Of("Do you trust us more now?", "¿Confía más en nosotros ahora?")
        )
        {
            Measures = "trust",
            Construct = "interaction-increased-trust",
            Options =
            [
                new ResponseOption("1", LocalText.Of("Yes", "Sí"), 1, true),
                new ResponseOption("0", LocalText.Of("No", "No"), 0),
            ],
        };

    private static Item Comment =>
        new("comment", ItemKind.Text, LocalText.Of("Anything else?", "¿Algo más?"));

    private static Item List(string key, string answer) =>
        new(key, ItemKind.MultiChoice, LocalText.Of("What was it?", "¿Qué fue?"))
        {
            AskedWhen = new Routing("trust", [answer]),
            Options =
            [
                new ResponseOption(
                    "ease",
                    answer == "1"
                        ? LocalText.Of("It was easy", "Fue fácil")
                        : LocalText.Of("It was hard", "Fue difícil")
                ),
                new ResponseOption(
                    "efficiency",
                    answer == "1"
                        ? LocalText.Of("It was quick", "Fue rápido")
                        : LocalText.Of("It took too long", "Tardó demasiado")
                ),
            ],
        };
}
