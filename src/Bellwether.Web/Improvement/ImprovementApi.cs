using Bellwether.Access;
using Bellwether.Web.Improvement.ChooseActions;
using Bellwether.Web.Improvement.FollowChange;
using Bellwether.Web.Improvement.KeepLedger;
using Bellwether.Web.Improvement.ListChanges;
using Bellwether.Web.Improvement.RecordChange;
using Bellwether.Web.Improvement.ShowNext;
using Bellwether.Web.Improvement.ShowPublicly;
using Bellwether.Web.Improvement.TellNext;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Improvement;

/// <summary>The routes of what was heard, done and changed.</summary>
internal static class ImprovementApi
{
    public static void MapImprovement(this IEndpointRouteBuilder routes)
    {
        routes.ChangesGroup().MapGet("/", ChangesRequests.Show);

        var record = routes.RecordGroup();
        record.MapGet("/new", RecordRequests.Show);
        record.MapPost("/new", RecordRequests.Post);
        record.MapGet("/{id:guid}", FollowRequests.Show);
        record.MapPost("/{id:guid}", FollowRequests.Post);

        routes.PublishGroup().MapPost("/{id:guid}/publish", FollowRequests.Publish);
        record.MapPost("/{id:guid}/ledger", LedgerRequests.Post);

        var next = routes.ChangesGroup();
        next.MapGet("/library", LibraryRequests.List);
        next.MapGet("/library/{id}", LibraryRequests.Show);
        next.MapGet("/next", NextRequests.List);
        next.MapGet("/next/{slug}", NextRequests.Show);
        routes.WriteNextGroup().MapPost("/{slug}", NextRequests.Write);
        routes.PublishNextGroup().MapPost("/{slug}/publish", NextRequests.Publish);
        routes.TakeStatusesGroup().MapPost("/{slug}/statuses", NextRequests.TakeStatuses);

        var everybody = routes.EverybodyGroup();
        everybody.MapGet("/changed/{agency}", PublicRequests.Show);
        everybody.MapGet("/changed/{agency}/feed.xml", PublicRequests.Feed);
        everybody.MapGet("/changed/{agency}/changes.json", PublicRequests.Json);
        everybody.MapGet("/changed/{agency}/receipt", PublicRequests.Ask);
        everybody.MapPost("/changed/{agency}/receipt", PublicRequests.Answer).RequireSignInLimit();
        everybody.MapGet("/next/{agency}/{service}", NextPublicRequests.Show);
        everybody.MapGet("/status/{agency}", NextPublicRequests.Ask);
        everybody.MapPost("/status/{agency}", NextPublicRequests.Answer).RequireSignInLimit();
    }
}
