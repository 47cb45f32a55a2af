using System.Security.Claims;
using System.Text.Encodings.Web;
using Bellwether.Foundation.Data;
using Bellwether.Testing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bellwether.Web.Tests;

/// <summary>
/// The web on a real port, with an empty database behind it: a header says who is asking, and each room of the menu has a
/// front door, so that pages look as they do in the product.
/// </summary>
public sealed class WebHost : IAsyncLifetime
{
    private TestDb? database;
    private WebApplication? app;

    public HttpClient Client { get; } =
        new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

    public IServiceProvider Services => app!.Services;

    public async ValueTask InitializeAsync()
    {
        database = await TestDb.Open();
        app = Build("http://127.0.0.1:0", database.Db);
        await app.Services.GetRequiredService<SchemaRunner>().Run();
        await app.StartAsync();
        Client.BaseAddress = new Uri(app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (app is not null)
        {
            await app.DisposeAsync();
        }
        if (database is not null)
        {
            await database.DisposeAsync();
        }
    }

    /// <summary>A page as the signed-in Ana Ruiz gets it, or as a stranger does.</summary>
    public async Task<HttpResponseMessage> Get(
        string path,
        bool signedIn = true,
        string? language = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (signedIn)
        {
            request.Headers.Add("X-Test-User", "Ana Ruiz");
        }
        if (language is not null)
        {
            request.Headers.Add("Accept-Language", language);
        }
        return await Client.SendAsync(request);
    }

    private static WebApplication Build(string url, Db db)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.Services.AddEveryRoom(db);
        builder.Services.AddBellwetherWeb(settings =>
        {
            settings.AgencyName = "Department of Civic Works";
            settings.IsDemo = true;
            settings.Version = "0.1.0";
        });
        builder
            .Services.AddAuthentication("test")
            .AddScheme<AuthenticationSchemeOptions, TestScheme>("test", null);
        var web = builder.Build();
        web.UseBellwetherWeb();
        web.MapBellwetherWeb();
        OpenFrontDoors(web);
        web.MapGet(
            "/broken",
            string () => throw new InvalidOperationException("broken on purpose")
        );
        web.MapGet(
                "/broken-door",
                string () => throw new InvalidOperationException("broken on purpose")
            )
            .WithMetadata(StraightDoor.Mark);
        web.MapGet(
            "/api/v1/broken",
            string () => throw new InvalidOperationException("broken on purpose")
        );
        new LivePage().Map(web, () => web.Services.GetRequiredService<AssetFiles>());
        return web;
    }

    // A room without pages of its own yet gets a door, so that the menu is whole.
    private static void OpenFrontDoors(WebApplication web)
    {
        string[] rooms =
        [
            "/",
            "/listen",
            "/understand",
            "/act",
            "/manage",
            "/people",
            "/share",
            "/settings",
        ];
        var open = ((IEndpointRouteBuilder)web)
            .DataSources.SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText?.Trim('/'))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var room in rooms.Where(room => !open.Contains(room)))
        {
            web.MapGet(room, () => Results.Text("room"));
        }
    }

    private sealed class TestScheme(
        IOptionsMonitor<AuthenticationSchemeOptions> options,
        ILoggerFactory logger,
        UrlEncoder encoder
    ) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (!Request.Headers.TryGetValue("X-Test-User", out var name))
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }
            var person = new ClaimsPrincipal(
                new ClaimsIdentity([new Claim(ClaimTypes.Name, name.ToString())], "test")
            );
            return Task.FromResult(
                AuthenticateResult.Success(new AuthenticationTicket(person, "test"))
            );
        }
    }
}
