using Bellwether.Monitoring;
using Bellwether.Web.Monitoring.CloseOffice;
using Bellwether.Web.Monitoring.FollowAlert;
using Bellwether.Web.Monitoring.ShowAlerts;
using Bellwether.Web.Monitoring.Subscribe;
using Bellwether.Web.Monitoring.WriteRules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Monitoring;

/// <summary>The routes of what stands out.</summary>
internal static class MonitoringApi
{
    public static void MapMonitoring(this IEndpointRouteBuilder routes)
    {
        var alerts = routes.AlertsGroup();
        alerts.MapGet("/", AlertsRequests.Show);
        alerts.MapGet("/{id:guid}", AlertRequests.Show);

        var handle = routes.HandleAlertsGroup();
        handle.MapPost("/{id:guid}/take", AlertRequests.Take);
        handle.MapPost("/{id:guid}/snooze", AlertRequests.Snooze);
        handle.MapPost("/{id:guid}/judge", AlertRequests.Judge);

        handle.MapGet("/subscriptions", SubscribeRequests.Show);
        handle.MapPost("/subscriptions", SubscribeRequests.Post);
        handle.MapPost("/subscriptions/{id:guid}/remove", SubscribeRequests.Remove);

        handle.MapGet("/rules", RulesRequests.Show);
        handle.MapPost("/rules", RulesRequests.Post);
        handle.MapPost("/rules/{id:guid}/off", RulesRequests.Off);

        handle.MapGet("/closed", ClosedRequests.Show);
        handle.MapPost("/closed", ClosedRequests.Post);
        handle.MapPost("/closed/{id:guid}/remove", ClosedRequests.Remove);

        routes
            .AlertsApiGroup()
            .MapGet("/alerts", AlertsRequests.List)
            .WithSummary("What stands out, what was put off, what it was found to be.")
            .Produces<AlertList>();
        routes
            .AlertsApiGroup()
            .MapGet("/alerts/rules", RulesRequests.List)
            .WithSummary("The rules that people wrote beside the watch over every stream.")
            .Produces<IReadOnlyList<AlertRule>>();
    }
}
