using Bellwether.Collection;
using Bellwether.Foundation;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Collection.AnswerForm;

/// <summary>What the doors of the hosted form answer with: a page, a notice, headers that let nobody but the person keep it.</summary>
internal sealed class FormReplies(RenderPage render, PageTemplates pages, Texts texts)
{
    // "no-cache", not "no-store": going back shows the same visit, and sending it again is the same answer.
    public static void Begin(HttpContext context, FormLanguage language, int status)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.ContentLanguage = language.Code;
        if (
            status
            is StatusCodes.Status429TooManyRequests
                or StatusCodes.Status503ServiceUnavailable
        )
            response.Headers.RetryAfter = "60";
    }

    /// <summary>A page of the form for one person.</summary>
    public async Task Show(HttpContext context, FormView view, FormLanguage language)
    {
        var status = view.Refusal is { } refusal
            ? IntakeStatus.Of(refusal)
            : StatusCodes.Status200OK;
        var html = await pages.Render(view, language);
        Begin(context, language, status);
        await context.Response.WriteAsync(html, context.RequestAborted);
    }

    /// <summary>One sentence instead of a form.</summary>
    public async Task Say(HttpContext context, CollectorInUse? inUse, string message, int status)
    {
        var language = inUse is null
            ? FormLanguage.Of(RequestLanguage.Choose(context).Code)
            : FormLanguage.Choose(context, inUse.Version);
        var html = await render.Run<NoticePage>(
            language.Interface,
            new() { [nameof(NoticePage.InUse)] = inUse, [nameof(NoticePage.Message)] = message }
        );
        Begin(context, language, status);
        await context.Response.WriteAsync(html, context.RequestAborted);
    }

    public Task Say(HttpContext context, CollectorInUse inUse, Refusal refusal) =>
        Say(context, inUse, refusal.Message, IntakeStatus.Of(refusal));

    public Task Unknown(HttpContext context) =>
        Say(
            context,
            null,
            texts.In(RequestLanguage.Choose(context), "collection.notice.unknown"),
            StatusCodes.Status404NotFound
        );
}
