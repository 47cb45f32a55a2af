using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Organization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Access.ManageAccounts;

/// <summary>Inviting somebody, and handing over their link.</summary>
internal static class InviteRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        ReadUnitTree trees,
        CancellationToken cancel
    )
    {
        var reach = await Reach.Of(http, trees, cancel);
        return Form(reach, new Typed("", "", null, reach.IsWhole ? "agency" : null), null);
    }

    public static async Task<IResult> Post(
        HttpContext http,
        InviteAccount invite,
        ReadUnitTree trees,
        Texts texts,
        [FromForm] string? name,
        [FromForm] string? email,
        [FromForm] Role? role,
        [FromForm] string? unit,
        CancellationToken cancel
    )
    {
        var reach = await Reach.Of(http, trees, cancel);
        var typed = new Typed(name ?? "", email ?? "", role, unit);
        if (reach.Path(unit) is not { } path)
            return Form(reach, typed, RefusalWords.Missing(texts, "unit"));
        var invitation = new Invitation(typed.Email, typed.Name, path, role ?? default);
        var outcome = await invite.Run(http.User.ToActor(), invitation, cancel);
        return outcome.IsDone
            ? Handover(http, typed.Name, outcome.Value.AccountId, outcome.Value.Link)
            : Form(reach, typed, RefusalWords.Translate(texts, outcome.Refusal));
    }

    /// <summary>The page that shows a link, once.</summary>
    public static IResult Handover(HttpContext http, string name, Guid accountId, OneTimeLink link)
    {
        var address =
            $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}{link.Path}";
        return new RazorComponentResult<HandoverPage>(
            new
            {
                Name = name,
                AccountId = accountId,
                Address = address,
                Until = DateOnly.FromDateTime(link.ExpiresAt.UtcDateTime),
            }
        );
    }

    private static RazorComponentResult<InvitePage> Form(
        Reach reach,
        Typed typed,
        Refusal? refusal
    ) =>
        new(
            new
            {
                Reach = reach,
                Typed = typed,
                Refusal = refusal,
            }
        )
        {
            StatusCode = RefusalWords.Status(refusal),
        };
}

/// <summary>What stands in the form of an invitation.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Email">Their address.</param>
/// <param name="Role">Their first role, when one was chosen.</param>
/// <param name="Unit">Where: "agency" or the id of a unit.</param>
public sealed record Typed(string Name, string Email, Role? Role, string? Unit);
