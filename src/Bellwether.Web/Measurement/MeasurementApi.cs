using Bellwether.Web.Measurement.AskFigures;
using Bellwether.Web.Measurement.ComparePeriods;
using Bellwether.Web.Measurement.FollowLive;
using Bellwether.Web.Measurement.ShowGovernmentWide;
using Bellwether.Web.Measurement.ShowIndices;
using Bellwether.Web.Measurement.ShowMeasures;
using Bellwether.Web.Measurement.ShowService;
using Bellwether.Web.Measurement.ShowToday;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Web.Measurement;

/// <summary>The routes of figures: pages, files behind them, and the same reads for programs.</summary>
internal static class MeasurementApi
{
    public static void MapMeasurement(this IEndpointRouteBuilder routes)
    {
        var figures = routes.FiguresGroup();
        figures.MapGet("/", TodayRequests.Show);
        figures.MapGet("/services/{slug}", ServiceRequests.Show);
        figures.MapGet("/services/{slug}/live", LiveRequests.Follow);
        figures.MapGet("/understand", MeasureRequests.List);
        figures.MapGet("/understand/compare", CompareRequests.Show);
        figures.MapGet("/understand/{measure}", MeasureRequests.Show);
        figures.MapGet("/government-wide", GovernmentWideRequests.Show);

        MapFiles(routes.FiguresFilesGroup());

        var api = routes.FiguresApiGroup();
        api.MapGet("/figures", FigureRequests.Json);
        api.MapGet("/trends", TrendRequests.Json);
        api.MapGet("/comparisons", ComparisonRequests.Json);
        api.MapGet("/drivers", DriverRequests.Json);
        api.MapGet("/splits", SplitRequests.Json);
        api.MapGet("/leagues", LeagueRequests.Json);
        MapFiles(api);
    }

    // The same files for people, who come with the cookie, and for programs, who come with a key.
    private static void MapFiles(RouteGroupBuilder group)
    {
        group.MapGet("/figures.csv", FigureRequests.Csv);
        group.MapGet("/trends.csv", TrendRequests.Csv);
        group.MapGet("/comparisons.csv", ComparisonRequests.Csv);
        group.MapGet("/drivers.csv", DriverRequests.Csv);
        group.MapGet("/splits.csv", SplitRequests.Csv);
        group.MapGet("/leagues.csv", LeagueRequests.Csv);
    }

    public static IServiceCollection AddMeasurementPages(this IServiceCollection services) =>
        services
            .AddSingleton<Scopes>()
            .AddSingleton<Reader>()
            .AddSingleton<IndexAsked>()
            .AddSingleton<ReadServiceView>()
            .AddSingleton<ReadToday>()
            .AddSingleton<ReadLive>();
}
