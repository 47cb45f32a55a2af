using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web;

/// <summary>Remembers a staff member's language and goes back to the page they were on.</summary>
internal static class LanguageSwitch
{
    public static void MapLanguageSwitch(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/language/{code}", Run).AllowAnonymous().ExcludeFromDescription();

    /// <summary>The address that switches a staff page to a language and returns to it.</summary>
    public static string Url(Language language, HttpContext? context) =>
        $"/language/{language.Code}?return={Uri.EscapeDataString(Here(context))}";

    private static string Here(HttpContext? context) =>
        context is null ? "/" : context.Request.Path + context.Request.QueryString;

    private static IResult Run(HttpContext context, string code, string? @return)
    {
        if (Language.Find(code) is not { } language)
        {
            return Results.NotFound();
        }
        var choice = new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        };
        context.Response.Cookies.Append(RequestLanguage.CookieName, language.Code, choice);
        return Results.LocalRedirect(IsLocal(@return) ? @return! : "/");
    }

    // "//elsewhere.example" and "/\elsewhere.example" are other sites to a browser.
    private static bool IsLocal(string? address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..];
}
