using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bellwether.Web.Tests.Collection;

/// <summary>The public doors on a real port over a real database, with an agency, a service and forms of every template.</summary>
public sealed class PublicSite : IAsyncLifetime
{
    private TestDb database = null!;
    private WebApplication app = null!;

    public HttpClient Client { get; } =
        new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

    public Db Db => database.Db;

    public Agency Agency { get; private set; } = null!;

    public Service Service { get; private set; } = null!;

    public Actor Ana => new(Agency.AgencyId, null, "Ana");

    public string Address { get; private set; } = "";

    /// <summary>What is done when a script asks for it.</summary>
    public Func<Task> Act { get; set; } = () => Task.CompletedTask;

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDb.Open();
        app = Build(database.Db, () => Act());
        await Get<SchemaRunner>().Run();
        await app.StartAsync();
        Address = app.Urls.First();
        Client.BaseAddress = new Uri(Address);
        Agency = (
            await Get<RegisterAgency>()
                .Run(new AgencyToRegister("Department of Civic Services", "DCS") { IsDemo = true })
        ).Value;
        var unit = (
            await Get<AddUnit>()
                .Run(Ana, new UnitToAdd("Bureau of Travel Documents", "BTD", UnitKind.Bureau))
        ).Value;
        Service = (
            await Get<AddService>()
                .Run(
                    Ana,
                    new ServiceToAdd(unit.UnitId, "Renewing a passport")
                    {
                        SpanishName = "Renovar un pasaporte",
                    }
                )
        ).Value;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        await database.DisposeAsync();
    }

    public async Task<InstrumentVersion> Freeze(
        string template,
        Guid? instrumentId = null,
        Func<InstrumentContent, InstrumentContent>? change = null
    )
    {
        var found = ListTemplates.Find(template)!;
        var content = found
            .Fill(found.Slots.ToDictionary(slot => slot.Key, slot => slot.Example), ["en", "es"])
            .Value;
        var frozen = await Get<FreezeVersion>()
            .Run(
                Ana,
                new VersionToFreeze(
                    instrumentId ?? Guid.CreateVersion7(),
                    template,
                    change is null ? content : change(content)
                )
            );
        return frozen.Value;
    }

    public async Task<Collector> OpenCollector(
        InstrumentVersion version,
        Func<CollectorToOpen, CollectorToOpen>? change = null
    )
    {
        var what = new CollectorToOpen(Service.ServiceId, version.VersionId, "Form", "website")
        {
            Contact = "help@dcs.example",
            ClearanceId = await Cover(version),
        };
        return (await Get<OpenCollector>().Run(Ana, change is null ? what : change(what))).Value;
    }

    /// <summary>A clearance under which that version may be asked; without terms, one that needs no number and never ends.</summary>
    public Task<Guid> Cover(InstrumentVersion version, ClearanceTerms? terms = null) =>
        Get<AddClearance>().Cover(Get<AttestVersion>(), version, terms);

    /// <summary>Terms with a number and a last day.</summary>
    public static ClearanceTerms Approved(string number, DateOnly until, double minutes) =>
        new("control_number", $"Approval {number}")
        {
            ControlNumber = number,
            ExpiresOn = until,
            BurdenMinutes = minutes,
        };

    public async Task<Collector> OpenCollector(string template) =>
        await OpenCollector(await Freeze(template));

    /// <summary>A page as a person without script sees it.</summary>
    public async Task<IHtmlDocument> Read(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    public async Task<IHtmlDocument> Open(string path) => await Read(await Client.GetAsync(path));

    /// <summary>Sends the form of a page as a browser without script would, with some fields filled in.</summary>
    public Task<HttpResponseMessage> Send(
        IHtmlDocument page,
        params (string Name, string Value)[] filled
    )
    {
        var form = page.QuerySelector<IHtmlFormElement>("#form")!;
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var field in form.QuerySelectorAll("input, textarea, select"))
        {
            var name = field.GetAttribute("name")!;
            if (filled.Any(given => given.Name == name))
                continue;
            if (field is IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false })
                continue;
            var value =
                field is IHtmlTextAreaElement area ? area.Value
                : field is IHtmlSelectElement list ? list.Value ?? ""
                : field.GetAttribute("value") ?? "";
            fields.Add(new(name, value));
        }
        fields.AddRange(
            filled.Select(given => new KeyValuePair<string, string>(given.Name, given.Value))
        );
        return Client.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(fields));
    }

    public Task<HttpResponseMessage> Post(
        Collector collector,
        object body,
        params (string Name, string Value)[] headers
    )
    {
        var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"/api/v1/collectors/{collector.Key}/responses"
        )
        {
            Content = body is string text
                ? new StringContent(text, System.Text.Encoding.UTF8, "application/json")
                : JsonContent.Create(body),
        };
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return Client.SendAsync(request);
    }

    public static async Task<JsonElement> Json(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    public async Task<long> Counted(Collector collector)
    {
        var cells = await Get<ReadCells>()
            .Run(
                new CellQuery(
                    Agency.AgencyId,
                    [collector.CollectorId],
                    Cube.MonthAll,
                    0,
                    int.MaxValue
                )
            );
        return cells.Sum(cell => CellLayout.Responses(cell.Sums));
    }

    private static WebApplication Build(Db db, Func<Task> act)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder
            .Services.AddSingleton(new IntakeSettings { AnswersPerMinute = 0 })
            .AddEveryRoom(db)
            .AddBellwetherWeb();
        var site = builder.Build();
        site.UseBellwetherWeb();
        site.MapBellwetherWeb();
        // What a script cannot do itself (mend a broken store) it asks for here.
        site.MapPost("/test/act", async () => await act()).AllowAnonymous();
        return site;
    }
}
