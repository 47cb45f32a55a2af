using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web;

/// <summary>A staff form must come from a page of ours.</summary>
internal static class FormToken
{
    /// <summary>Refuses posts without the token that our forms carry, also where the endpoint does not read the form.</summary>
    public static TBuilder RequireFormToken<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoints.WithMetadata(new RequireAntiforgeryTokenAttribute());
        return endpoints.AddEndpointFilter<TBuilder, Filter>();
    }

    private sealed class Filter : IEndpointFilter
    {
        // The middleware has judged by now, but leaves saying no to whoever reads the form.
        public ValueTask<object?> InvokeAsync(
            EndpointFilterInvocationContext context,
            EndpointFilterDelegate next
        ) =>
            context.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false }
                ? ValueTask.FromResult<object?>(Results.StatusCode(StatusCodes.Status400BadRequest))
                : next(context);
    }
}
