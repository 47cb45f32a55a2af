using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Improvement;
using Bellwether.Instruments;
using Bellwether.Measurement;
using Bellwether.Monitoring;
using Bellwether.Organization;
using Bellwether.Publishing;
using Bellwether.Responses;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Web.Tests;

/// <summary>
/// Every capability in one place: the web maps the pages of all of them, so no test host can start without their operations.
/// </summary>
internal static class EveryRoom
{
    public static IServiceCollection AddEveryRoom(
        this IServiceCollection services,
        Db db,
        Action<AccessSettings>? access = null
    ) =>
        services
            .AddFoundation(db)
            .AddAccess(access)
            .AddOrganization()
            .AddInstruments()
            .AddResponses()
            .AddCollection()
            .AddMeasurement()
            .AddMonitoring()
            .AddImprovement()
            .AddPublishing();
}
