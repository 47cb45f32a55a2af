using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Organization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Access.SignIn;

/// <summary>Coming in by address and password, and going out.</summary>
internal static class SignInRequests
{
    public static IResult Show(HttpContext http, string? next) =>
        http.Staff() is null
            ? new RazorComponentResult<SignInPage>(new { Next = Local(next) })
            : Results.LocalRedirect(Local(next));

    public static async Task<IResult> Post(
        HttpContext http,
        SignInWithPassword signIn,
        FindAgency agencies,
        Texts texts,
        [FromForm] string? email,
        [FromForm] string? password,
        [FromForm] Guid? agency,
        [FromForm] string? next,
        CancellationToken cancel
    )
    {
        var typed = new PasswordSignIn(email ?? "", password ?? "", agency);
        var outcome = await signIn.Run(typed, cancel);
        if (!outcome.IsDone)
            return Again(email, next, RefusalWords.Translate(texts, outcome.Refusal), []);
        if (outcome.Value.Session is not { } session)
            return Again(email, next, null, await Names(agencies, outcome.Value.Agencies, cancel));
        await http.StartSession(session);
        return Results.LocalRedirect(Local(next));
    }

    public static async Task<IResult> Leave(
        HttpContext http,
        EndSession end,
        CancellationToken cancel
    )
    {
        if (http.Staff() is { } open)
            await end.Run(open.Session, cancel);
        await http.DropSession();
        return Results.LocalRedirect("/sign-in");
    }

    private static RazorComponentResult<SignInPage> Again(
        string? email,
        string? next,
        Refusal? refusal,
        IReadOnlyList<Agency> agencies
    ) =>
        new(
            new
            {
                Email = email ?? "",
                Next = Local(next),
                Refusal = refusal,
                Agencies = agencies,
            }
        )
        {
            StatusCode = RefusalWords.Status(refusal),
        };

    private static async Task<IReadOnlyList<Agency>> Names(
        FindAgency agencies,
        IReadOnlyList<Guid> ids,
        CancellationToken cancel
    )
    {
        var found = new List<Agency>();
        foreach (var id in ids)
        {
            if (await agencies.Run(id, cancel) is { } agency)
                found.Add(agency);
        }
        return found;
    }

    // Never to another site, and never back to the door.
    private static string Local(string? next) =>
        RedirectHttpResult.IsLocalUrl(next)
        && !next!.StartsWith("/sign-", StringComparison.OrdinalIgnoreCase)
            ? next
            : "/";
}
