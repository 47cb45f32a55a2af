using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Bellwether.Web;

/// <summary>
/// What every answer tells the browser: run and fetch nothing that is not ours, frame us nowhere, keep no staff page.
/// An endpoint that must differ (the embed, which other sites load) sets its own header first.
/// </summary>
internal static class SecurityHeaders
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static Task Run(HttpContext context, RequestDelegate next)
    {
        var isPublic = context.GetEndpoint()?.Metadata.GetMetadata<PublicPage>() is not null;
        // An error page starts from cleared headers, so they are written last.
        context.Response.OnStarting(() =>
        {
            Write(context.Response.Headers, isPublic);
            return Task.CompletedTask;
        });
        return next(context);
    }

    internal static void Write(IHeaderDictionary headers, bool isPublic)
    {
        Say(headers, "Content-Security-Policy", ContentSecurityPolicy);
        Say(headers, "X-Content-Type-Options", "nosniff");
        Say(headers, "Referrer-Policy", isPublic ? "no-referrer" : "same-origin");
        Say(
            headers,
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        );
        Say(headers, "Cross-Origin-Opener-Policy", "same-origin");
        Say(headers, "Cross-Origin-Resource-Policy", "same-origin");
        if (!isPublic)
        {
            // A program may keep what it got and ask with its tag whether it still holds.
            headers.CacheControl = StringValues.IsNullOrEmpty(headers.ETag)
                ? "no-store"
                : "private, no-cache";
        }
    }

    private static void Say(IHeaderDictionary headers, string name, string value)
    {
        if (StringValues.IsNullOrEmpty(headers[name]))
        {
            headers[name] = value;
        }
    }
}
