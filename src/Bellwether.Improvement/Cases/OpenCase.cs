using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Responses;

namespace Bellwether.Improvement;

/// <summary>What is needed to open a case.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Subject">What it is about, in a line; personal details are taken out.</param>
/// <param name="Source">What it is opened from.</param>
public sealed record CaseToOpen(Guid ServiceId, string Subject, CaseSource Source = CaseSource.Hand)
{
    /// <summary>The alert, the comment's place or the concern. The same one gives the same case.</summary>
    public string SourceKey { get; init; } = "";

    /// <summary>Where the comment came in, so that its writer can be answered.</summary>
    public Guid? CollectorId { get; init; }

    /// <summary>Given by the caller so that a repeated request opens one case; null = a new id, or the one of its source.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>When it came; null = now. Imports and the demo give it.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>More about it.</summary>
    public string? Note { get; init; }
}

/// <summary>Opens a case. What was opened from the same alert, comment or concern before is returned as it is.</summary>
public sealed class OpenCase
{
    internal const int LongestSubject = 200;
    private readonly CaseDesk desk;
    private readonly ListServices services;
    private readonly HoldContact hold;
    private readonly TimeProvider time;

    internal OpenCase(CaseDesk desk, ListServices services, HoldContact hold, TimeProvider time)
    {
        this.desk = desk;
        this.services = services;
        this.hold = hold;
        this.time = time;
    }

    /// <summary>Opens it, and returns it or the one that is there.</summary>
    public async Task<Outcome<Case>> Run(
        Actor actor,
        CaseToOpen what,
        CancellationToken cancel = default
    )
    {
        var place = what.Source == CaseSource.Comment ? CommentPlace.Read(what.SourceKey) : null;
        var faults = Faults(what, place).ToList();
        if (
            (await services.Run(actor.AgencyId, cancel: cancel)).FirstOrDefault(each =>
                each.ServiceId == what.ServiceId
            )
            is not { } service
        )
            return CaseRefusals.Incomplete([
                new Fault("service", "Choose one of the agency's services."),
                .. faults,
            ]);
        if (faults.Count > 0)
            return CaseRefusals.Incomplete(faults);
        var id =
            what.CaseId
            ?? (
                what.SourceKey.Length > 0
                    ? Ids.From(actor.AgencyId, $"case {what.Source} {what.SourceKey}")
                    : Ids.New(time)
            );
        if (await desk.Store.Find(actor.AgencyId, id, cancel) is { } known)
            return known;
        var received = what.ReceivedAt ?? desk.Now;
        var contact =
            place is { } comment && what.CollectorId is { } collector
                ? await hold.Run(actor.AgencyId, id, collector, comment.ResponseId, cancel)
                : ContactKinds.None;
        var opened = await desk.In(
            new Case(
                id,
                actor.AgencyId,
                0,
                what.ServiceId,
                what.Source,
                CaseDesk.Clean(what.Subject),
                received
            )
            {
                SourceKey = what.SourceKey,
                ClockFrom = received,
                TeamId = service.UnitId,
                Contact = contact,
            },
            CaseState.Received,
            cancel
        );
        var step = desk.Step(actor, CaseStepKind.Opened, CaseDesk.Clean(what.Note)) with
        {
            At = received,
        };
        await desk.Store.Insert(opened, step, actor.AccountId, cancel);
        return (await desk.Store.Find(actor.AgencyId, id, cancel))!;
    }

    private static IEnumerable<Fault> Faults(CaseToOpen what, CommentPlace? place)
    {
        if (string.IsNullOrWhiteSpace(what.Subject))
            yield return new(
                "subject",
                "Say in a line what it is about, without names or numbers."
            );
        else if (what.Subject.Length > LongestSubject)
            yield return new("subject", $"Keep it to {LongestSubject} characters.");
        if (!Enum.IsDefined(what.Source) || what.Source == CaseSource.CallBack)
            yield return new("source", "Choose what it is opened from.");
        if (what.Source == CaseSource.Comment && place is null)
            yield return new("source", "This is not the place of a comment.");
        foreach (var fault in CaseDesk.NoteFaults(what.Note, "note", isNeeded: false))
            yield return fault;
    }
}
