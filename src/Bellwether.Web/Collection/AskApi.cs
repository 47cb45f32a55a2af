using Bellwether.Access;
using Bellwether.Collection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Collection;

/// <summary>
/// Where a system of the agency asks whether somebody is to be asked. It needs a key: the answer tells whether a person was
/// asked lately, and each yes counts as an offer, so that a stranger could learn the one and spoil the other.
/// </summary>
internal static class AskApi
{
    public static void MapAsk(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/api/v1/collectors/{key}/ask", Ask)
            .RequirePermission(Permission.ManageCollectors)
            .Produces<PersonAsked>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status410Gone)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithName("AskPerson")
            .WithTags("Collectors")
            .WithSummary(
                "Ask whether somebody is to be asked now: sampling and the quiet period decide, and a yes counts as an offer."
            );

    private static async Task<IResult> Ask(
        string key,
        AskRequest request,
        HttpContext http,
        AskPerson askPerson,
        CancellationToken cancel
    )
    {
        var outcome = await askPerson.Run(
            http.User.ToActor(),
            new PersonToAsk(key, request.Visit ?? "") { PersonKey = request.Person },
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
