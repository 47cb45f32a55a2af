using Bellwether.Web.Instruments.BrowseInstruments;
using Bellwether.Web.Instruments.PreviewDraft;
using Bellwether.Web.Instruments.ShowInstrument;
using Bellwether.Web.Instruments.ShowVersion;
using Bellwether.Web.Instruments.StartInstrument;
using Bellwether.Web.Instruments.TranslateTexts;
using Bellwether.Web.Instruments.WriteDraft;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Web.Instruments;

/// <summary>The routes of questionnaires: reading, writing, translating, reviewing, publishing.</summary>
internal static class InstrumentsApi
{
    public static void MapInstruments(this IEndpointRouteBuilder routes)
    {
        var read = routes.InstrumentsGroup();
        read.MapGet("/", BrowseRequests.Show);
        read.MapGet("/{id:guid}", InstrumentRequests.Show);
        read.MapGet("/{id:guid}/document.json", InstrumentRequests.Document);
        read.MapGet("/{id:guid}/versions/{number:int}", VersionRequests.Show);
        read.MapGet("/{id:guid}/preview", PreviewRequests.Show);
        read.MapGet("/{id:guid}/preview/frame", PreviewRequests.Frame);

        MapWriting(routes.DraftGroup());
        MapTranslating(routes.DraftGroup());

        var approve = routes.ApproverGroup();
        approve.MapPost("/{id:guid}/approve", ReviewRequests.Approve);
        approve.MapPost("/{id:guid}/return", ReviewRequests.Return);
        approve.MapPost("/{id:guid}/publish", ReviewRequests.Publish);

        var privacy = routes.PrivacyGroup();
        privacy.MapPost("/{id:guid}/approve-privacy", ReviewRequests.ApprovePrivacy);
        privacy.MapPost("/{id:guid}/return-privacy", ReviewRequests.Return);
    }

    /// <summary>Adds what the pages put together from several reads.</summary>
    public static IServiceCollection AddInstrumentPages(this IServiceCollection services) =>
        services
            .AddSingleton<Drafting>()
            .AddSingleton<CountsOfBank>()
            .AddSingleton<DrawPreview>()
            .AddSingleton<FindClearanceGaps>()
            .AddSingleton<ShowReview>();

    private static void MapWriting(RouteGroupBuilder draft)
    {
        draft.MapGet("/start", StartRequests.Templates);
        draft.MapGet("/start/{template}", StartRequests.Show);
        draft.MapPost("/start/{template}", StartRequests.Post);
        draft.MapPost("/import", StartRequests.Import);
        draft.MapPost("/{id:guid}/revise", ReviewRequests.Revise);
        draft.MapPost("/{id:guid}/submit", ReviewRequests.Submit);
        draft.MapPost("/{id:guid}/archive", ReviewRequests.Archive);
        draft.MapPost("/{id:guid}/restore", ReviewRequests.Restore);
        draft.MapGet("/{id:guid}/edit", EditorRequests.Show);
        draft.MapPost("/{id:guid}/edit", EditorRequests.SaveTexts);
        draft.MapPost("/{id:guid}/edit/participation", EditorRequests.SaveParticipation);
        draft.MapPost("/{id:guid}/edit/items", EditorRequests.ChangeItems);
        draft.MapGet("/{id:guid}/edit/add", AddRequests.Show);
        draft.MapPost("/{id:guid}/edit/add", AddRequests.Take);
        draft.MapGet("/{id:guid}/edit/items/{key}", ItemRequests.Show);
        draft.MapPost("/{id:guid}/edit/items/{key}", ItemRequests.Post);
        draft.MapPost("/{id:guid}/edit/items/{key}/preview", ItemRequests.Preview);
        draft.MapPost("/{id:guid}/edit/items/{key}/keep", ItemRequests.Keep);
    }

    private static void MapTranslating(RouteGroupBuilder draft)
    {
        draft.MapGet("/{id:guid}/languages", LanguagesRequests.Show);
        draft.MapPost("/{id:guid}/languages", LanguagesRequests.Choose);
        draft.MapGet("/{id:guid}/languages/{language}", TranslateRequests.Show);
        draft.MapPost("/{id:guid}/languages/{language}", TranslateRequests.Post);
        draft.MapGet("/{id:guid}/languages/{language}/texts.{ending}", TranslateRequests.Export);
        draft.MapPost("/{id:guid}/languages/file", TranslateRequests.Import);
    }
}
