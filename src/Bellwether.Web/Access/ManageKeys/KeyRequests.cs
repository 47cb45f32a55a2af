using Bellwether.Access;
using Bellwether.Organization;
using Bellwether.Web.Access.ManageAccounts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Access.ManageKeys;

/// <summary>The keys of programs: which there are, what each may do, and taking one back.</summary>
internal static class KeyRequests
{
    public static async Task<IResult> List(
        HttpContext http,
        ListKeys list,
        ReadUnitTree trees,
        TimeProvider time,
        string? done,
        CancellationToken cancel
    )
    {
        var reach = await Reach.Of(http, trees, cancel, Permission.ManageKeys);
        var keys = await list.Run(http.User.ToActor().AgencyId, cancel);
        return new RazorComponentResult<KeysPage>(
            new
            {
                Keys = keys.Where(key => reach.Covers(key.UnitId)).ToList(),
                Reach = reach,
                Now = time.GetUtcNow(),
                IsRevoked = done == "revoked",
            }
        );
    }

    /// <summary>What would stop working, before it is taken back.</summary>
    public static async Task<IResult> Ask(
        HttpContext http,
        ListKeys list,
        ReadUnitTree trees,
        TimeProvider time,
        Guid id,
        CancellationToken cancel
    )
    {
        var reach = await Reach.Of(http, trees, cancel, Permission.ManageKeys);
        var keys = await list.Run(http.User.ToActor().AgencyId, cancel);
        return keys.FirstOrDefault(key => key.KeyId == id) is { } key && reach.Covers(key.UnitId)
            ? new RazorComponentResult<KeyPage>(
                new
                {
                    Key = key,
                    Reach = reach,
                    Now = time.GetUtcNow(),
                }
            )
            : Results.NotFound();
    }

    public static async Task<IResult> Revoke(
        HttpContext http,
        ListKeys list,
        RevokeKey revoke,
        ReadUnitTree trees,
        Guid id,
        CancellationToken cancel
    )
    {
        var reach = await Reach.Of(http, trees, cancel, Permission.ManageKeys);
        var keys = await list.Run(http.User.ToActor().AgencyId, cancel);
        if (keys.FirstOrDefault(key => key.KeyId == id) is not { } key)
            return Results.NotFound();
        var path = reach.Path(key.UnitId?.ToString() ?? "agency");
        var outcome = await revoke.Run(http.User.ToActor(), id, path ?? [], cancel);
        return outcome.IsDone
            ? Results.LocalRedirect("/settings/keys?done=revoked")
            : Results.StatusCode(outcome.Refusal.Kind.Status());
    }
}
