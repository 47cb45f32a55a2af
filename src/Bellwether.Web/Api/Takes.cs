using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Api;

/// <summary>What a program sends to a route, with an example that is true.</summary>
/// <param name="Example">A whole request.</param>
internal sealed record BodyExample(object Example);

/// <summary>Says on a route what it takes.</summary>
internal static class TakesBody
{
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder route, T example)
        where T : class =>
        route.Accepts<T>("application/json").WithMetadata(new BodyExample(example));
}
