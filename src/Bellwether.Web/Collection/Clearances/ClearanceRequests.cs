using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Web.Api;
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

/// <summary>The rules of asking that the agency lives under.</summary>
/// <param name="Rules">Their name and version.</param>
/// <param name="Today">The agency's local day.</param>
public sealed record RulesReply(string Rules, DateOnly Today);

/// <summary>An open collector that may not ask, and why.</summary>
/// <param name="CollectorId">The collector.</param>
/// <param name="Name">What staff call it.</param>
/// <param name="Rule">The rule it breaks.</param>
/// <param name="Says">What it is and what to do.</param>
public sealed record UncoveredReply(Guid CollectorId, string Name, string Rule, string Says);

/// <summary>A clearance with the wordings that were attested under it and its history.</summary>
/// <param name="Clearance">The clearance.</param>
/// <param name="Attestations">What officers said yes to.</param>
/// <param name="Steps">What was done to it.</param>
public sealed record WholeClearanceReply(
    ClearanceReply Clearance,
    IReadOnlyList<Attestation> Attestations,
    IReadOnlyList<ClearanceStep> Steps
);

/// <summary>The same reads for programs.</summary>
internal static class ClearanceRequests
{
    public static async Task<IResult> List(
        HttpContext http,
        ClearancesWithin clearances,
        string? limit,
        string? cursor,
        CancellationToken cancel
    ) =>
        ApiAnswer.Page(
            http,
            Paging.Of(
                (await clearances.Register(http, cancel)).Clearances.Select(ClearanceReply.Of),
                reply => $"{reply.Clearance.ClearanceId}",
                limit,
                cursor
            )
        );

    public static async Task<IResult> Rules(
        HttpContext http,
        ListClearances listClearances,
        CancellationToken cancel
    )
    {
        var register = await listClearances.Run(http.User.ToActor().AgencyId, cancel);
        return ApiAnswer.Json(http, new RulesReply(register.Rules.Reference, register.Today));
    }

    /// <summary>Those within the key's reach.</summary>
    public static async Task<IResult> Uncovered(
        HttpContext http,
        ClearancesWithin clearances,
        [AsParameters] PageWanted page,
        CancellationToken cancel
    )
    {
        var register = await clearances.Register(http, cancel);
        return ApiAnswer.Page(
            http,
            Paging.Of(
                register.Uncovered.Select(each => new UncoveredReply(
                    each.Collector.CollectorId,
                    each.Collector.Name,
                    each.Why.RuleId,
                    each.Why.Says.In(Language.Current.Code)
                )),
                reply => $"{reply.CollectorId}",
                page.Limit,
                page.Cursor
            )
        );
    }

    public static async Task<IResult> Find(
        HttpContext http,
        ClearancesWithin clearances,
        Guid id,
        CancellationToken cancel
    ) =>
        await clearances.Find(http, id, cancel) is { } whole
            ? ApiAnswer.Json(
                http,
                new WholeClearanceReply(
                    ClearanceReply.Of(whole.Standing),
                    [.. whole.Versions.Select(each => each.Attestation)],
                    [.. whole.Steps]
                )
            )
            : new Refusal(
                "clearance.unknown",
                RefusalKind.NotFound,
                "There is no such clearance in this agency."
            ).ToProblem();
}
