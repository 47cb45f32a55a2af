using Bellwether.Access;
using Bellwether.Foundation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Access.RedeemLink;

/// <summary>Coming in by a one-time link. Opening it only looks; the button uses it.</summary>
internal static class LinkRequests
{
    public static async Task<IResult> Show(FindLink find, string token, CancellationToken cancel)
    {
        var found = await find.Run(token, cancel);
        return found.IsDone ? Form(token, found.Value, new LinkAnswer(), null) : Spent();
    }

    public static async Task<IResult> Post(
        HttpContext http,
        FindLink find,
        Bellwether.Access.RedeemLink redeem,
        Texts texts,
        string token,
        [FromForm] string? name,
        [FromForm] string? email,
        [FromForm] string? password,
        CancellationToken cancel
    )
    {
        var answer = new LinkAnswer(name, email, password);
        var outcome = await redeem.Run(token, answer, cancel);
        if (outcome.IsDone)
        {
            await http.StartSession(outcome.Value);
            return Results.LocalRedirect("/");
        }
        var found = await find.Run(token, cancel);
        return found.IsDone
            ? Form(token, found.Value, answer, RefusalWords.Translate(texts, outcome.Refusal))
            : Spent();
    }

    private static RazorComponentResult<LinkPage> Form(
        string token,
        LinkPreview link,
        LinkAnswer answer,
        Refusal? refusal
    ) =>
        new(
            new
            {
                Token = token,
                Link = link,
                Answer = answer,
                Refusal = refusal,
            }
        )
        {
            StatusCode = RefusalWords.Status(refusal),
        };

    private static RazorComponentResult<SpentLinkPage> Spent() =>
        new() { StatusCode = StatusCodes.Status404NotFound };
}
