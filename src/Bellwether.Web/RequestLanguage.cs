using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web;

/// <summary>
/// Decides the language of a request: what the address asks for, what the signed-in person chose before, what the browser
/// prefers. Public pages look at the address and the browser only, because they neither set nor read a cookie.
/// </summary>
internal static class RequestLanguage
{
    /// <summary>The query word of the address: <c>?lang=es</c>.</summary>
    public const string QueryKey = "lang";

    /// <summary>Remembers the choice on staff pages; set by the language switch, read by nothing else.</summary>
    public const string CookieName = "bellwether-language";

    public static async Task Run(HttpContext context, RequestDelegate next)
    {
        var language = Choose(context);
        CultureInfo.CurrentCulture = language.Culture;
        CultureInfo.CurrentUICulture = language.Culture;
        context.Response.Headers.ContentLanguage = language.Code;
        await next(context);
    }

    public static Language Choose(HttpContext context)
    {
        var isPublic = context.GetEndpoint()?.Metadata.GetMetadata<PublicPage>() is not null;
        return Language.Find(context.Request.Query[QueryKey])
            ?? (isPublic ? null : Language.Find(context.Request.Cookies[CookieName]))
            ?? FromBrowser(context.Request)
            ?? Language.English;
    }

    private static Language? FromBrowser(HttpRequest request) =>
        request
            .GetTypedHeaders()
            .AcceptLanguage.OrderByDescending(accepted => accepted.Quality ?? 1)
            .Select(accepted => Language.Find(accepted.Value.Value))
            .FirstOrDefault(language => language is not null);
}

/// <summary>Marks an endpoint that anyone may open: no cookie is read or set, no script is needed, nothing remembers the visit.</summary>
public sealed class PublicPage;
