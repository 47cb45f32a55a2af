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
        see.RequirePermission(Permission.ReadFigures).OfCollector(Permission.ReadFigures);
        see.MapGet("/{id:guid}", ReachRequests.Show);
        see.MapGet("/{id:guid}/qr.svg", ReachRequests.Qr);
        see.MapGet("/{id:guid}/poster", ReachRequests.Poster);
        see.MapGet("/{id:guid}/paper", ReachRequests.Paper);

        var manage = routes.MapGroup("/listen/collectors");
        manage
            .RequirePermission(Permission.ManageCollectors)
            .RequireFormToken()
            .OfCollector(Permission.ManageCollectors);
        manage.MapGet("/new", OpenRequests.Show);
        manage.MapPost("/new", OpenRequests.Post);
        manage.MapPost("/{id:guid}/close", ReachRequests.Close);
        manage.MapPost("/{id:guid}/reopen", ReachRequests.Reopen);
        manage.MapGet("/{id:guid}/delivery", DeliveryRequests.Show);
        manage.MapPost("/{id:guid}/delivery", DeliveryRequests.Post);

        var call = routes.MapGroup("/listen/collectors/{id:guid}");
        call.RequirePermission(Permission.EnterAnswers)
            .RequireFormToken()
            .OfCollector(Permission.EnterAnswers);
        call.MapGet("/offers", OffersRequests.Show);
        call.MapPost("/offers", OffersRequests.Post);
        call.MapGet("/phone", PhoneRequests.Show);
        call.MapPost("/phone", PhoneRequests.Post);
        call.MapPost("/phone/declined", PhoneRequests.Declined);

        var enter = routes.MapGroup("/listen/entry");
        enter
            .RequirePermission(Permission.EnterAnswers)
            .RequireFormToken()
            .OfPile(Permission.EnterAnswers);
        enter.MapGet("/", PileRequests.List);
        enter.MapPost("/", PileRequests.Open);
        enter.MapGet("/{id:guid}", SheetRequests.Show);
        enter.MapPost("/{id:guid}", SheetRequests.Post);
        enter.MapPost("/{id:guid}/undo", PileRequests.Undo);
        enter.MapPost("/{id:guid}/close", PileRequests.Close);
        enter.MapGet("/{id:guid}/sheets/{sheet}", SettleRequests.Show);
        enter.MapPost("/{id:guid}/sheets/{sheet}", SettleRequests.Post);
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
