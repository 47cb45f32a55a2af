using Bellwether.Collection;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Collection.AnswerForm;

/// <summary>The hosted form, with its showings and beginnings counted. The intake counts what is submitted.</summary>
internal sealed class CountedForm(FormDoor form, FindCollector findCollector, CountFunnel funnel)
{
    /// <summary>Shows the first page.</summary>
    public async Task Show(string key, HttpContext context)
    {
        await form.Show(key, context);
        if (
            context.Response.StatusCode == StatusCodes.Status200OK
            && HttpMethods.IsGet(context.Request.Method)
            && Passerby.Counts(context)
        )
            await Count(key, context, OfferStep.Shown, null);
    }

    /// <summary>Takes a page of answers.</summary>
    public async Task Take(string key, HttpContext context)
    {
        await form.Take(key, context);
        if (
            context.Request.HasFormContentType
            && context.Response.StatusCode < StatusCodes.Status400BadRequest
            && Passerby.Counts(context)
            && context.Request.Form[FormFields.VisitName].ToString() is { Length: > 0 } visit
        )
            await Count(key, context, OfferStep.Started, visit.Split('-')[0]);
    }

    private async Task Count(string key, HttpContext context, OfferStep step, string? visit)
    {
        if (await findCollector.Run(key, CancellationToken.None) is { } inUse)
            funnel.Run(inUse, Doorway.Of(context).Channel ?? inUse.Collector.Channel, step, visit);
    }
}
