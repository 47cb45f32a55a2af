using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Bellwether.Web.Collection.AnswerForm;

/// <summary>The hosted form: shows it, takes what is posted, and gives the receipt. Nothing that was answered is lost on the way.</summary>
internal sealed partial class FormDoor(
    FindCollector findCollector,
    FindVersion findVersion,
    RecordResponse recordResponse,
    PageTemplates pages,
    RenderPage render,
    Texts texts,
    TimeProvider time,
    ILogger<FormDoor> log
)
{
    /// <summary>A megabyte of words in any script, as browsers write it in a form.</summary>
    private const int LargestForm = 8 * 1024 * 1024;

    private static readonly FormOptions Limits = new() { ValueLengthLimit = LargestForm };

    /// <summary>Shows the first page.</summary>
    public async Task Show(string key, HttpContext context)
    {
        if (await findCollector.Run(key, context.RequestAborted) is not { } inUse)
        {
            await Say(context, null, Unknown(context), StatusCodes.Status404NotFound);
            return;
        }
        var language = Visitor.Choose(context, inUse.Version);
        var now = time.GetUtcNow();
        if (Closed(inUse, now, language) is { } refusal)
        {
            await Say(context, inUse, refusal.Message, IntakeStatus.Of(refusal));
            return;
        }
        var page = await pages.First(inUse, language);
        await Send(context, page, language, now);
    }

    /// <summary>Takes a page of answers: shows the next page, or stores them and gives the receipt.</summary>
    public async Task Take(string key, HttpContext context)
    {
        if (await findCollector.Run(key, context.RequestAborted) is not { } inUse)
        {
            await Say(context, null, Unknown(context), StatusCodes.Status404NotFound);
            return;
        }
        var language = Visitor.Choose(context, inUse.Version);
        if (!context.Request.HasFormContentType)
        {
            await Say(
                context,
                inUse,
                texts.In(language, "collection.notice.not-a-form"),
                StatusCodes.Status415UnsupportedMediaType
            );
            return;
        }
        if (await Read(context) is not { } fields)
        {
            await Say(
                context,
                inUse,
                texts.In(language, "collection.notice.too-long"),
                StatusCodes.Status413PayloadTooLarge
            );
            return;
        }
        var version = await ShownVersion(inUse, fields, context.RequestAborted);
        if (
            fields.Shown is { } shown
            && FormFlow.Next(version, fields.Answers, shown) is { IsEmpty: false } next
        )
        {
            await Turn(context, new Turning(inUse, version, language, fields), shown, next);
            return;
        }
        await Store(context, new Turning(inUse, version, language, fields));
    }

    private async Task Turn(
        HttpContext context,
        Turning turning,
        ImmutableSortedSet<int> shown,
        ImmutableArray<int> next
    )
    {
        var (inUse, version, language, fields) = turning;
        if (FaultsOn(shown, version, fields, language) is { } refusal)
        {
            await Again(context, turning, refusal);
            return;
        }
        var page = await pages.Next(inUse, version, language, next, shown);
        var carried = new StringBuilder();
        foreach (var position in shown)
        {
            var name = version.Items.ElementAtOrDefault(position)?.Key;
            if (name is null || !fields.Answers.TryGetValue(name, out var values))
                continue;
            foreach (var value in values)
                carried
                    .Append("<input type=\"hidden\" name=\"")
                    .Append(HtmlEncoder.Default.Encode(name))
                    .Append("\" value=\"")
                    .Append(HtmlEncoder.Default.Encode(value))
                    .Append("\">");
        }
        Begin(context, language, StatusCodes.Status200OK);
        page.Write(
            context.Response.BodyWriter,
            Encoding.ASCII.GetBytes(fields.Visit.Text),
            Encoding.UTF8.GetBytes(carried.ToString())
        );
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    // Only what was on a page can be mended there.
    private static Refusal? FaultsOn(
        ImmutableSortedSet<int> shown,
        InstrumentVersion version,
        FormFields fields,
        Language language
    )
    {
        var outcome = CheckAnswers.Run(version, fields.Answers, language.Code);
        if (outcome.IsDone)
            return null;
        var faults = outcome
            .Refusal.Faults.Where(fault =>
                shown.Contains(version.IndexOf(fault.Field))
                && !(outcome.Refusal.Code == CheckAnswers.TooLong)
            )
            .ToList();
        return faults.Count == 0 ? null : outcome.Refusal with { Faults = faults };
    }

    private async Task Store(HttpContext context, Turning turning)
    {
        var (inUse, version, language, fields) = turning;
        Outcome<Received> outcome;
        try
        {
            outcome = await recordResponse.Run(
                new IncomingResponse(inUse.Collector.Key, fields.Answers)
                {
                    ExternalId = fields.Visit.Id,
                    VersionId = version.VersionId,
                    Language = language.Code,
                    OptedOut = Visitor.OptedOut(context.Request),
                    Sender = Visitor.Sender(context),
                    Trap = fields.Trap,
                    Seconds = (time.GetUtcNow() - fields.Visit.ShownAt)?.TotalSeconds,
                    Door = "form",
                },
                context.RequestAborted
            );
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            CouldNotStore(error, inUse.Collector.CollectorId);
            await Again(context, turning, Busy(language));
            return;
        }
        if (!outcome.IsDone)
        {
            await Refuse(context, turning, outcome.Refusal);
            return;
        }
        var cut = !outcome.Value.CutItems.IsEmpty;
        var page = await pages.Thanks(inUse, version, language, cut);
        Begin(context, language, StatusCodes.Status200OK);
        context.Response.ContentLength = page.Length + outcome.Value.Receipt.Code.Length;
        page.Write(
            context.Response.BodyWriter,
            Encoding.ASCII.GetBytes(outcome.Value.Receipt.Code)
        );
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private Task Refuse(HttpContext context, Turning turning, Refusal refusal) =>
        IntakeStatus.Of(refusal) is StatusCodes.Status410Gone
        || refusal.Code == CollectorGate.NotOpenYet
            ? Say(context, turning.InUse, refusal.Message, IntakeStatus.Of(refusal))
            : Again(context, turning, refusal);

    // The same page with what was answered and what to mend.
    private async Task Again(HttpContext context, Turning turning, Refusal refusal)
    {
        var (inUse, version, language, fields) = turning;
        var items = fields.Shown is { } shown
            ? [.. shown.Where(position => position < version.Items.Length)]
            : FormFlow.Asked(version, fields.Answers);
        var view = new FormView(
            inUse,
            version,
            fields.Visit.Text,
            items,
            fields.Shown is null ? null : []
        )
        {
            Given = fields.Answers,
            Refusal = refusal,
        };
        var html = await pages.Render(view, language);
        var status = IntakeStatus.Of(refusal);
        Begin(context, language, status);
        if (
            status
            is StatusCodes.Status429TooManyRequests
                or StatusCodes.Status503ServiceUnavailable
        )
            context.Response.Headers.RetryAfter = "60";
        await context.Response.WriteAsync(html, context.RequestAborted);
    }

    private async Task<FormFields?> Read(HttpContext context)
    {
        if (context.Request.ContentLength > LargestForm)
            return null;
        try
        {
            var form = await context.Request.ReadFormAsync(Limits, context.RequestAborted);
            return FormFields.Read(form, time.GetUtcNow());
        }
        catch (Exception error) when (error is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    private async ValueTask<InstrumentVersion> ShownVersion(
        CollectorInUse inUse,
        FormFields fields,
        CancellationToken cancel
    )
    {
        if (fields.Version is not { } id || id == inUse.Version.VersionId)
            return inUse.Version;
        var shown = await findVersion.Run(inUse.Agency.AgencyId, id, cancel);
        return shown?.InstrumentId == inUse.Collector.InstrumentId ? shown : inUse.Version;
    }

    private static Refusal? Closed(CollectorInUse inUse, DateTimeOffset now, Language language) =>
        CollectorGate.Check(inUse.Collector, inUse.Agency.Calendar.LocalDay(now), language.Code);

    private static async Task Send(
        HttpContext context,
        PageTemplate page,
        Language language,
        DateTimeOffset now
    )
    {
        Begin(context, language, StatusCodes.Status200OK);
        Span<byte> visit = stackalloc byte[Visit.LongestText];
        var length = Visit.New(now, visit);
        context.Response.ContentLength = page.Length + length;
        page.Write(context.Response.BodyWriter, visit[..length]);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private async Task Say(HttpContext context, CollectorInUse? inUse, string message, int status)
    {
        var language = inUse is null
            ? RequestLanguage.Choose(context)
            : Visitor.Choose(context, inUse.Version);
        var html = await render.Run<NoticePage>(
            language,
            new() { [nameof(NoticePage.InUse)] = inUse, [nameof(NoticePage.Message)] = message }
        );
        Begin(context, language, status);
        await context.Response.WriteAsync(html, context.RequestAborted);
    }

    // "no-cache", not "no-store": going back shows the same visit, and sending it again is the same answer.
    private static void Begin(HttpContext context, Language language, int status)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.ContentLanguage = language.Code;
    }

    private string Unknown(HttpContext context) =>
        texts.In(RequestLanguage.Choose(context), "collection.notice.unknown");

    private Refusal Busy(Language language) =>
        new Refusal(
            "intake.busy",
            RefusalKind.Conflict,
            texts.In(language, "collection.notice.busy")
        );

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "RecordResponse could not store an answer to collector {CollectorId}; the form was shown again."
    )]
    private partial void CouldNotStore(Exception error, Guid collectorId);

    private sealed record Turning(
        CollectorInUse InUse,
        InstrumentVersion Version,
        Language Language,
        FormFields Fields
    );
}
