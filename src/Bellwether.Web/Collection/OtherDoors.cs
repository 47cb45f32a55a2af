using Bellwether.Collection;
using Bellwether.Web.Collection.Embed;
using Bellwether.Web.Collection.Kiosk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Web.Collection;

/// <summary>The doors beside the hosted form: other sites, the kiosk, and systems that ask whether somebody is to be asked.</summary>
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
        doors
            .MapPost("/api/v1/collectors/{key}/ask", Ask)
            .Produces<PersonAsked>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status410Gone)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .WithName("AskPerson");
    }

    private static async Task<IResult> Ask(
        string key,
        AskRequest request,
        HttpContext http,
        AskPerson askPerson,
        CancellationToken cancel
    )
    {
        var outcome = await askPerson.Run(
            new PersonToAsk(key, request.Visit ?? "")
            {
                PersonKey = request.Person,
                Sender = Visitor.Sender(http),
            },
            cancel
        );
        return outcome.IsDone
            ? Results.Ok(outcome.Value)
            : outcome.Refusal.ToProblem(IntakeStatus.Of(outcome.Refusal));
    }
}

/// <summary>A question whether somebody is to be asked.</summary>
/// <param name="Visit">The sender's own id of the visit or transaction.</param>
/// <param name="Person">What names the person for the sender; only a keyed fingerprint is kept, and only for the quiet period.</param>
public sealed record AskRequest(string? Visit, string? Person = null);
