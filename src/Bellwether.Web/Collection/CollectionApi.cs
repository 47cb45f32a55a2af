using Bellwether.Web.Collection.AnswerForm;
using Bellwether.Web.Collection.Clearances;
using Bellwether.Web.Collection.Embed;
using Bellwether.Web.Collection.Kiosk;
using Bellwether.Web.Collection.ReadPrivacy;
using Bellwether.Web.Collection.ReceiveResponse;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Web.Collection;

/// <summary>The doors through which answers come in: the hosted form and the interface for programs.</summary>
internal static class CollectionApi
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    // As https://globalprivacycontrol.org defines it: we honour the signal, and since when this text says so.
    private const string PrivacyControl = "{\"gpc\":true,\"lastUpdate\":\"2026-03-01\"}";

    public static void MapCollection(this IEndpointRouteBuilder routes)
    {
        var doors = routes.PublicDoors();
        // Found when they are first used: a site without the capability still opens its other pages.
        var form = new Lazy<CountedForm>(routes.ServiceProvider.GetRequiredService<CountedForm>);
        var programs = new Lazy<ProgramDoor>(
            routes.ServiceProvider.GetRequiredService<ProgramDoor>
        );
        doors
            .MapMethods(
                "/f/{key}",
                Reading,
                (string key, HttpContext context) => form.Value.Show(key, context)
            )
            .WithMetadata(StraightDoor.Mark)
            .ExcludeFromDescription();
        doors
            .MapPost("/f/{key}", (string key, HttpContext context) => form.Value.Take(key, context))
            .WithMetadata(StraightDoor.Mark)
            .ExcludeFromDescription();
        var resume = new Lazy<ResumeDoor>(routes.ServiceProvider.GetRequiredService<ResumeDoor>);
        doors
            .MapMethods(
                "/f/{key}/resume",
                Reading,
                (string key, HttpContext context) => resume.Value.Ask(key, context)
            )
            .ExcludeFromDescription();
        doors
            .MapPost(
                "/f/{key}/resume",
                (string key, HttpContext context) => resume.Value.Take(key, context)
            )
            .ExcludeFromDescription();
        doors
            .MapMethods(
                "/f/{key}/resume/{code}",
                Reading,
                (string key, string code, HttpContext context) =>
                    resume.Value.Open(key, code, context)
            )
            .ExcludeFromDescription();
        doors.MapOtherDoors();
        doors
            .MapMethods("/f/{key}/privacy", Reading, PrivacyRequests.Show)
            .ExcludeFromDescription();
        doors
            .MapGet("/.well-known/gpc.json", () => Results.Text(PrivacyControl, "application/json"))
            .ExcludeFromDescription();
        doors
            .MapPost(
                "/api/v1/collectors/{key}/responses",
                (string key, HttpContext context) => programs.Value.Take(key, context)
            )
            .WithMetadata(StraightDoor.Mark)
            .Accepts<ResponseRequest>("application/json")
            .Produces<ReceiptReply>(StatusCodes.Status201Created)
            .Produces<ReceiptReply>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status410Gone)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .WithName("RecordResponse")
            .WithTags("Intake")
            .WithSummary(
                "Give an answer. The receipt comes after it is safely stored; a repeat of externalId gets the first one."
            );
    }

    /// <summary>Adds the doors. Call after AddCollection.</summary>
    public static IServiceCollection AddCollectionDoors(this IServiceCollection services) =>
        services
            .AddSingleton<RenderPage>()
            .AddSingleton<PageTemplates>()
            .AddSingleton<FormReplies>()
            .AddSingleton<ResumeDoor>()
            .AddSingleton<VersionsToAttest>()
            .AddSingleton<ClearancesWithin>()
            .AddSingleton<PacketDesk>()
            .AddSingleton<FormDoor>()
            .AddSingleton<CountedForm>()
            .AddSingleton<EmbedDoor>()
            .AddSingleton<KioskDoor>()
            .AddSingleton<ProgramDoor>();
}
