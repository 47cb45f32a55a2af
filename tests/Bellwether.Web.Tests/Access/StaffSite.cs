using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Organization;
using Bellwether.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bellwether.Web.Tests.Access;

/// <summary>The product's own sign-in on a real port: an agency with two bureaus, and another agency next door.</summary>
public sealed class StaffSite : IAsyncLifetime
{
    public const string Password = "seven tall green herons";

    private TestDb? database;
    private WebApplication? app;

    /// <summary>True to answer in this process, without a port: for tests that ask a hundred thousand times.</summary>
    internal bool InProcess { get; init; }

    internal TestServer Server => app!.GetTestServer();

    public Guid Agency { get; private set; }

    public Guid NextDoor { get; private set; }

    public Guid Bureau { get; private set; }

    public Guid Office { get; private set; }

    public Guid Sister { get; private set; }

    public Uri Address => new(app!.Urls.First());

    public IEnumerable<RouteEndpoint> Routes =>
        Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    public T Get<T>()
        where T : notnull => app!.Services.GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDb.Open();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        if (InProcess)
            builder.WebHost.UseTestServer();
        builder.Services.AddSingleton<TimeProvider>(new FakeTime());
        builder.Services.AddEveryRoom(
            database.Db,
            settings =>
            {
                settings.SignInTriesPerMinute = 1000;
                settings.KeyRequestsPerMinute = InProcess ? int.MaxValue : 60_000;
            }
        );
        builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = 10);
        builder.Services.AddBellwetherWeb();
        app = builder.Build();
        app.UseBellwetherWeb();
        app.MapBellwetherWeb();
        await Get<SchemaRunner>().Run();
        Agency = await Register("Department of Civic Works", "DCW");
        NextDoor = await Register("Department of Other Works", "DOW");
        Bureau = await Add("Bureau of Bridges", null);
        Office = await Add("Office of Small Bridges", Bureau);
        Sister = await Add("Bureau of Roads", null);
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await app.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
    }

    /// <summary>A browser that nobody has signed in with.</summary>
    public Visitor Visit() => new(Address);

    /// <summary>A browser in which a new person of the agency is signed in.</summary>
    public async Task<Visitor> Enter(string email, Role role, params Guid[] unitPath)
    {
        var invitation = new Invitation(email, email.Split('@')[0], unitPath, role);
        var invited = await Get<InviteAccount>().Run(Actor.System(Agency), invitation);
        var visitor = Visit();
        var answer = await visitor.Send(invited.Value.Link.Path, ("password", Password));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return visitor;
    }

    /// <summary>A program of the agency with a key of its own.</summary>
    public async Task<Visitor> Program(Permission[] scopes, params Guid[] unitPath)
    {
        var added = await Get<AddKey>()
            .Run(Actor.System(Agency), new KeyToAdd("A test", scopes, unitPath, 30));
        return new Visitor(Address, added.Value.Secret);
    }

    private async Task<Guid> Register(string name, string abbreviation)
    {
        var agency = new AgencyToRegister(name, abbreviation);
        return (await Get<RegisterAgency>().Run(agency)).Value.AgencyId;
    }

    private async Task<Guid> Add(string name, Guid? parent)
    {
        var unit = new UnitToAdd(name, "", UnitKind.Bureau, parent);
        return (await Get<AddUnit>().Run(Actor.System(Agency), unit)).Value.UnitId;
    }
}

/// <summary>A browser without script: keeps cookies, reads pages, sends the forms that stand on them; or a program with a key.</summary>
public sealed class Visitor(Uri address, string? secret = null) : IDisposable
{
    private readonly CookieContainer cookies = new();
    private HttpClient? client;

    internal HttpClient Client =>
        client ??= new(
            new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }
        )
        {
            BaseAddress = address,
            DefaultRequestHeaders =
            {
                Authorization = secret is null ? null : new("Bearer", secret),
            },
        };

    /// <summary>The cookies as a browser sends them.</summary>
    public string Cookie => cookies.GetCookieHeader(address);

    public Task<HttpResponseMessage> Get(string path) => Client.GetAsync(path);

    /// <summary>Sends JSON as a program does.</summary>
    public Task<HttpResponseMessage> SendJson(
        string method,
        string path,
        string json,
        params (string Name, string Value)[] headers
    )
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return Client.SendAsync(request);
    }

    /// <summary>Asks with headers of one's own.</summary>
    public Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return Client.SendAsync(request);
    }

    public async Task<IHtmlDocument> Page(string path) => await Parse(await Get(path));

    public static async Task<IHtmlDocument> Parse(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    /// <summary>Opens the page and posts its form with the fields filled in.</summary>
    public Task<HttpResponseMessage> Send(
        string page,
        params (string Name, string Value)[] fields
    ) => SendTo(page, page, fields);

    /// <summary>Opens one page and posts the form that goes to that address, hidden fields included.</summary>
    public async Task<HttpResponseMessage> SendTo(
        string page,
        string action,
        params (string Name, string Value)[] fields
    )
    {
        var forms = (await Page(page)).Forms.OfType<IHtmlFormElement>();
        // The header shows the way out twice: in the bar and in the menu of a phone.
        var form = forms.First(form =>
            form.GetAttribute("action") == action
            && fields.All(field =>
                form.QuerySelector($"[type=hidden][name='{field.Name}']") is not { } hidden
                || hidden.GetAttribute("value") == field.Value
            )
        );
        // As a browser does: every field that is not a choice is sent, empty ones too.
        var values = form.QuerySelectorAll("input:not([type=radio]):not([type=checkbox])")
            .Select(input =>
                (Name: input.GetAttribute("name")!, Value: input.GetAttribute("value") ?? "")
            )
            .Where(input => fields.All(field => field.Name != input.Name))
            .Concat(fields);
        return await Post(action, [.. values]);
    }

    /// <summary>Posts without having seen any page.</summary>
    public Task<HttpResponseMessage> Post(
        string path,
        params (string Name, string Value)[] fields
    ) =>
        Client.PostAsync(
            path,
            new FormUrlEncodedContent(
                fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
            )
        );

    /// <summary>Posts a form made for files, with no file in it.</summary>
    public async Task<HttpResponseMessage> PostFile(string path)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(""), "nothing");
        return await Client.PostAsync(path, form);
    }

    public void Dispose() => client?.Dispose();
}
