using Bellwether.Web.Measurement.AskFigures;
using Bellwether.Web.Measurement.ComparePeriods;
using Bellwether.Web.Measurement.FollowLive;
using Bellwether.Web.Measurement.ShowBenchmarks;
using Bellwether.Web.Measurement.ShowDrivers;
using Bellwether.Web.Measurement.ShowGovernmentWide;
using Bellwether.Web.Measurement.ShowIndices;
using Bellwether.Web.Measurement.ShowMeasures;
using Bellwether.Web.Measurement.ShowNowcast;
using Bellwether.Web.Measurement.ShowQuestions;
using Bellwether.Web.Measurement.ShowService;
using Bellwether.Web.Measurement.ShowToday;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
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
        figures.MapGet("/understand/drivers", ImportanceRequests.List);
        figures.MapGet("/understand/drivers/{slug}", ImportanceRequests.Show);
        figures.MapGet("/understand/nowcast", NowcastRequests.List);
        figures.MapGet("/understand/nowcast/{slug}", NowcastRequests.Show);
        figures.MapGet("/understand/{measure}", MeasureRequests.Show);
        figures.MapGet("/listen/collectors/{id:guid}/figures", QuestionRequests.Show);
        figures.MapGet("/government-wide", GovernmentWideRequests.Show);

        MapFiles(routes.FiguresFilesGroup());

        var api = routes.FiguresApiGroup();
        api.MapGet("/figures", FigureRequests.Json)
            .WithSummary("One figure with its interval, its cautions and how it was computed.")
            .Produces<FigureReply>();
        api.MapGet("/trends", TrendRequests.Json)
            .WithSummary("A measure over time, with every break of its series.")
            .Produces<TrendReply>();
        api.MapGet("/comparisons", ComparisonRequests.Json)
            .WithSummary(
                "Two periods in every honest way: as filed, pooled, by unit, like for like."
            )
            .Produces<ComparisonReply>();
        api.MapGet("/drivers", DriverRequests.Json)
            .WithSummary("What people named as gone well and not gone well.")
            .Produces<DriversReply>();
        api.MapGet("/drivers/importance", ImportanceRequests.Json)
            .WithSummary(
                "What of the experience is linked with an outcome, how strongly, and how well it goes; or why it cannot be told."
            )
            .Produces<ImportanceReply>();
        api.MapGet("/nowcasts", NowcastRequests.Json)
            .WithSummary(
                "Where a service stands today: a periodic survey and the live answers joined, and how much is owed to each."
            )
            .Produces<NowcastReply>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/splits", SplitRequests.Json)
            .WithSummary("Parts against their rest, by channel, language or location.")
            .Produces<SplitReply>();
        api.MapGet("/leagues", LeagueRequests.Json)
            .WithSummary("One measure over all services within reach.")
            .Produces<LeagueReply>();
        api.MapGet("/questions", QuestionRequests.Json)
            .WithSummary(
                "Every question of a form: shares, means, medians, days and places, each with its interval."
            )
            .Produces<QuestionsReply>();
        MapFiles(api);
    }

    // The same files for people, who come with the cookie, and for programs, who come with a key.
    private static void MapFiles(RouteGroupBuilder group)
    {
        group
            .MapGet("/figures.csv", FigureRequests.Csv)
            .WithSummary("The answers behind a figure, as a file.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");
        group
            .MapGet("/trends.csv", TrendRequests.Csv)
            .WithSummary("A trend, as a file.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");
        group
            .MapGet("/comparisons.csv", ComparisonRequests.Csv)
            .WithSummary("A comparison, as a file.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");
        group
            .MapGet("/drivers.csv", DriverRequests.Csv)
            .WithSummary("What people named, as a file.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");
        group
            .MapGet("/drivers/importance.csv", ImportanceRequests.Csv)
            .WithSummary("What is linked with an outcome, as a file.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");
        group
            .MapGet("/splits.csv", SplitRequests.Csv)
            .WithSummary("Parts against their rest, as a file.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");
        group
            .MapGet("/leagues.csv", LeagueRequests.Csv)
            .WithSummary("One measure over all services, as a file.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");
        group
            .MapGet("/questions.csv", QuestionRequests.Csv)
            .WithSummary("Every question of a form, as a file.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");
    }

    public static IServiceCollection AddMeasurementPages(this IServiceCollection services) =>
        services
            .AddSingleton<Scopes>()
            .AddSingleton<FormScopes>()
            .AddSingleton<Reader>()
            .AddSingleton<IndexAsked>()
            .AddSingleton<QuestionsAsked>()
            .AddSingleton<Twins>()
            .AddSingleton<ReadServiceView>()
            .AddSingleton<ReadDriversView>()
            .AddSingleton<ReadToday>()
            .AddSingleton<ReadLive>();
}
