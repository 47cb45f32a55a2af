using System.Collections.Immutable;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Collection.AnswerForm;

/// <summary>Leaving a form and coming back: no cookie, no account, no script. What was typed waits sealed until the person's code opens it.</summary>
internal sealed class ResumeDoor(
    FindCollector findCollector,
    FindVersion findVersion,
    KeepUnfinished keepUnfinished,
    FindUnfinished findUnfinished,
    FormReplies replies,
    RenderPage render,
    Texts texts,
    TimeProvider time
)
{
    /// <summary>Keeps the form as it stands and shows the way back; refused, the form is shown again.</summary>
    public async Task<Refusal?> Keep(HttpContext context, FormTurn turn)
    {
        var (inUse, version, language, fields) = turn;
        var kept = await keepUnfinished.Run(
            inUse,
            new UnfinishedAnswer(
                version.VersionId,
                language.Code,
                fields.Visit.Text,
                FormFields.Write(fields.Pages),
                fields.Answers.ToImmutableSortedDictionary(
                    answer => answer.Key,
                    answer => answer.Value.ToImmutableArray(),
                    StringComparer.Ordinal
                )
            ),
            fields.Resume,
            Visitor.Sender(context),
            context.RequestAborted
        );
        if (!kept.IsDone)
            return kept.Refusal;
        var request = context.Request;
        var html = await render.Run<LaterPage>(
            language.Interface,
            new()
            {
                [nameof(LaterPage.InUse)] = inUse,
                [nameof(LaterPage.Code)] = kept.Value.Code,
                [nameof(LaterPage.Day)] = inUse.Agency.Calendar.LocalDay(kept.Value.ExpiresAt),
                [nameof(LaterPage.Where)] =
                    $"{request.Scheme}://{request.Host}/f/{inUse.Collector.Key}/resume",
                [nameof(LaterPage.Spoken)] = language.Code,
            }
        );
        FormReplies.Begin(context, language, StatusCodes.Status200OK);
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(html, context.RequestAborted);
        return null;
    }

    /// <summary>Shows where a code is typed in.</summary>
    public async Task Ask(string key, HttpContext context)
    {
        if (await findCollector.Run(key, context.RequestAborted) is { } inUse)
            await Ask(context, inUse, null, null);
        else
            await replies.Unknown(context);
    }

    /// <summary>Takes a code that was typed in.</summary>
    public async Task Take(string key, HttpContext context)
    {
        var typed = "";
        if (context.Request.HasFormContentType && context.Request.ContentLength is < 4000)
            typed = (await context.Request.ReadFormAsync(context.RequestAborted))["code"];
        await Open(key, typed ?? "", context);
    }

    /// <summary>Shows the form where it was left.</summary>
    public async Task Open(string key, string code, HttpContext context)
    {
        if (await findCollector.Run(key, context.RequestAborted) is not { } inUse)
        {
            await replies.Unknown(context);
            return;
        }
        var collector = inUse.Collector;
        var day = inUse.Agency.Calendar.LocalDay(time.GetUtcNow());
        var asked = FormLanguage.Choose(context, inUse.Version);
        if (CollectorGate.Check(inUse, day, asked.Code) is { } refusal)
        {
            await replies.Say(context, inUse, refusal);
            return;
        }
        var found = await findUnfinished.Run(
            collector.AgencyId,
            collector.CollectorId,
            code,
            context.RequestAborted
        );
        if (found is null)
            await Ask(context, inUse, code, Spent(asked));
        else
            await Show(context, inUse, found, code);
    }

    private async Task Show(
        HttpContext context,
        CollectorInUse inUse,
        UnfinishedAnswer found,
        string code
    )
    {
        var shown = await findVersion.Run(
            inUse.Agency.AgencyId,
            found.VersionId,
            context.RequestAborted
        );
        var version = shown?.InstrumentId == inUse.Collector.InstrumentId ? shown : inUse.Version;
        var given = found.Answers.ToDictionary(
            answer => answer.Key,
            answer => (IReadOnlyList<string>)answer.Value,
            StringComparer.Ordinal
        );
        var pages = FormFields.ReadPages(found.Shown) ?? [];
        var last = pages.LastOrDefault() ?? [];
        var items = FormFlow.Asked(version, given, last);
        if (items.IsEmpty)
            (items, pages) = (FormFlow.Next(version, given, []), []);
        var language = FormLanguage.Of(found.Language);
        var view = new FormView(
            inUse,
            version,
            Visit.Read(found.Visit, time.GetUtcNow()).Text,
            items,
            pages.IsEmpty ? pages : pages.RemoveAt(pages.Length - 1)
        )
        {
            Code = language.Code,
            Given = given,
            Resume = code,
        };
        await replies.Show(context, view, language);
    }

    private async Task Ask(
        HttpContext context,
        CollectorInUse inUse,
        string? typed,
        Refusal? refusal
    )
    {
        var language = FormLanguage.Choose(context, inUse.Version);
        var html = await render.Run<ResumePage>(
            language.Interface,
            new()
            {
                [nameof(ResumePage.InUse)] = inUse,
                [nameof(ResumePage.Typed)] = typed,
                [nameof(ResumePage.Refusal)] = refusal,
                [nameof(ResumePage.Spoken)] = language.Code,
            }
        );
        FormReplies.Begin(
            context,
            language,
            refusal is null ? StatusCodes.Status200OK : StatusCodes.Status404NotFound
        );
        await context.Response.WriteAsync(html, context.RequestAborted);
    }

    private Refusal Spent(FormLanguage language)
    {
        var message = texts.In(language.Interface, "collection.resume.spent");
        return new Refusal("unfinished.unknown", RefusalKind.NotFound, message)
        {
            Faults = [new Fault("code", message)],
        };
    }
}
