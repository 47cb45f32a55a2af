using Bellwether.Foundation;

namespace Bellwether.Collection;

/// <summary>Keeps what came to a collector's door and could not be read, so that nobody's words are lost to a broken program.</summary>
public sealed class KeepUnreadable
{
    private readonly CollectorDirectory directory;
    private readonly SenderLimit limit;
    private readonly Quarantine quarantine;
    private readonly CountRejections rejections;
    private readonly TimeProvider time;

    internal KeepUnreadable(
        CollectorDirectory directory,
        SenderLimit limit,
        Quarantine quarantine,
        CountRejections rejections,
        TimeProvider time
    )
    {
        this.directory = directory;
        this.limit = limit;
        this.quarantine = quarantine;
        this.rejections = rejections;
        this.time = time;
    }

    /// <summary>Keeps it in quarantine.</summary>
    /// <returns>Always a refusal that says what was wrong; the collector's own when it takes no answers.</returns>
    public async Task<Refusal> Run(UnreadableResponse what, CancellationToken cancel = default)
    {
        if (await directory.Find(what.CollectorKey, cancel) is not { } inUse)
            return IntakeRefusals.Unknown("en");
        var now = time.GetUtcNow();
        var today = inUse.Agency.Calendar.LocalDay(now);
        if (CollectorGate.Check(inUse, today) is { } closed)
            return closed;
        if (!limit.Allows(what.Sender.Span, now))
        {
            rejections.Refused(inUse.Collector, today);
            return IntakeRefusals.TooMany("en");
        }
        var refusal = new Refusal(
            "intake.unreadable",
            RefusalKind.Invalid,
            "This could not be read as an answer; it is kept for a person to look at. Send JSON with an object “answers”, for example {\"answers\": {\"trust\": \"5\"}}."
        );
        IntakeMetrics.Ended(refusal.Code);
        if (!string.IsNullOrWhiteSpace(what.Body))
            await quarantine.Keep(inUse, today, what, refusal.Code, "", cancel);
        return refusal;
    }
}
