using System.Security.Cryptography;
using System.Text;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Testing;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Collection.Tests.Clearances;

/// <summary>Approvals that stood on collectors become clearances, and what was open stays open.</summary>
public sealed class ClearanceMigrationTests : IAsyncLifetime
{
    private const string Mine = "0004_clearances.sql";

    private readonly FakeTime time = new();
    private TestDb database = null!;
    private ServiceProvider provider = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDb.Open();
        provider = CollectionWorld.Provide(database.Db, time, null);
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Approvals_on_collectors_become_clearances_and_their_forms_stay_open()
    {
        await RunSchemaWithoutMine();
        var agency = (await Get<RegisterAgency>().Run(new("Department of Works", "DW"))).Value;
        var ana = new Actor(agency.AgencyId, null, "Ana");
        var unit = (await Get<AddUnit>().Run(ana, new("Roads", "R", UnitKind.Bureau))).Value;
        var service = (
            await Get<AddService>().Run(ana, new ServiceToAdd(unit.UnitId, "Paying a toll"))
        ).Value;
        var content = ListTemplates.Find("open-feedback")!;
        var version = (
            await Get<FreezeVersion>()
                .Run(
                    ana,
                    new VersionToFreeze(
                        Ids.New(time),
                        "Toll",
                        content
                            .Fill(content.Slots.ToDictionary(s => s.Key, s => s.Example), ["en"])
                            .Value
                    )
                )
        ).Value;
        var until = new DateOnly(2026, 12, 31);
        await OldCollector(service, version, "toll-web", "1234-0001", until, 2);
        await OldCollector(service, version, "toll-phone", "1234-0001", until, 2);
        await OldCollector(service, version, "toll-counter", "1234-0002", until, 2);
        await OldCollector(service, version, "toll-imported", null, null, null);

        await Get<SchemaRunner>().Run();

        var register = await Get<ListClearances>().Run(agency.AgencyId);
        Assert.Equal(
            ["1234-0001 2", "1234-0002 1"],
            register
                .Clearances.Select(each =>
                    $"{each.Clearance.ControlNumber} {each.Collectors.Length}"
                )
                .Order(StringComparer.Ordinal)
        );
        Assert.All(
            register.Clearances,
            each =>
            {
                Assert.Equal(until, each.Clearance.ExpiresOn);
                Assert.Equal(2, each.Clearance.BurdenMinutes);
                Assert.Equal(new DateOnly(2026, 3, 3), each.Clearance.AttestedOn);
            }
        );
        var answered = await Get<RecordResponse>()
            .Run(
                new IncomingResponse(
                    "toll-web",
                    new Dictionary<string, IReadOnlyList<string>> { ["comment"] = ["good"] }
                )
            );
        Assert.True(answered.IsDone, answered.Refusal?.Message);
        var imported = await Get<FindCollector>().Run("toll-imported");
        Assert.Null(imported!.Collector.Clearance);
    }

    // The files before mine, as an earlier installation has them.
    private async Task RunSchemaWithoutMine()
    {
        var assembly = typeof(CollectionSetup).Assembly;
        var name = assembly
            .GetManifestResourceNames()
            .Single(each => each.EndsWith(Mine, StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        var sql = await reader.ReadToEndAsync();
        var checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
        await database.Db.Write(tx =>
            tx.Connection!.ExecuteAsync(
                database.Db.Dialect.Expand(
                    """
                    CREATE TABLE foundation_schema (capability TEXT NOT NULL, file TEXT NOT NULL, checksum TEXT NOT NULL,
                        applied_at {instant} NOT NULL, PRIMARY KEY (capability, file));
                    INSERT INTO foundation_schema (capability, file, checksum, applied_at) VALUES ('collection', @Mine, @checksum, 0)
                    """
                ),
                new { Mine, checksum },
                tx
            )
        );
        await Get<SchemaRunner>().Run();
        await database.Db.Write(tx =>
            tx.Connection!.ExecuteAsync(
                "DELETE FROM foundation_schema WHERE capability = 'collection' AND file = @Mine",
                new { Mine },
                tx
            )
        );
    }

    private Task OldCollector(
        Service service,
        InstrumentVersion version,
        string key,
        string? number,
        DateOnly? until,
        double? minutes
    ) =>
        database.Db.Write(tx =>
            tx.Connection!.ExecuteAsync(
                """
                INSERT INTO collection_collector (agency_id, collector_id, service_id, key, name, channel, location, instrument_id,
                    version_id, is_open, control_number, clearance_expires, burden_minutes, contact, opened_at, opened_by)
                VALUES (@AgencyId, @id, @ServiceId, @key, @key, 'website', '', @InstrumentId,
                    @VersionId, @isOpen, @number, @until, @minutes, '', @now, 'Ana')
                """,
                new
                {
                    service.AgencyId,
                    id = Ids.New(time),
                    service.ServiceId,
                    key,
                    version.InstrumentId,
                    version.VersionId,
                    isOpen = number is not null,
                    number,
                    until,
                    minutes,
                    now = time.GetUtcNow(),
                },
                tx
            )
        );

    private T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();
}
