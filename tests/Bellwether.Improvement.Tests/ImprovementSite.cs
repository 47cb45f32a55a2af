using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Improvement.Tests;

/// <summary>An agency with one service, on a real database, at noon of March 1, 2026.</summary>
internal sealed class ImprovementSite : IAsyncDisposable
{
    private TestDb test = null!;
    private ServiceProvider provider = null!;

    public FakeTime Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public Actor Ours { get; } = Actor.System(Ids.New(DateTimeOffset.UnixEpoch));

    public Actor Theirs { get; } = Actor.System(Ids.New(DateTimeOffset.UnixEpoch));

    public Guid Service { get; private set; }

    public async ValueTask Open()
    {
        test = await TestDb.Open();
        provider = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton(
                new SealSettings
                {
                    KeyFile = Path.Combine(
                        Path.GetTempPath(),
                        $"seal-{Ids.New(TimeProvider.System):N}"
                    ),
                }
            )
            .AddFoundation(test.Db)
            .AddOrganization()
            .AddInstruments()
            .AddResponses()
            .AddMeasurement()
            .AddImprovement()
            .BuildServiceProvider();
        await Get<SchemaRunner>().Run();
        foreach (
            var (actor, name, short_) in new[]
            {
                (Ours, "Department of Civic Services", "DCS"),
                (Theirs, "Other Agency", "OA"),
            }
        )
            Assert.True(
                (
                    await Get<RegisterAgency>()
                        .Run(new AgencyToRegister(name, short_) { AgencyId = actor.AgencyId })
                ).IsDone
            );
        var unit = (
            await Get<AddUnit>()
                .Run(Ours, new UnitToAdd("Bureau of Travel Documents", "BTD", UnitKind.Bureau))
        ).Value;
        Service = (
            await Get<AddService>().Run(Ours, new ServiceToAdd(unit.UnitId, "Renewing a passport"))
        )
            .Value
            .ServiceId;
    }

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await test.DisposeAsync();
    }
}
