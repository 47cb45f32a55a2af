using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Api;

/// <summary>Marks a route that changes what was read: it needs the tag of that in If-Match.</summary>
internal sealed class TagNeeded
{
    public static TagNeeded Mark { get; } = new();
}

/// <summary>Says on a route that it needs If-Match.</summary>
internal static class NeedsTagSetup
{
    public static RouteHandlerBuilder NeedsTag(this RouteHandlerBuilder route) =>
        route
            .WithMetadata(TagNeeded.Mark)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired);
}
