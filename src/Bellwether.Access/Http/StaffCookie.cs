using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Access;

/// <summary>The one cookie of signed-in staff. Public pages neither set nor renew it.</summary>
internal static class StaffCookie
{
    public const string Scheme = "staff";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "bellwether-staff";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.IsEssential = true;
        options.ExpireTimeSpan = Session.LongestIdle;
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "next";
        // Programs come with a key, browsers with the cookie: neither opens the other's door.
        options.ForwardDefaultSelector = http =>
            KeyBearer.IsForPrograms(http.Request) ? KeyBearer.Scheme : null;
        options.Events.OnValidatePrincipal = Validate;
        options.Events.OnCheckSlidingExpiration = Renew;
        options.Events.OnRedirectToLogin = AskToSignIn;
        options.Events.OnRedirectToAccessDenied = context =>
            Say(context, StatusCodes.Status403Forbidden);
    }

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var principal = context.Principal!;
        var open = await services
            .GetRequiredService<FindSession>()
            .Run(
                principal.Id(StaffClaims.Agency),
                principal.Id(StaffClaims.Session),
                context.HttpContext.RequestAborted
            );
        if (open is null)
        {
            context.RejectPrincipal();
            return;
        }
        context.HttpContext.Features.Set(open);
    }

    // The handler renews only in the second half of the time, which would make 15 idle minutes out of 30.
    private static Task Renew(CookieSlidingExpirationContext context)
    {
        context.ShouldRenew =
            context.ElapsedTime > TimeSpan.FromMinutes(1)
            && context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null;
        return Task.CompletedTask;
    }

    // A page leads to the sign-in form and back.
    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        // After signing in, a page is opened again; what was posted is not sent again by itself.
        context.Response.Redirect(
            HttpMethods.IsGet(context.Request.Method)
                ? context.RedirectUri
                : context.Request.PathBase + context.Options.LoginPath
        );
        return Task.CompletedTask;
    }

    private static Task Say(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
