using Bellwether.Access;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Bellwether.Organization;
using Bellwether.Web;
using Bellwether.Web.Improvement;
using Bellwether.Web.Monitoring;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bellwether.Cli;

/// <summary>The web server over an opened database.</summary>
internal static class Host
{
    /// <summary>Builds the server; the schema is brought up to date first.</summary>
    public static async Task<WebApplication> Build(Db db, string urls, CancellationToken cancel)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions
            {
                EnvironmentName = Environments.Production,
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        builder.WebHost.UseKestrelHttpsConfiguration().UseUrls(urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 8 * 1024 * 1024;
        });
        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(Settings.Intake(builder.Configuration));
        builder.Services.AddSingleton(Settings.Publishing(builder.Configuration));
        builder.Services.AddSingleton(Settings.Sources(builder.Configuration));
        builder.Services.AddSingleton(Settings.Notices(builder.Configuration));
        builder.Services.AddBellwether(db).AddBellwetherWeb();
        builder.Services.Configure<AccessSettings>(access =>
        {
            access.SignInTriesPerMinute = Settings.SignInTriesPerMinute(
                builder.Configuration,
                access.SignInTriesPerMinute
            );
            access.KeyRequestsPerMinute = Settings.KeyRequestsPerMinute(
                builder.Configuration,
                access.KeyRequestsPerMinute
            );
        });
        TrustProxies(builder);
        builder.Services.AddHostedService(provider => provider.GetRequiredService<FollowEvents>());
        builder.Services.AddSingleton<KeepWatch>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<KeepWatch>());
        builder.Services.AddHostedService<TendCasesByItself>();
        await Describe(builder.Services, db, cancel);
        return builder.Build().UseAll();
    }

    // Behind a proxy every visitor would otherwise share its address, and its rate limit.
    private static void TrustProxies(WebApplicationBuilder builder)
    {
        var proxies = Settings.TrustedProxies(builder.Configuration);
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            if (proxies.Count > 0)
                forwarded.ForwardedHeaders =
                    ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in proxies)
                forwarded.KnownIPNetworks.Add(proxy);
        });
    }

    private static WebApplication UseAll(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseBellwetherWeb();
        app.MapBellwetherWeb();
        return app;
    }

    // What every page says about the installation is known only from the data.
    private static async Task Describe(IServiceCollection services, Db db, CancellationToken cancel)
    {
        await using var provider = await Composition.Open(db, cancel);
        var agencies = await provider.GetRequiredService<ListAgencies>().Run(cancel);
        services.Configure<WebSettings>(settings =>
        {
            settings.AgencyName = agencies is [var only] ? only.Name : null;
            settings.IsDemo = agencies.Any(agency => agency.IsDemo);
            settings.Version = typeof(Host).Assembly.GetName().Version?.ToString(3);
        });
    }

    /// <summary>Where the started server listens.</summary>
    public static string Address(WebApplication app) =>
        app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First()
            .Replace("[::]", "localhost");

    /// <summary>A one-time link that signs in, for each agency that nobody can administer yet (or for all of them).</summary>
    public static async Task<IReadOnlyList<(string Agency, string Link)>> Links(
        WebApplication app,
        bool always,
        CancellationToken cancel
    )
    {
        var links = new List<(string, string)>();
        foreach (var agency in await app.Services.GetRequiredService<ListAgencies>().Run(cancel))
        {
            if (
                !always
                && !await app
                    .Services.GetRequiredService<CheckFirstRun>()
                    .Run(agency.AgencyId, cancel)
            )
                continue;
            var link = await app
                .Services.GetRequiredService<CreateFirstRunLink>()
                .Run(agency.AgencyId, cancel);
            links.Add((agency.Name, $"{Address(app)}{link.Path}"));
        }
        return links;
    }
}
