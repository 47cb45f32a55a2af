using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Bench;

/// <summary>An agency with one service whose seven-question form is open at a few addresses.</summary>
internal static class IntakeWorld
{
    public const int Collectors = 5;
    private static readonly string[] Channels =
    [
        "website",
        "mobile_app",
        "phone",
        "in_person",
        "email",
    ];

    public static async Task Make(string folder, string? postgres)
    {
        if (postgres is null && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        await using var db = Db.Open(folder, postgres);
        await using var provider = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddLogging()
            .AddFoundation(db)
            .AddOrganization()
            .AddInstruments()
            .AddResponses()
            .AddCollection()
            .BuildServiceProvider();
        await provider.GetRequiredService<SchemaRunner>().Run();
        T Get<T>()
            where T : notnull => provider.GetRequiredService<T>();

        var agency = (await Get<RegisterAgency>().Run(new("Department of Load", "DOL"))).Value;
        var actor = Actor.System(agency.AgencyId);
        var unit = (
            await Get<AddUnit>().Run(actor, new("Bureau of Load", "BOL", UnitKind.Bureau))
        ).Value;
        var service = (
            await Get<AddService>().Run(actor, new(unit.UnitId, "Renewing a passport"))
        ).Value;
        var template = ListTemplates.Find("a11-v1-seven-domain")!;
        var content = template
            .Fill(
                new Dictionary<string, LocalText> { ["service"] = LocalText.Of(unit.Name) },
                ["en", "es"]
            )
            .Value;
        var version = (
            await Get<FreezeVersion>()
                .Run(actor, new(Ids.New(DateTimeOffset.UtcNow), "Load", content))
        ).Value;
        var officer = new Actor(agency.AgencyId, null, "officer");
        var terms = new ClearanceTerms("control_number", "Load")
        {
            ControlNumber = "1234-0001",
            ExpiresOn = DateOnly.FromDateTime(DateTime.UtcNow).AddYears(3),
            BurdenMinutes = 1,
        };
        var clearance = (await Get<AddClearance>().Run(officer, terms)).Value.Clearance.ClearanceId;
        _ = (
            await Get<AttestVersion>()
                .Run(officer, clearance, version.VersionId, version.ContentHash)
        ).Value;
        for (var i = 0; i < Collectors; i++)
            _ = (
                await Get<OpenCollector>()
                    .Run(
                        actor,
                        new CollectorToOpen(
                            service.ServiceId,
                            version.VersionId,
                            $"Load {i}",
                            Channels[i]
                        )
                        {
                            Key = $"bench-{i}",
                            ClearanceId = clearance,
                        }
                    )
            ).Value;
    }
}
