using Bellwether.Web.Measurement.ShowThemes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Web.Measurement;

/// <summary>The routes of what people write about.</summary>
internal static class ThemesApi
{
    public static void MapThemes(this IEndpointRouteBuilder routes)
    {
        var themes = routes.ThemesGroup();
        themes.MapGet("/", ThemesRequests.List);
        themes.MapGet("/quotes", QuoteRequests.List);
        themes.MapGet("/{theme}", ThemesRequests.Show);

        var coding = routes.CodingGroup();
        coding.MapGet("/comments/{collector:guid}/{place}", CorrectRequests.Show);
        coding.MapPost("/comments/{collector:guid}/{place}", CorrectRequests.Post);
        coding.MapPost("/comments/{collector:guid}/{place}/quote", CorrectRequests.Quote);
        coding.MapPost("/run", ThemesRequests.Run);

        routes.QuotesGroup().MapPost("/{id:guid}", QuoteRequests.Decide);
        routes
            .ThemesApiGroup()
            .MapGet("/themes", ThemesRequests.Json)
            .WithSummary("What people write about, with shares, changes and what is beyond chance.")
            .Produces<ThemesReply>();
    }

    public static IServiceCollection AddThemesPages(this IServiceCollection services) =>
        services.AddSingleton<ThemesDesk>();
}
