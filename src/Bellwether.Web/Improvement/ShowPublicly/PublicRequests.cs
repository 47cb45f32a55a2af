using Bellwether.Organization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Improvement.ShowPublicly;

/// <summary>You said, we did: what an agency changed because people told it, for everyone to read.</summary>
internal static class PublicRequests
{
    public static async Task<IResult> Show(
        string agency,
        ListAgencies listAgencies,
        Bellwether.Improvement.ListChanges listChanges,
        ListServices listServices,
        CancellationToken cancel
    )
    {
        var found = (await listAgencies.Run(cancel)).FirstOrDefault(each =>
            each.Abbreviation.Equals(agency, StringComparison.OrdinalIgnoreCase)
        );
        if (found is null)
            return TypedResults.NotFound();
        var services = await listServices.Run(found.AgencyId, cancel: cancel);
        return new RazorComponentResult<PublicPage>(
            new
            {
                Agency = found,
                Changes = await listChanges.Run(
                    found.AgencyId,
                    publishedOnly: true,
                    cancel: cancel
                ),
                Services = services.ToDictionary(service => service.ServiceId),
            }
        );
    }
}
