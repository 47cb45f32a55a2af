using Bellwether.Access;
using Bellwether.Collection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Collection.Clearances;

/// <summary>The rules an agency lives under, to read and to change.</summary>
internal static class RulesRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        FindJurisdiction findJurisdiction,
        ListJurisdictions listJurisdictions,
        [FromQuery] string? done,
        CancellationToken cancel
    )
    {
        var chosen = await findJurisdiction.Run(http.User.ToActor().AgencyId, cancel);
        return new RazorComponentResult<RulesPage>(
            new
            {
                chosen.Rules,
                Packs = listJurisdictions.Run(),
                MayManage = http.MayAnywhere(Permission.ManageClearances),
                Done = done == "chosen",
            }
        );
    }

    public static async Task<IResult> Choose(
        HttpContext http,
        ChooseJurisdiction chooseJurisdiction,
        [FromForm] string? pack,
        CancellationToken cancel
    )
    {
        var outcome = await chooseJurisdiction.Run(http.User.ToActor(), pack ?? "", cancel);
        return outcome.IsDone
            ? TypedResults.LocalRedirect("/listen/clearances/rules?done=chosen")
            : TypedResults.NotFound();
    }
}
