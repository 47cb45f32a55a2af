using Bellwether.Web.Settings.ShowSettings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Settings;

/// <summary>The route of the settings' front door; each capability keeps its own settings below it.</summary>
internal static class SettingsApi
{
    public static void MapSettings(this IEndpointRouteBuilder routes)
    {
        var settings = routes.SettingsGroup();
        settings.MapGet("/", () => new RazorComponentResult<SettingsPage>());
    }
}
