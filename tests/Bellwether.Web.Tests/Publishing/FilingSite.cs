using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Web.Tests.Access;
using Bellwether.Web.Tests.Collection;

namespace Bellwether.Web.Tests.Publishing;

/// <summary>A bureau whose bridge pass asks the standard questions on the web, in the quarter that is over. Today is March 3, 2026.</summary>
public sealed class FilingSite : IAsyncLifetime
{
    private readonly StaffSite site = new();
    private int told;

    public StaffSite Staff => site;

    public Collector Web { get; private set; } = null!;

    public InstrumentVersion Version { get; private set; } = null!;

    public static Period Quarter { get; } = FiscalCalendar.UsFederal.Quarter(2026, 1);

    private Actor Actor => Actor.System(site.Agency);

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        var template = ListTemplates.Find("a11-v2-thumbs")!;
        var content = template
            .Fill(template.Slots.ToDictionary(slot => slot.Key, slot => slot.Example), ["en", "es"])
            .Value;
        Version = (
            await site.Get<FreezeVersion>()
                .Run(Actor, new VersionToFreeze(Ids.From(site.Agency, "trust"), "trust", content))
        ).Value;
        var pass = await Service(site.Bureau, "Renewing a bridge pass");
        await Service(site.Sister, "Paying a toll");
        Web = (
            await site.Get<OpenCollector>()
                .Run(
                    Actor,
                    new CollectorToOpen(pass, Version.VersionId, "Pass, website", "website")
                    {
                        Key = "pass-web",
                        ClearanceId = await site.Get<AddClearance>()
                            .Cover(
                                site.Get<AttestVersion>(),
                                Version,
                                new ClearanceTerms("a11_generic", "Bridge pass")
                                {
                                    ControlNumber = "3090-0325",
                                    ExpiresOn = new DateOnly(2027, 1, 1),
                                    BurdenMinutes = 1,
                                }
                            ),
                    }
                )
        ).Value;
        _ = (await site.Get<ApproveWordPolicy>().Run(Actor, Web.CollectorId, null)).Value;
        await site.Get<RecordVolume>()
            .Run(
                Actor,
                new VolumeToRecord(
                    pass,
                    "website",
                    Quarter.First,
                    Quarter.Last,
                    5000,
                    1200,
                    "Counted at the gate",
                    "volume"
                )
            );
        for (var i = 0; i < 25; i++)
            await Answer(i % 5 != 0, i == 0 ? "The form was long." : null);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    public Task<Visitor> Enter(Role role, params Guid[] units) =>
        site.Enter($"{Guid.CreateVersion7():N}@agency.gov", role, units);

    public async Task Answer(bool favourable, string? words = null)
    {
        var raw = new Dictionary<string, IReadOnlyList<string>>
        {
            ["trust"] = [favourable ? "1" : "0"],
            [favourable ? "went_well" : "went_wrong"] = ["ease", "efficiency"],
        };
        if (words is not null)
            raw["comment"] = [words];
        var id = Ids.From(Web.CollectorId, $"answer {++told}");
        await site.Get<RecordResponses>()
            .Run(
                new NewResponse(
                    id,
                    site.Agency,
                    Web.CollectorId,
                    Version,
                    id.ToString(),
                    CheckAnswers.Run(Version, raw).Value,
                    new Slice("website", "en"),
                    new DateOnly(2025, 11, 3),
                    Period.MonthNumber(Quarter.First),
                    null
                )
                {
                    Comments = words is null ? [] : [new NewComment(3, words, words, "en")],
                }
            );
    }

    private async Task<Guid> Service(Guid unit, string name) =>
        (await site.Get<AddService>().Run(Actor, new ServiceToAdd(unit, name))).Value.ServiceId;
}
