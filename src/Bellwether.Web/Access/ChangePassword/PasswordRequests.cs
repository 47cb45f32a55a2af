using Bellwether.Access;
using Bellwether.Foundation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Access.ChangePassword;

/// <summary>One's own password.</summary>
internal static class PasswordRequests
{
    public static Task<IResult> Show(
        HttpContext http,
        FindAccount find,
        string? done,
        CancellationToken cancel
    ) => Page(http, find, null, done is not null, cancel);

    public static async Task<IResult> Post(
        HttpContext http,
        FindAccount find,
        Bellwether.Access.ChangePassword change,
        Texts texts,
        [FromForm] string? current,
        [FromForm] string? password,
        CancellationToken cancel
    )
    {
        var typed = new PasswordChange(current ?? "", password ?? "");
        var outcome = await change.Run(http.Staff()!.Session, typed, cancel);
        if (!outcome.IsDone)
        {
            var refusal = RefusalWords.Translate(texts, outcome.Refusal);
            return await Page(http, find, refusal, isDone: false, cancel);
        }
        await http.StartSession(outcome.Value);
        return Results.LocalRedirect("/settings/password?done=yes");
    }

    private static async Task<IResult> Page(
        HttpContext http,
        FindAccount find,
        Refusal? refusal,
        bool isDone,
        CancellationToken cancel
    )
    {
        var actor = http.User.ToActor();
        var account = await find.Run(actor.AgencyId, actor.AccountId!.Value, cancel);
        return new RazorComponentResult<PasswordPage>(
            new
            {
                Account = account,
                Refusal = refusal,
                IsDone = isDone,
            }
        )
        {
            StatusCode = RefusalWords.Status(refusal),
        };
    }
}
