using System.Diagnostics;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;
using Bellwether.Text.Language;
using Bellwether.Text.Redaction;

namespace Bellwether.Collection;

/// <summary>
/// The intake: every answer of every door goes through the same named steps, each of which may refuse with a typed reason. On the
/// warm path nothing is read from the database; the receipt is given after the commit.
/// </summary>
public sealed class RecordResponse
{
    private const int LongestExternalId = 120;

    private readonly Step[] steps;
    private readonly CollectorDirectory directory;
    private readonly FindVersion findVersion;
    private readonly RecordResponses log;
    private readonly RecordWithinQuotas within;
    private readonly SenderLimit limit;
    private readonly Quarantine quarantine;
    private readonly CountFunnel funnel;
    private readonly CountRejections rejections;
    private readonly IntakeSettings settings;
    private readonly TimeProvider time;
    private readonly LocalDays days = new();

    internal RecordResponse(
        CollectorDirectory directory,
        FindVersion findVersion,
        RecordResponses log,
        RecordWithinQuotas within,
        SenderLimit limit,
        Quarantine quarantine,
        CountFunnel funnel,
        CountRejections rejections,
        IntakeSettings settings,
        TimeProvider time
    )
    {
        this.directory = directory;
        this.findVersion = findVersion;
        this.log = log;
        this.within = within;
        this.limit = limit;
        this.quarantine = quarantine;
        this.funnel = funnel;
        this.rejections = rejections;
        this.settings = settings;
        this.time = time;
        steps =
        [
            new("find", Find),
            new("gate", Gate),
            new("rate", Rate),
            new("bot", Bot),
            new("check", Check),
            new("redact", Redact),
            new("append", Append),
        ];
    }

    /// <summary>Takes an answer in.</summary>
    /// <returns>The receipt, after the commit; or the first step's refusal. What was meant as an answer and could not be
    /// understood is kept in quarantine.</returns>
    public async Task<Outcome<Received>> Run(
        IncomingResponse incoming,
        CancellationToken cancel = default
    )
    {
        var intake = new Intake(incoming, time.GetUtcNow());
        foreach (var step in steps)
        {
            var started = IntakeMetrics.TimesSteps ? Stopwatch.GetTimestamp() : 0;
            var running = step.Run(intake, cancel);
            var refusal = running.IsCompletedSuccessfully ? running.Result : await running;
            IntakeMetrics.Took(step.Name, started);
            if (refusal is null)
                continue;
            IntakeMetrics.Ended(refusal.Code);
            rejections.Refused(intake, refusal.Code);
            if (refusal.Code == CheckAnswers.OutsideVersion)
                await quarantine.Keep(intake, refusal, cancel);
            return refusal;
        }
        IntakeMetrics.Ended(intake.Receipt.Repeated ? "repeated" : "recorded");
        CountOffer(intake);
        rejections.Recorded(intake);
        return new Received(intake.Receipt, intake.CutItems) { Disposition = intake.Disposition };
    }

    // Whoever answered on a screen was offered the questions there: no answer is without its offer.
    private void CountOffer(Intake intake)
    {
        var (incoming, inUse) = (intake.Incoming, intake.InUse);
        if (intake.Receipt.Repeated || incoming.Door is not ("form" or "embed" or "kiosk"))
            return;
        var channel = incoming.Channel ?? inUse.Collector.Channel;
        if (incoming.Unseen)
            funnel.Run(inUse, channel, OfferStep.Shown);
        funnel.Run(inUse, channel, OfferStep.Started, incoming.ExternalId);
        funnel.Run(inUse, channel, OfferStep.Submitted);
    }

    private async ValueTask<Refusal?> Find(Intake intake, CancellationToken cancel)
    {
        var incoming = intake.Incoming;
        if (await directory.Find(incoming.CollectorKey, cancel) is not { } inUse)
            return IntakeRefusals.Unknown(incoming.Language);
        intake.InUse = inUse;
        intake.Day = days.Of(inUse.Agency.Calendar, intake.At);
        intake.Version =
            incoming.VersionId is { } shown && shown != inUse.Version.VersionId
                ? await FindShown(inUse, shown, cancel)
                : inUse.Version;
        return null;
    }

    // A form that was open while the version was replaced still counts under the version it showed.
    private async Task<InstrumentVersion> FindShown(
        CollectorInUse inUse,
        Guid shown,
        CancellationToken cancel
    )
    {
        var version = await findVersion.Run(inUse.Collector.AgencyId, shown, cancel);
        return version?.InstrumentId == inUse.Collector.InstrumentId ? version : inUse.Version;
    }

    private ValueTask<Refusal?> Gate(Intake intake, CancellationToken cancel) =>
        new(CollectorGate.Check(intake.InUse, intake.Day.Day, intake.Incoming.Language));

    private ValueTask<Refusal?> Rate(Intake intake, CancellationToken cancel) =>
        new(
            intake.Incoming.Earned || limit.Allows(intake.Incoming.Sender.Span, intake.At)
                ? null
                : IntakeRefusals.TooMany(intake.Incoming.Language)
        );

