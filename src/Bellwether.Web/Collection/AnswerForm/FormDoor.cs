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
    CheckQuotas checkQuotas,
    RecordResponse recordResponse,
    ForgetUnfinished forgetUnfinished,
    ResumeDoor resume,
    PageTemplates pages,
    FormReplies replies,
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
            await replies.Unknown(context);
            return;
        }
        var language = FormLanguage.Choose(context, inUse.Version);
        var now = time.GetUtcNow();
        var day = inUse.Agency.Calendar.LocalDay(now);
        var refusal =
            CollectorGate.Check(inUse, day, language.Code)
            ?? await checkQuotas.Run(inUse, language.Code, context.RequestAborted);
        if (refusal is not null)
            await replies.Say(context, inUse, refusal);
        else if (AddressAnswers.Read(context.Request, inUse.Version) is { } given)
            await ShowOwn(context, inUse, language, given);
        else
            await Send(context, await pages.First(inUse, language), language, now);
    }

    /// <summary>Takes a page of answers: shows the next page, or stores them and gives the receipt.</summary>
    public async Task Take(string key, HttpContext context)
    {
        if (await findCollector.Run(key, context.RequestAborted) is not { } inUse)
        {
            await replies.Unknown(context);
            return;
        }
        var language = FormLanguage.Choose(context, inUse.Version);
        if (!context.Request.HasFormContentType)
            await replies.Say(
                context,
                inUse,
                texts.In(language.Interface, "collection.notice.not-a-form"),
                StatusCodes.Status415UnsupportedMediaType
            );
        else if (await Read(context) is not { } fields)
            await replies.Say(
                context,
                inUse,
                texts.In(language.Interface, "collection.notice.too-long"),
                StatusCodes.Status413PayloadTooLarge
            );
        else
            await Step(
                context,
                new FormTurn(
                    inUse,
                    await ShownVersion(inUse, fields, context.RequestAborted),
                    language,
                    fields
                )
            );
    }

    private async Task Step(HttpContext context, FormTurn turn)
    {
        var (_, version, _, fields) = turn;
        if (fields is { Step: FormStep.Back, Pages.Length: > 1 })
            await Back(context, turn, fields.Pages.Value);
        else if (fields.Step == FormStep.Later)
        {
            if (await resume.Keep(context, turn) is { } refusal)
                await Again(context, turn, refusal);
        }
        else if (
            fields.Step == FormStep.Next
            && fields.Shown is { } shown
            && FormFlow.Next(version, fields.Answers, shown) is { IsEmpty: false } next
        )
            await Turn(context, turn, next);
        else
            await Store(context, turn);
    }

    private Task Back(
        HttpContext context,
        FormTurn turn,
        ImmutableArray<ImmutableSortedSet<int>> shown
    )
    {
        var before = shown.RemoveRange(shown.Length - 2, 2);
        var items = FormFlow.Asked(turn.Version, turn.Fields.Answers, shown[^2]);
        return replies.Show(context, turn.View(items, before), turn.Language);
    }

    private async Task Turn(HttpContext context, FormTurn turn, ImmutableArray<int> next)
    {
        var (_, version, language, fields) = turn;
        if (FaultsOn(fields.Shown!, version, fields, language) is { } refusal)
        {
            await Again(context, turn, refusal);
            return;
        }
        var view = turn.View(next, fields.Pages);
        if (IsOwn(view))
        {
            await replies.Show(context, view, language);
            return;
        }
        var page = await pages.Next(view, language);
        var carried = new StringBuilder();
        foreach (var (name, value) in view.Carried)
            carried
                .Append("<input type=\"hidden\" name=\"")
                .Append(HtmlEncoder.Default.Encode(name))
                .Append("\" value=\"")
                .Append(HtmlEncoder.Default.Encode(value))
                .Append("\">");
        FormReplies.Begin(context, language, StatusCodes.Status200OK);
        page.Write(
            context.Response.BodyWriter,
            Encoding.ASCII.GetBytes(fields.Visit.Text),
            Encoding.UTF8.GetBytes(carried.ToString())
        );
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    // A page is made once for all unless something on it is this person's: an order, an earlier answer, a code.
    private static bool IsOwn(FormView view)
    {
        var plan = PagePlan.Of(view.Version);
        return plan.IsForEachVisit
            || view.Resume is not null
            || plan.Gates.Any(gate =>
                !view.Version.Items[gate].HasOptions
                && view.Given.ContainsKey(view.Version.Items[gate].Key)
            )
            || view.OnPage.Any(position =>
                plan.Repeats(position)
                || view.Given.ContainsKey(view.Version.Items[position].Key)
                || view.Given.ContainsKey(view.Version.Items[position].WordsKey)
            );
    }

    // Only what was on a page can be mended there.
    private static Refusal? FaultsOn(
        ImmutableSortedSet<int> shown,
        InstrumentVersion version,
        FormFields fields,
        FormLanguage language
    )
    {
        var outcome = CheckAnswers.Run(version, fields.Answers, language.Code);
        if (outcome.IsDone)
            return null;
        var faults = outcome
            .Refusal.Faults.Where(fault =>
                shown.Contains(PositionOf(version, fault.Field))
                && !(outcome.Refusal.Code == CheckAnswers.TooLong)
            )
            .ToList();
        return faults.Count == 0 ? null : outcome.Refusal with { Faults = faults };
    }

    private static int PositionOf(InstrumentVersion version, string field) =>
        version.IndexOf(
            field.EndsWith(Item.WordsSuffix, StringComparison.Ordinal)
                ? field[..^Item.WordsSuffix.Length]
                : field
        );

    private async Task Store(HttpContext context, FormTurn turn)
    {
        var (inUse, version, language, fields) = turn;
        Outcome<Received> outcome;
        try
        {
            outcome = await recordResponse.Run(
                Doorway.Of(context).Complete(context, Incoming(context, turn), fields.Visit.Text),
                context.RequestAborted
            );
            if (outcome.IsDone && fields.Resume is not null)
                await forgetUnfinished.Run(inUse, fields.Resume);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            CouldNotStore(error, inUse.Collector.CollectorId);
            await Again(context, turn, Busy(language.Interface));
            return;
        }
        if (!outcome.IsDone)
        {
            await Refuse(context, turn, outcome.Refusal);
            return;
        }
        var code = outcome.Value.Receipt.Code;
        var page = await pages.Thanks(inUse, version, language, outcome.Value);
        FormReplies.Begin(context, language, StatusCodes.Status200OK);
        context.Response.ContentLength = page.Length + code.Length;
        page.Write(context.Response.BodyWriter, Encoding.ASCII.GetBytes(code));
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private IncomingResponse Incoming(HttpContext context, FormTurn turn) =>
        new(turn.InUse.Collector.Key, turn.Fields.Answers)
        {
            ExternalId = turn.Fields.Visit.Id,
            VersionId = turn.Version.VersionId,
            Language = turn.Language.Code,
            OptedOut = Visitor.OptedOut(context.Request),
            Sender = Visitor.Sender(context),
            Trap = turn.Fields.Trap,
            Seconds = (time.GetUtcNow() - turn.Fields.Visit.ShownAt)?.TotalSeconds,
            IsPartial = turn.Fields.Step == FormStep.Partial,
        };

    private Task Refuse(HttpContext context, FormTurn turn, Refusal refusal) =>
        IntakeStatus.Of(refusal) is StatusCodes.Status410Gone
        || refusal.Code == CollectorGate.NotOpenYet
            ? replies.Say(context, turn.InUse, refusal)
            : Again(context, turn, refusal);

    // The same page with what was answered and what to mend; all pages at once when the fault is on an earlier one.
    private Task Again(HttpContext context, FormTurn turn, Refusal refusal)
    {
        var (_, version, language, fields) = turn;
        if (fields.Pages is not { Length: > 0 } shown)
        {
            var whole = turn.View(FormFlow.Asked(version, fields.Answers), null);
            return replies.Show(context, whole with { Refusal = refusal }, language);
        }
        var earlier = FormFields.Together(shown.RemoveAt(shown.Length - 1));
        var isEarlier = refusal.Faults.Any(fault =>
            earlier.Contains(PositionOf(version, fault.Field))
        );
        var page = isEarlier ? FormFields.Together(shown) : shown[^1];
        ImmutableArray<int> items =
        [
            .. page.Where(i => i < version.Items.Length && version.Items[i].IsShown)
                .Intersect(FormFlow.Asked(version, fields.Answers)),
        ];
        var view = turn.View(items, isEarlier ? [] : shown.RemoveAt(shown.Length - 1));
        return replies.Show(context, view with { Refusal = refusal }, language);
    }

    private Task ShowOwn(
        HttpContext context,
        CollectorInUse inUse,
        FormLanguage language,
        IReadOnlyDictionary<string, IReadOnlyList<string>> given
    )
    {
        Span<byte> visit = stackalloc byte[Visit.LongestText];
        var text = Encoding.ASCII.GetString(visit[..Visit.New(time.GetUtcNow(), visit)]);
        var items = FormFlow.Next(inUse.Version, given, []);
        var view = new FormView(inUse, inUse.Version, text, items, [])
        {
            Code = language.Code,
            Given = given,
        };
        return replies.Show(context, view, language);
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

    private static async Task Send(
        HttpContext context,
        PageTemplate page,
        FormLanguage language,
        DateTimeOffset now
    )
    {
        FormReplies.Begin(context, language, StatusCodes.Status200OK);
        Span<byte> visit = stackalloc byte[Visit.LongestText];
        var length = Visit.New(now, visit);
        context.Response.ContentLength = page.Length + length;
        page.Write(context.Response.BodyWriter, visit[..length]);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

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
}
