using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Improvement.Centre;

/// <summary>The ballot of agents: the way from a phone to the form of one's own team.</summary>
internal static class BallotRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        Reader reader,
        ListCollectors collectors,
        FindVersion versions,
        CancellationToken cancel
    )
    {
        var agencyId = http.User.ToActor().AgencyId;
        var services = await reader.Services(http, Permission.LogObservations, cancel);
        var found = new List<(Service Service, Collector Collector)>();
        foreach (var collector in await collectors.Run(agencyId, null, cancel))
            if (
                collector is { IsOpen: true, SourceKind: SourceKind.Survey }
                && services.FirstOrDefault(each => each.ServiceId == collector.ServiceId)
                    is { } service
                && await versions.Run(agencyId, collector.VersionId, cancel) is { } version
                && version.IndexOf("most") >= 0
                && version.IndexOf("worst") >= 0
            )
                found.Add((service, collector));
        return found is [var only]
            ? TypedResults.LocalRedirect($"/f/{only.Collector.Key}")
            : new RazorComponentResult<BallotPage>(
                new
                {
                    Ballots = (IReadOnlyList<(string, string)>)
                        [
                            .. found.Select(each =>
                                (
                                    each.Service.NameIn(Language.Current.Code),
                                    $"/f/{each.Collector.Key}"
                                )
                            ),
                        ],
                }
            );
    }
}
