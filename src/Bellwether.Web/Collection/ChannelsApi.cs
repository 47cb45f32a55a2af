using Bellwether.Access;
using Bellwether.Web.Collection.BeginAsking;
using Bellwether.Web.Collection.EnterAnswers;
using Bellwether.Web.Collection.ListCollectors;
using Bellwether.Web.Collection.ModerateComments;
using Bellwether.Web.Collection.ReachPeople;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Web.Collection;

/// <summary>The routes by which staff see and change how people reach a form, and type in what came on paper or by phone.</summary>
internal static class ChannelsApi
{
    public static void MapChannels(this IEndpointRouteBuilder routes)
    {
        var see = routes.MapGroup("/listen/collectors");
        see.RequirePermission(Permission.ReadFigures);
        see.MapGet("/{id:guid}", ReachRequests.Show);
        see.MapGet("/{id:guid}/qr.svg", ReachRequests.Qr);
        see.MapGet("/{id:guid}/poster", ReachRequests.Poster);
        see.MapGet("/{id:guid}/paper", ReachRequests.Paper);

        var manage = routes.MapGroup("/listen/collectors");
        manage.RequirePermission(Permission.ManageCollectors).RequireFormToken();
        manage.MapGet("/new", OpenRequests.Show);
        manage.MapPost("/new", OpenRequests.Post);
        manage.MapPost("/{id:guid}/close", ReachRequests.Close);
        manage.MapPost("/{id:guid}/reopen", ReachRequests.Reopen);
        manage.MapGet("/{id:guid}/delivery", DeliveryRequests.Show);
        manage.MapPost("/{id:guid}/delivery", DeliveryRequests.Post);

        var enter = routes.MapGroup("/listen");
        enter.RequirePermission(Permission.EnterAnswers).RequireFormToken();
        enter.MapGet("/collectors/{id:guid}/offers", OffersRequests.Show);
        enter.MapPost("/collectors/{id:guid}/offers", OffersRequests.Post);
        enter.MapGet("/collectors/{id:guid}/phone", PhoneRequests.Show);
        enter.MapPost("/collectors/{id:guid}/phone", PhoneRequests.Post);
        enter.MapPost("/collectors/{id:guid}/phone/declined", PhoneRequests.Declined);
        enter.MapGet("/entry", PileRequests.List);
        enter.MapPost("/entry", PileRequests.Open);
        enter.MapGet("/entry/{id:guid}", SheetRequests.Show);
        enter.MapPost("/entry/{id:guid}", SheetRequests.Post);
        enter.MapPost("/entry/{id:guid}/undo", PileRequests.Undo);
        enter.MapPost("/entry/{id:guid}/close", PileRequests.Close);
        enter.MapGet("/entry/{id:guid}/sheets/{sheet}", SettleRequests.Show);
        enter.MapPost("/entry/{id:guid}/sheets/{sheet}", SettleRequests.Post);
    }

    /// <summary>Adds what the pages are made of.</summary>
    public static IServiceCollection AddChannelPages(this IServiceCollection services) =>
        services
            .AddSingleton<FindReach>()
            .AddSingleton<ReadBrought>()
            .AddSingleton<FindAskedItems>()
            .AddSingleton<ReadFirstSteps>()
            .AddSingleton<ReadWaiting>()
            .AddSingleton<EmbedFile>();
}
