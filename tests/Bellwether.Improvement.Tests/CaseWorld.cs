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

/// <summary>An agency with one service whose form asks for an e-mail address, and a mail server that takes everything.</summary>
public sealed class CaseWorld : IAsyncDisposable
{
    private readonly TestDb test;
    private readonly ServiceProvider provider;

    private CaseWorld(TestDb test, ServiceProvider provider, FakeTime time)
    {
        this.test = test;
        this.provider = provider;
        Time = time;
    }

    public FakeTime Time { get; }

    public Actor Ours { get; private set; } = null!;

    public Guid Service { get; private set; }

    public InstrumentVersion Version { get; private set; } = null!;

    public Guid Collector { get; } = Guid.Parse("0190c0de-0000-7000-8000-00000000c011");

    public Account Ana { get; private set; } = null!;

    public static async Task<CaseWorld> Open(NoticeSettings? mail = null)
    {
        var opened = await TestDb.Open();
        var time = new FakeTime();
        var built = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(time)
            .AddSingleton(mail ?? new NoticeSettings())
            .AddFoundation(opened.Db)
            .AddAccess()
            .AddOrganization()
            .AddInstruments()
            .AddResponses()
            .AddMeasurement()
            .AddMonitoring()
            .AddImprovement()
            .BuildServiceProvider();
        var world = new CaseWorld(opened, built, time);
        await world.Get<SchemaRunner>().Run();
        await world.Fill();
        return world;
    }

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await test.DisposeAsync();
    }

    public Actor As(Account account) => new(Ours.AgencyId, account.AccountId, account.Name);

    public async Task<Account> Invite(string name, Role role)
    {
        var invited = (
            await Get<InviteAccount>()
                .Run(Ours, new Invitation($"{name}@agency.gov", name, [], role))
        ).Value;
        return (await Get<FindAccount>().Run(Ours.AgencyId, invited.AccountId))!;
    }

    /// <summary>A response with a comment, and with an e-mail address when one is given.</summary>
    public async Task<CommentPlace> Write(string words, string? address)
    {
        var raw = new Dictionary<string, IReadOnlyList<string>> { ["comment"] = [words] };
        if (address is not null)
            raw["email"] = [address];
        var id = Ids.New(Time);
        await Get<RecordResponses>()
            .Run(
                new NewResponse(
                    id,
                    Ours.AgencyId,
                    Collector,
                    Version,
                    id.ToString(),
                    CheckAnswers.Run(Version, raw).Value,
                    new Slice("website", "en"),
                    new DateOnly(2026, 3, 2),
                    Period.MonthNumber(new DateOnly(2026, 3, 2)),
                    null
                )
                {
                    Comments = [new NewComment(0, words, words, "en")],
                }
            );
        return new CommentPlace(new DateOnly(2026, 3, 2), id, 0);
    }

    public async Task<Case> OpenFromComment(string words, string? address) =>
        (
            await Get<OpenCase>()
                .Run(
                    Ours,
                    new CaseToOpen(Service, "No news about the passport", CaseSource.Comment)
                    {
                        SourceKey = (await Write(words, address)).ToString(),
                        CollectorId = Collector,
                    }
                )
        ).Value;

    public async Task<Case> Reread(Case it) =>
        (await Get<FindCase>().Run(Ours.AgencyId, $"{it.CaseId}")).Value.Case;

    public async Task<IReadOnlyList<CaseStepKind>> Steps(Case it) =>
        [
            .. (await Get<FindCase>().Run(Ours.AgencyId, $"{it.CaseId}")).Value.Steps.Select(step =>
                step.Kind
            ),
        ];

    private async Task Fill()
    {
        Ours = Actor.System(Ids.New(Time));
        await Get<RegisterAgency>()
            .Run(
                new AgencyToRegister("Department of Civic Services", "DCS")
                {
                    AgencyId = Ours.AgencyId,
                }
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
        Version = (
            await Get<FreezeVersion>()
                .Run(
                    Ours,
                    new VersionToFreeze(
                        Ids.From(Ours.AgencyId, "form"),
                        "Form",
                        new InstrumentContent(
                            LocalText.Of("Form"),
                            [
                                new Item("comment", ItemKind.Text, LocalText.Of("What happened?")),
                                new Item("email", ItemKind.Email, LocalText.Of("Your e-mail?")),
                            ]
                        )
                    )
                )
        ).Value;
        Ana = await Invite("ana", Role.FormManager);
    }
}
