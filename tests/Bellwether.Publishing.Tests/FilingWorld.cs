using System.Text;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Publishing.Tests;

/// <summary>A passport service after the first quarter of fiscal year 2026: a thumbs survey on the web, its volumes, some answers.</summary>
public sealed class FilingWorld : IAsyncDisposable
{
    private readonly TestDb database;
    private readonly ServiceProvider provider;
    private int told;

    private FilingWorld(TestDb database, ServiceProvider provider, FakeTime time)
    {
        this.database = database;
        this.provider = provider;
        Time = time;
    }

    public FakeTime Time { get; }

    public IServiceProvider Provider => provider;

    public Guid Agency { get; private set; }

    public Service Service { get; private set; } = null!;

    public InstrumentVersion Version { get; private set; } = null!;

    public Collector Web { get; private set; } = null!;

    public static Period Quarter { get; } = FiscalCalendar.UsFederal.Quarter(2026, 1);

    public static Period QuarterBefore { get; } = FiscalCalendar.UsFederal.Quarter(2025, 4);

    public FilingQuery Query => new(Agency, Service.ServiceId, Quarter);

    public Actor System => Actor.System(Agency);

    public Actor Ana => new(Agency, new Guid("00000000-0000-0000-0000-00000000000a"), "Ana");

    public Actor Bo => new(Agency, new Guid("00000000-0000-0000-0000-00000000000b"), "Bo");

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    public static async Task<FilingWorld> Open(bool withSurvey = true)
    {
        var time = new FakeTime(new DateTimeOffset(2026, 1, 12, 15, 0, 0, TimeSpan.Zero));
        var opened = await TestDb.Open();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(time)
            .AddFoundation(opened.Db)
            .AddOrganization()
            .AddInstruments()
            .AddResponses()
            .AddCollection()
            .AddMeasurement()
            .AddPublishing()
            .BuildServiceProvider();
        await services.GetRequiredService<SchemaRunner>().Run();
        var world = new FilingWorld(opened, services, time);
        await world.Begin(withSurvey);
        return world;
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await database.DisposeAsync();
    }

    private async Task Begin(bool withSurvey)
    {
        var agency = await Get<RegisterAgency>()
            .Run(new AgencyToRegister("Department of Civic Services", "DCS"));
        Agency = agency.Value.AgencyId;
        var unit = await Get<AddUnit>()
            .Run(System, new UnitToAdd("Bureau of Travel Documents", "BTD", UnitKind.Bureau));
        Service = (
            await Get<AddService>()
                .Run(System, new ServiceToAdd(unit.Value.UnitId, "Renewing a passport"))
        ).Value;
        if (!withSurvey)
            return;
        Version = await Freeze("a11-v2-thumbs");
        Web = await Collector("passport-web", Version);
        await Volumes(Web, 1000, 400);
    }

    public async Task<InstrumentVersion> Freeze(
        string template,
        Func<InstrumentContent, InstrumentContent>? change = null,
        Guid? instrument = null
    )
    {
        var found = ListTemplates.Find(template)!;
        var content = found
            .Fill(found.Slots.ToDictionary(slot => slot.Key, slot => slot.Example), ["en", "es"])
            .Value;
        var frozen = await Get<FreezeVersion>()
            .Run(
                System,
                new VersionToFreeze(
                    instrument ?? Guid.CreateVersion7(),
                    template,
                    change is null ? content : change(content)
                )
            );
        return frozen.Value;
    }

    /// <summary>An open collector whose handling of words is signed, so that its words may be filed.</summary>
    public async Task<Collector> Collector(
        string key,
        InstrumentVersion version,
        string channel = "website",
        bool signWords = true
    )
    {
        var opened = await Get<OpenCollector>()
            .Run(
                System,
                new CollectorToOpen(Service.ServiceId, version.VersionId, key, channel)
                {
                    Key = key,
                    ClearanceId = await Clear(key, version),
                }
            );
        if (!signWords)
            return opened.Value;
        var signed = await Get<ApproveWordPolicy>().Run(System, opened.Value.CollectorId, null);
        Assert.True(signed.IsDone, signed.Refusal?.Message);
        return opened.Value;
    }

