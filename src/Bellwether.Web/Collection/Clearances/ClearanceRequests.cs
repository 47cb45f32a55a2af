using Bellwether.Access;
using Bellwether.Collection;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Collection.Clearances;

/// <summary>A clearance for programs.</summary>
public sealed record ClearanceReply(
    Clearance Clearance,
    ClearanceState State,
    int? DaysLeft,
    Burden Burden,
    IReadOnlyList<Guid> Collectors,
    IReadOnlyList<string> Warnings
)
{
    internal static ClearanceReply Of(ClearanceStanding standing) =>
        new(
            standing.Clearance,
            standing.State,
            standing.DaysLeft,
            standing.Burden,
            [.. standing.Collectors.Select(collector => collector.CollectorId)],
            [.. standing.Warnings.Select(warning => warning.Says.In(Language.Current.Code))]
        );
}

/// <summary>The same reads for programs.</summary>
internal static class ClearanceRequests
{
    public static async Task<IResult> List(
        HttpContext http,
        ListClearances listClearances,
        CancellationToken cancel
    )
    {
        var register = await listClearances.Run(http.User.ToActor().AgencyId, cancel);
        return Results.Json(
            new
            {
                rules = register.Rules.Reference,
                today = register.Today,
                clearances = register.Clearances.Select(ClearanceReply.Of),
                uncovered = register.Uncovered.Select(each => new
                {
                    each.Collector.CollectorId,
                    each.Collector.Name,
                    rule = each.Why.RuleId,
                    says = each.Why.Says.In(Language.Current.Code),
                }),
            }
        );
    }

    public static async Task<IResult> Find(
        HttpContext http,
        FindClearance findClearance,
        Guid id,
        CancellationToken cancel
    ) =>
        await findClearance.Run(http.User.ToActor().AgencyId, id, cancel) is { } whole
            ? Results.Json(
                new
                {
                    clearance = ClearanceReply.Of(whole.Standing),
                    versions = whole.Versions,
                    steps = whole.Steps,
                }
            )
            : Results.NotFound();
}
