using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Collection.Clearances;

/// <summary>A published wording that may be attested.</summary>
public sealed record VersionToAttest(InstrumentVersion Version, string Name, bool IsAttested);

/// <summary>An officer looks at a wording and says yes to exactly that.</summary>
internal static class AttestRequests
{
    public static Task<IResult> Show(
        HttpContext http,
        [FromServices] VersionsToAttest versions,
        FindClearance findClearance,
        Guid id,
        [FromQuery] Guid? version,
        CancellationToken cancel
    ) => Page(http, versions, findClearance, id, version, null, cancel);

    public static async Task<IResult> Post(
        HttpContext http,
        AttestVersion attestVersion,
        [FromServices] VersionsToAttest versions,
        FindClearance findClearance,
        Guid id,
        [FromForm] Guid version,
        [FromForm] string? hash,
        CancellationToken cancel
    )
    {
        var outcome = await attestVersion.Run(
            http.User.ToActor(),
            id,
            version,
            hash ?? "",
            Language.Current.Code,
            cancel
        );
        return outcome.IsDone ? TypedResults.LocalRedirect($"/listen/clearances/{id}?done=attested")
            : outcome.Refusal.Kind == RefusalKind.NotFound ? TypedResults.NotFound()
            : await Page(http, versions, findClearance, id, version, outcome.Refusal, cancel);
    }

    private static async Task<IResult> Page(
        HttpContext http,
        VersionsToAttest versions,
        FindClearance findClearance,
        Guid id,
        Guid? version,
        Refusal? refusal,
        CancellationToken cancel
    )
    {
        var agencyId = http.User.ToActor().AgencyId;
        if (await findClearance.Run(agencyId, id, cancel) is not { } whole)
            return TypedResults.NotFound();
        var all = await versions.Run(agencyId, whole, cancel);
        var chosen = all.FirstOrDefault(each => each.Version.VersionId == version);
        if (version is not null && chosen is null)
            return TypedResults.NotFound();
        return new RazorComponentResult<AttestPage>(
            new
            {
                Whole = whole,
                Versions = all,
                Chosen = chosen,
                Refusal = refusal,
            }
        )
        {
            StatusCode = refusal?.Kind.Status() ?? StatusCodes.Status200OK,
        };
    }
}

/// <summary>The published wordings of an agency, with which of them are attested under a clearance.</summary>
internal sealed class VersionsToAttest(
    ListInstruments listInstruments,
    Bellwether.Collection.ListCollectors listCollectors,
    FindVersion findVersion
)
{
    /// <summary>The current version of each instrument and what collectors ask, by name.</summary>
    public async Task<IReadOnlyList<VersionToAttest>> Run(
        Guid agencyId,
        ClearanceWhole whole,
        CancellationToken cancel
    )
    {
        var instruments = await listInstruments.Run(agencyId, cancel);
        var collectors = await listCollectors.Run(agencyId, null, cancel);
        var names = instruments.ToDictionary(each => each.InstrumentId, each => each.Name);
        var ids = instruments
            .Where(instrument => instrument.ArchivedAt is null)
            .Select(instrument => instrument.CurrentVersionId)
            .OfType<Guid>()
            .Concat(collectors.Where(each => each.IsOpen).Select(each => each.VersionId))
            .Distinct();
        var attested = whole.Versions.Select(each => each.Attestation.VersionId).ToHashSet();
        var all = new List<VersionToAttest>();
        foreach (var id in ids)
            if (await findVersion.Run(agencyId, id, cancel) is { } version)
                all.Add(
                    new(
                        version,
                        names.GetValueOrDefault(version.InstrumentId, version.Title.In("en")),
                        attested.Contains(id)
                    )
                );
        return
        [
            .. all.OrderBy(each => each.IsAttested)
                .ThenBy(each => each.Name, StringComparer.CurrentCultureIgnoreCase)
                .ThenBy(each => each.Version.Number),
        ];
    }
}
