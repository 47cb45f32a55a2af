using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Bellwether.Measurement;
using Bellwether.Monitoring;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Improvement.Tests;

public sealed class RecordChangeTests : IAsyncLifetime
{
    private readonly FakeTime time = new();
    private Guid service;
    private readonly Actor ours = Actor.System(Ids.New(DateTimeOffset.UnixEpoch));
    private readonly Actor theirs = Actor.System(Ids.New(DateTimeOffset.UnixEpoch));
    private TestDb test = null!;
    private ServiceProvider provider = null!;

    public async ValueTask InitializeAsync()
    {
        test = await TestDb.Open();
        provider = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(time)
            .AddFoundation(test.Db)
            .AddAccess()
            .AddOrganization()
            .AddInstruments()
            .AddResponses()
            .AddMeasurement()
            .AddMonitoring()
            .AddImprovement()
            .BuildServiceProvider();
        await Get<SchemaRunner>().Run();
        var agency = new AgencyToRegister("Department of Civic Services", "DCS")
        {
            AgencyId = ours.AgencyId,
        };
        Assert.True((await Get<RegisterAgency>().Run(agency)).IsDone);
        var unit = (
            await Get<AddUnit>()
                .Run(ours, new UnitToAdd("Bureau of Travel Documents", "BTD", UnitKind.Bureau))
        ).Value;
        service = (
            await Get<AddService>().Run(ours, new ServiceToAdd(unit.UnitId, "Renewing a passport"))
        )
            .Value
            .ServiceId;
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    [Fact]
    public async Task A_recorded_change_comes_back_and_is_public_only_after_publishing()
    {
        var change = (await Get<RecordChange>().Run(ours, Draft())).Value;

        Assert.Equal([change], await Get<ListChanges>().Run(ours.AgencyId, service));
        Assert.Empty(await Get<ListChanges>().Run(ours.AgencyId, service, publishedOnly: true));

        await Get<PublishChange>().Run(ours, change.ChangeId);

        Assert.Equal(
            change.ChangeId,
            Assert.Single(await Get<ListChanges>().Run(ours.AgencyId, publishedOnly: true)).ChangeId
        );
    }

    [Fact]
    public async Task The_same_request_twice_records_one_change()
    {
        var draft = Draft() with { ChangeId = Ids.New(time) };
        await Get<RecordChange>().Run(ours, draft);
        await Get<RecordChange>().Run(ours, draft);

        Assert.Single(await Get<ListChanges>().Run(ours.AgencyId));
    }

    [Fact]
    public async Task Nothing_of_another_agency_is_seen_or_changed()
    {
        var change = (await Get<RecordChange>().Run(ours, Draft())).Value;

        Assert.Empty(await Get<ListChanges>().Run(theirs.AgencyId, service));
        Assert.Equal(
            RefusalKind.NotFound,
            (await Get<PublishChange>().Run(theirs, change.ChangeId)).Refusal?.Kind
        );
        Assert.Equal(
            RefusalKind.NotFound,
            (await Get<StateEffect>().Run(theirs, change.ChangeId, EffectKind.TooEarly, null))
                .Refusal
                ?.Kind
        );
    }

    [Fact]
    public async Task A_change_in_a_service_of_another_agency_is_refused()
    {
        var refused = await Get<RecordChange>().Run(theirs, Draft());

        Assert.Equal("service", Assert.Single(refused.Refusal!.Faults).Field);
        Assert.Empty(await Get<ListChanges>().Run(theirs.AgencyId));
    }

    [Fact]
    public async Task Every_fault_comes_back_at_once_with_its_field()
    {
        var refused = await Get<RecordChange>()
            .Run(
                ours,
                new NewChange(
                    service,
                    new(" "),
                    new(new string('x', 601)),
                    new DateOnly(2027, 1, 1)
                )
                {
                    EffectKind = EffectKind.Seen,
                }
            );

        Assert.Equal(
            ["heard", "did", "effect", "didOn"],
            refused.Refusal!.Faults.Select(fault => fault.Field)
        );
        Assert.Empty(await Get<ListChanges>().Run(ours.AgencyId));
    }

    [Fact]
    public async Task An_effect_needs_words_and_too_early_drops_them()
    {
        var change = (await Get<RecordChange>().Run(ours, Draft())).Value;

        Assert.False(
            (await Get<StateEffect>().Run(ours, change.ChangeId, EffectKind.NotSeen, null)).IsDone
        );
        await Get<StateEffect>()
            .Run(
                ours,
                change.ChangeId,
                EffectKind.Seen,
                new("Fewer people called.", "Menos llamadas.")
            );
        Assert.Equal(
            "Menos llamadas.",
            Assert.Single(await Get<ListChanges>().Run(ours.AgencyId)).Effect?.In("es")
        );
        await Get<StateEffect>().Run(ours, change.ChangeId, EffectKind.TooEarly, new("ignored"));
        Assert.Null(Assert.Single(await Get<ListChanges>().Run(ours.AgencyId)).Effect);
    }

    private NewChange Draft() =>
        new(
            service,
            new("“No news for weeks.”", "«Semanas sin noticias.»"),
            new("We send a message at every step."),
            new(2026, 2, 1)
        );

    private T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();
}