    private ValueTask<Refusal?> Bot(Intake intake, CancellationToken cancel)
    {
        if (!string.IsNullOrWhiteSpace(intake.Incoming.Trap))
            return new(IntakeRefusals.Trapped(intake.Incoming.Language));
        if (intake.Incoming.Seconds < settings.TooFastSeconds)
            IntakeMetrics.Flagged("too-fast");
        return default;
    }

    private ValueTask<Refusal?> Check(Intake intake, CancellationToken cancel)
    {
        var incoming = intake.Incoming;
        if (incoming.ExternalId?.Length is 0 or > LongestExternalId)
            return new(IntakeRefusals.ExternalId(incoming.Language));
        var tidy = TidyAnswers.Run(intake.Version, incoming.Answers, out var cut);
        var isPartial =
            incoming.IsPartial && intake.Version.Participation is { TakesPartial: true };
        var outcome = CheckAnswers.Run(intake.Version, tidy, incoming.Language, isPartial);
        var leftOut = false;
        // What was left out on paper or on the phone cannot be asked for again: it is a partial answer, and it counts.
        if (outcome.Refusal?.Code == CheckAnswers.Required && incoming.Door is "paper" or "phone")
        {
            outcome = CheckAnswers.Run(Unforced.Of(intake.Version), tidy, incoming.Language);
            leftOut = true;
        }
        if (!outcome.IsDone)
            return new(outcome.Refusal);
        intake.Answers = outcome.Value;
        intake.CutItems = cut;
        intake.Disposition =
            outcome.Value.IsScreenedOut ? Disposition.ScreenedOut
            : isPartial || leftOut ? Disposition.Partial
            : Disposition.Complete;
        // What nobody gave (an address's word, a calculated value) is no answer.
        for (var i = 0; i < outcome.Value.Values.Length; i++)
            if (outcome.Value.Values[i] > 0 && intake.Version.Items[i].IsShown)
                return default;
        return new(IntakeRefusals.Empty(incoming.Language));
    }

    private ValueTask<Refusal?> Redact(Intake intake, CancellationToken cancel)
    {
        var texts = intake.Answers.Texts;
        if (texts.Length == 0)
            return default;
        var form = intake.Incoming.Language;
        var comments = new NewComment[texts.Length];
        for (var i = 0; i < comments.Length; i++)
        {
            var (item, words) = texts[i];
            var spoken = DetectLanguage.Run(words);
            comments[i] = new NewComment(
                item,
                words,
                RedactWords.Run(words, form).Words,
                spoken == DetectLanguage.Unknown ? form : spoken
            );
            intake.Concern = Concerns.Of(words, intake.Concern);
        }
        intake.Comments = comments;
        return default;
    }

    private async ValueTask<Refusal?> Append(Intake intake, CancellationToken cancel)
    {
        // Whoever hangs up now has still answered: what passed every check is written.
        var quotas = CheckQuotas.Of(intake.InUse, intake.Version, intake.Answers);
        if (quotas.Count == 0)
        {
            intake.Receipt = await log.Run(ToAppend(intake), CancellationToken.None);
        }
        else
        {
            var outcome = await within.Run(ToAppend(intake), quotas, CancellationToken.None);
            if (outcome.Receipt is not { } receipt)
                return IntakeRefusals.Enough(intake.Incoming.Language);
            intake.Receipt = receipt;
        }
        if (intake.Incoming.ExternalId is { } externalId)
            await quarantine.Release(intake.InUse.Collector, externalId, cancel);
        return null;
    }

    private static NewResponse ToAppend(Intake intake)
    {
        var (incoming, collector, day) = (intake.Incoming, intake.InUse.Collector, intake.Day);
        // After an opt-out even the id tells no more than the day.
        var stamp = incoming.OptedOut
            ? new DateTimeOffset(day.Day, TimeOnly.MinValue, TimeSpan.Zero)
            : intake.At;
        var id = Ids.New(stamp);
        return new NewResponse(
            id,
            collector.AgencyId,
            collector.CollectorId,
            intake.Version,
            incoming.ExternalId ?? id.ToString("N"),
            intake.Answers,
            new Slice(incoming.Channel ?? collector.Channel, incoming.Language, Place(intake)),
            day.Day,
            day.QuarterFirstMonth,
            incoming.OptedOut ? null : intake.At,
            intake.Disposition
        )
        {
            Comments = intake.Comments,
            DropOriginals = intake.InUse.DropsOriginals,
            Concern = intake.Concern,
            Referrer = incoming.OptedOut ? null : WebAddress.Trim(incoming.Referrer),
            Page = incoming.OptedOut ? null : WebAddress.Trim(incoming.Page),
        };
    }

    // The collector's own place, or the one the person chose from the list.
    private static string Place(Intake intake)
    {
        if (intake.InUse.Collector.Location is { Length: > 0 } own)
            return own;
        var items = intake.Version.Items;
        for (var i = 0; i < items.Length; i++)
            if (items[i].IsLocation && intake.Answers.Values[i] is > 0 and var chosen)
                return items[i].Options[(int)chosen - 1].Key;
        return "";
    }

    private sealed class Step(string name, Func<Intake, CancellationToken, ValueTask<Refusal?>> run)
    {
        public KeyValuePair<string, object?> Name { get; } = new("step", name);

        public Func<Intake, CancellationToken, ValueTask<Refusal?>> Run { get; } = run;
    }
}
