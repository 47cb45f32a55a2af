using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Improvement;
using Bellwether.Responses;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Web;

/// <summary>
/// What belongs to a unit where a person has no right is not there for them: asked of the id in the address before the route
/// runs, for pages and for what they post.
/// </summary>
internal static class WithinReach
{
    /// <summary>The service that an id belongs to; null: to none, so that the route itself says whether it is there.</summary>
    private delegate Task<Guid?> Owner(
        IServiceProvider services,
        Guid agencyId,
        Guid id,
        CancellationToken cancel
    );

    /// <summary>The id is a collector's.</summary>
    public static T OfCollector<T>(this T routes, Permission permission)
        where T : IEndpointConventionBuilder => routes.Within(permission, Collector);

    /// <summary>The id is that of a pile of paper forms.</summary>
    public static T OfPile<T>(this T routes, Permission permission)
        where T : IEndpointConventionBuilder =>
        routes.Within(
            permission,
            async (services, agency, id, cancel) =>
                await services.GetRequiredService<FindPile>().Run(agency, id, cancel) is { } pile
                    ? await Collector(services, agency, pile.CollectorId, cancel)
                    : null
        );

    /// <summary>The id is that of a response that says somebody may be in danger. Drills belong to the whole agency.</summary>
    public static T OfConcern<T>(this T routes, Permission permission)
        where T : IEndpointConventionBuilder =>
        routes.Within(
            permission,
            async (services, agency, id, cancel) =>
                await services.GetRequiredService<FindConcern>().Run(agency, id, cancel)
                    is { IsDrill: false } concern
                    ? await Collector(services, agency, concern.CollectorId, cancel)
                    : null
        );

    /// <summary>The id is that of a quote.</summary>
    public static T OfQuote<T>(this T routes, Permission permission)
        where T : IEndpointConventionBuilder =>
        routes.Within(
            permission,
            async (services, agency, id, cancel) =>
            {
                var collectors = await services
                    .GetRequiredService<ListCollectors>()
                    .Run(agency, null, cancel);
                var quotes = await services
                    .GetRequiredService<ListQuotes>()
                    .Run(agency, [.. collectors.Select(each => each.CollectorId)], false, cancel);
                return quotes.FirstOrDefault(quote => quote.QuoteId == id) is { } found
                    ? await Collector(services, agency, found.CollectorId, cancel)
                    : null;
            }
        );

    /// <summary>The id is that of a change that was made.</summary>
    public static T OfChange<T>(this T routes, Permission permission)
        where T : IEndpointConventionBuilder =>
        routes.Within(
            permission,
            async (services, agency, id, cancel) =>
                (await services.GetRequiredService<ListChanges>().Run(agency, cancel: cancel))
                    .FirstOrDefault(change => change.ChangeId == id)
                    ?.ServiceId
        );

    private static T Within<T>(this T routes, Permission permission, Owner owner)
        where T : IEndpointConventionBuilder =>
        routes.AddEndpointFilter(
            async (context, next) =>
            {
                var http = context.HttpContext;
                if (
                    http.MayI(permission)
                    || !Guid.TryParse($"{http.Request.RouteValues["id"]}", out var id)
                )
                    return await next(context);
                var (services, cancel) = (http.RequestServices, http.RequestAborted);
                var agency = http.User.ToActor().AgencyId;
                if (await owner(services, agency, id, cancel) is not { } service)
                    return await next(context);
                var within = await services
                    .GetRequiredService<Reader>()
                    .Services(http, permission, cancel);
                return within.Any(each => each.ServiceId == service)
                    ? await next(context)
                    : Results.NotFound();
            }
        );

    private static async Task<Guid?> Collector(
        IServiceProvider services,
        Guid agency,
        Guid id,
        CancellationToken cancel
    ) =>
        (await services.GetRequiredService<ListCollectors>().Run(agency, null, cancel))
            .FirstOrDefault(collector => collector.CollectorId == id)
            ?.ServiceId;
}