    private async Task<Guid> Clear(string key, InstrumentVersion version)
    {
        var officer = new Actor(Agency, null, "Olga, clearance officer");
        var terms = new ClearanceTerms("a11_generic", key)
        {
            ControlNumber = "3090-0325",
            ExpiresOn = new DateOnly(2027, 6, 30),
            BurdenMinutes = 1,
        };
        var kept = await Get<AddClearance>().Run(officer, terms);
        Assert.True(kept.IsDone, kept.Refusal?.Message);
        var id = kept.Value.Clearance.ClearanceId;
        var attested = await Get<AttestVersion>()
            .Run(officer, id, version.VersionId, version.ContentHash);
        Assert.True(attested.IsDone, attested.Refusal?.Message);
        return id;
    }

    public async Task Volumes(Collector collector, long? customers, long? offered)
    {
        var recorded = await Get<RecordVolume>()
            .Run(
                System,
                new VolumeToRecord(
                    Service.ServiceId,
                    collector.Channel,
                    Quarter.First,
                    Quarter.Last,
                    customers,
                    offered,
                    "Counted at the service",
                    $"volume {collector.Key}"
                )
                {
                    ScopeId = collector.CollectorId,
                    Corrects = true,
                }
            );
        Assert.True(recorded.IsDone, recorded.Refusal?.Message);
    }

    /// <summary>One person answers.</summary>
    public async Task Answer(
        string trust,
        string[]? reasons = null,
        string? words = null,
        Disposition disposition = Disposition.Complete,
        DateOnly? day = null,
        Collector? at = null,
        InstrumentVersion? version = null
    )
    {
        var asked = version ?? Version;
        var raw = new Dictionary<string, IReadOnlyList<string>> { ["trust"] = [trust] };
        var item = asked.Items[0].Options.First(option => option.Key == trust).Favourable
            ? "went_well"
            : "went_wrong";
        if (reasons is not null)
            raw[item] = reasons;
        if (words is not null)
            raw["comment"] = [words];
        var sheet = CheckAnswers.Run(asked, raw).Value;
        await Record(at ?? Web, asked, sheet, words, disposition, day);
    }

    /// <summary>Puts an answer sheet into the log as it is, checked or not: what an import of others' data might bring.</summary>
    public async Task Record(
        Collector collector,
        InstrumentVersion version,
        AnswerSheet sheet,
        string? words = null,
        Disposition disposition = Disposition.Complete,
        DateOnly? day = null
    )
    {
        Time.Move(TimeSpan.FromSeconds(1));
        var on = day ?? new DateOnly(2025, 11, 5);
        await Get<RecordResponses>()
            .Run(
                new NewResponse(
                    Ids.New(Time),
                    Agency,
                    collector.CollectorId,
                    version,
                    $"answer {++told}",
                    sheet with
                    {
                        Texts = [],
                    },
                    new Slice(collector.Channel, "en"),
                    on,
                    Period.MonthNumber(FiscalCalendar.UsFederal.QuarterOf(on).First),
                    Time.GetUtcNow(),
                    disposition
                )
                {
                    Comments = words is null
                        ? []
                        : [new NewComment(version.IndexOf("comment"), words, words, "en")],
                }
            );
    }

    public async Task<FilingReport> Report(bool withRows = true) =>
        (await Get<ReadFiling>().Run(Query with { WithRows = withRows })).Value;

    public async Task<(Outcome<ExportedFile> Outcome, string Text)> Export(string? survey = null)
    {
        using var stream = new MemoryStream();
        var outcome = await Get<ExportTrust>().Run(Query, survey, stream);
        return (outcome, Encoding.UTF8.GetString(stream.ToArray()));
    }
}
