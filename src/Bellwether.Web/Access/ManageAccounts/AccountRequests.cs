using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Organization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Access.ManageAccounts;

/// <summary>Who can come in, and what each may do.</summary>
internal static class AccountRequests
{
    public static async Task<IResult> List(
        HttpContext http,
        ListAccounts list,
        ReadUnitTree trees,
        CancellationToken cancel
    )
    {
        var accounts = await list.Run(http.User.ToActor().AgencyId, cancel);
        var reach = await Reach.Of(http, trees, cancel);
        return new RazorComponentResult<AccountsPage>(new { Accounts = accounts, Reach = reach });
    }

    public static Task<IResult> Show([AsParameters] Desk desk, Guid id, string? done) =>
        Page(desk, id, null, done);

    public static Task<IResult> Grant(
        [AsParameters] Desk desk,
        GrantRole grant,
        Guid id,
        [FromForm] Role? role,
        [FromForm] string? unit
    ) => Change(desk, id, role, unit, on => grant.Run(desk.Actor, on, desk.Cancel), "granted");

    public static Task<IResult> Revoke(
        [AsParameters] Desk desk,
        RevokeRole revoke,
        Guid id,
        [FromForm] Role? role,
        [FromForm] string? unit
    ) => Change(desk, id, role, unit, on => revoke.Run(desk.Actor, on, desk.Cancel), "revoked");

    public static async Task<IResult> Renew([AsParameters] Desk desk, RenewLink renew, Guid id)
    {
        var outcome = await renew.Run(desk.Actor, id, desk.Cancel);
        if (!outcome.IsDone)
            return await Page(desk, id, RefusalWords.Translate(desk.Texts, outcome.Refusal), null);
        var account = await desk.Find.Run(desk.Actor.AgencyId, id, desk.Cancel);
        return InviteRequests.Handover(desk.Http, account!.Name, id, outcome.Value);
    }

    private static async Task<IResult> Change(
        Desk desk,
        Guid id,
        Role? role,
        string? unit,
        Func<RoleOnUnit, Task<Outcome<Nothing>>> change,
        string done
    )
    {
        var reach = await Reach.Of(desk.Http, desk.Trees, desk.Cancel);
        if (role is not { } chosen)
            return await Page(desk, id, RefusalWords.Missing(desk.Texts, "role"), null);
        if (reach.Path(unit) is not { } path)
            return await Page(desk, id, RefusalWords.Missing(desk.Texts, "unit"), null);
        var outcome = await change(new RoleOnUnit(id, path, chosen));
        return outcome.IsDone
            ? Results.LocalRedirect($"/settings/accounts/{id}?done={done}")
            : await Page(desk, id, RefusalWords.Translate(desk.Texts, outcome.Refusal), null);
    }

    private static async Task<IResult> Page(Desk desk, Guid id, Refusal? refusal, string? done)
    {
        var account = await desk.Find.Run(desk.Actor.AgencyId, id, desk.Cancel);
        if (account is null)
            return Results.NotFound();
        return new RazorComponentResult<AccountPage>(
            new
            {
                Account = account,
                Reach = await Reach.Of(desk.Http, desk.Trees, desk.Cancel),
                Refusal = refusal,
                Done = done,
            }
        )
        {
            StatusCode = RefusalWords.Status(refusal),
        };
    }
}

/// <summary>What every request about one account needs.</summary>
internal sealed record Desk(
    HttpContext Http,
    FindAccount Find,
    ReadUnitTree Trees,
    Texts Texts,
    CancellationToken Cancel
)
{
    public Actor Actor => Http.User.ToActor();
}
