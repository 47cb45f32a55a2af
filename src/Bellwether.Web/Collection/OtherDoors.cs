using Bellwether.Web.Collection.Embed;
using Bellwether.Web.Collection.Kiosk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Web.Collection;

/// <summary>The doors beside the hosted form: other sites and the kiosk.</summary>
internal static class OtherDoors
{
    public static void MapOtherDoors(this RouteGroupBuilder doors)
    {
        var services = ((IEndpointRouteBuilder)doors).ServiceProvider;
        var embed = new Lazy<EmbedDoor>(services.GetRequiredService<EmbedDoor>);
        var kiosk = new Lazy<KioskDoor>(services.GetRequiredService<KioskDoor>);
        var file = new Lazy<EmbedFile>(services.GetRequiredService<EmbedFile>);
        doors
            .MapGet(EmbedFile.StableAddress, (HttpContext http) => file.Value.Send(http, null))
            .ExcludeFromDescription();
        doors
            .MapGet(
                "/embed/{hash}.js",
                (string hash, HttpContext http) => file.Value.Send(http, hash)
            )
            .ExcludeFromDescription();
        doors
            .MapGet("/embed/{key}", (string key, HttpContext http) => embed.Value.Show(key, http))
            .ExcludeFromDescription();
        doors
            .MapPost("/embed/{key}", (string key, HttpContext http) => embed.Value.Take(key, http))
            .ExcludeFromDescription();
        doors
            .MapGet(
                "/f/{key}/kiosk",
                (string key, HttpContext http) => kiosk.Value.Start(key, http)
            )
            .ExcludeFromDescription();
        doors
            .MapGet(
                "/f/{key}/kiosk/form",
                (string key, HttpContext http) => kiosk.Value.Show(key, http)
            )
            .ExcludeFromDescription();
        doors
            .MapPost(
                "/f/{key}/kiosk/form",
                (string key, HttpContext http) => kiosk.Value.Take(key, http)
            )
            .ExcludeFromDescription();
        doors
            .MapMethods("/api/v1/collectors/{key}/responses", [HttpMethods.Options], Cors.Preflight)
            .ExcludeFromDescription();
    }
}
