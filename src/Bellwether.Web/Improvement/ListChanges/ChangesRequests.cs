using Bellwether.Access;
using Bellwether.Organization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Improvement.ListChanges;

/// <summary>The changes of the agency, newest first.</summary>
internal static class ChangesRequests
{
    public static async Task<RazorComponentResult<ChangesPage>> Show(
        HttpContext http,
        Bellwether.Improvement.ListChanges listChanges,
        ListServices listServices,
        CancellationToken cancel
    )
    {
        var agencyId = http.User.ToActor().AgencyId;
        var services = await listServices.Run(agencyId, cancel: cancel);
        return new(
            new
            {
                Changes = await listChanges.Run(agencyId, cancel: cancel),
                Services = services.ToDictionary(service => service.ServiceId),
                MayRecord = http.MayAnywhere(Permission.RecordChanges),
            }
        );
    }
}
