using Bellwether.Access;
using Bellwether.Web.Access;
using Bellwether.Web.Api;
using Bellwether.Web.Collection;
using Bellwether.Web.Collection.Clearances;
using Bellwether.Web.Components;
using Bellwether.Web.Errors;
using Bellwether.Web.Help;
using Bellwether.Web.Improvement;
using Bellwether.Web.Improvement.Frontline;
using Bellwether.Web.Instruments;
using Bellwether.Web.Measurement;
using Bellwether.Web.Monitoring;
using Bellwether.Web.Organization;
using Bellwether.Web.Organization.KnowPeople;
using Bellwether.Web.Publishing;
using Bellwether.Web.Responses;
using Bellwether.Web.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Web;

/// <summary>
/// Three calls make a web application out of a host: the registrations, the pipeline, the routes. A folder of pages adds one
/// line to <see cref="MapBellwetherWeb"/> and nothing anywhere else.
/// </summary>
public static class WebSetup
{
    /// <summary>Registers components, texts, assets and settings.</summary>
    public static IServiceCollection AddBellwetherWeb(
        this IServiceCollection services,
        Action<WebSettings>? configure = null
    )
    {
        services.AddRazorComponents();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "bellwether-form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddProblemDetails();
        services.AddAuthentication();
        services.AddAuthorization();
        services.AddOptions<WebSettings>().Configure(settings => configure?.Invoke(settings));
        services.AddSingleton<Texts>();
        services.AddSingleton<AssetFiles>();
        services.AddSingleton<Navigation>();
        services.AddCollectionDoors();
        services.AddInstrumentPages();
        services.AddChannelPages();
        services.AddMeasurementPages().AddThemesPages().AddExplorePages();
        services.AddOrganizationPages();
        services.AddPublishingPages();
        services.AddFrontlinePages();
        services.AddMonitoringPages();
        services.AddImprovementPages();
        services.AddResponsesDoors();
        services.AddPrograms();
        return services;
    }

    /// <summary>
    /// The pipeline, outermost first: route, the public doors, security headers, language, errors in plain words, whether somebody asks too
    /// often, who is asking, what they may do, and whether a form that is posted is one of ours.
    /// </summary>
    public static WebApplication UseBellwetherWeb(this WebApplication app)
    {
        app.UseRouting();
        app.Use(StraightDoor.Run);
        app.Use(SecurityHeaders.Run);
        app.Use(RequestLanguage.Run);
        app.UseErrorPages();
        app.UseBadRequests();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseKeyLimit();
        app.UseAuthorization();
        app.UseAntiforgery();
        return app;
    }

    /// <summary>Every route of the web: assets, language switch, and one line per folder of pages.</summary>
    public static IEndpointRouteBuilder MapBellwetherWeb(this IEndpointRouteBuilder routes)
    {
        routes.ServiceProvider.GetRequiredService<AssetFiles>().Map(routes);
        routes.MapLanguageSwitch();
        routes.MapAccess();
        routes.MapListen();
        routes.MapWords();
        routes.MapChannels();
        routes.MapClearances();
        routes.MapImprovement();
        routes.MapFrontline();
        routes.MapCases();
        routes.MapInstruments();
        routes.MapMeasurement();
        routes.MapThemes();
        routes.MapMonitoring();
        routes.MapIndices();
        routes.MapExplore();
        routes.MapOrganization();
        routes.MapResponses();
        routes.MapPublishing();
        routes.MapSettings();
        routes.MapCollection();
        routes.MapAsk();
        routes.MapRejections();
        routes.MapPrograms();
        routes.MapHelp();
        return routes;
    }
}
