using Bellwether.Responses;

namespace Bellwether.Improvement;

/// <summary>A case as it lies in its table.</summary>
internal sealed class CaseRow
{
    public const string Columns = """
        case_id AS CaseId, agency_id AS AgencyId, number AS Number, service_id AS ServiceId, source AS Source, source_key AS SourceKey,
        subject AS Subject, state AS State, received_at AS ReceivedAt, clock_from AS ClockFrom, due_at AS DueAt, level AS Level,
        level_at AS LevelAt, owner_id AS OwnerId, owner_name AS OwnerName, team_id AS TeamId, root_cause AS RootCause,
        acknowledged_at AS AcknowledgedAt, sent_at AS SentAt, answered_at AS AnsweredAt, closed_at AS ClosedAt,
        merged_into AS MergedInto, contact_kinds AS ContactKinds, contact_until AS ContactUntil, outcome_asked AS OutcomeAsked,
        outcome AS Outcome, revision AS Revision
        """;

    public Guid CaseId { get; init; }
    public Guid AgencyId { get; init; }
    public long Number { get; init; }
    public Guid ServiceId { get; init; }
    public long Source { get; init; }
    public string SourceKey { get; init; } = "";
    public string Subject { get; init; } = "";
    public long State { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }
    public DateTimeOffset ClockFrom { get; init; }
    public DateTimeOffset? DueAt { get; init; }
    public long Level { get; init; }
    public DateTimeOffset? LevelAt { get; init; }
    public Guid? OwnerId { get; init; }
    public string? OwnerName { get; init; }
    public Guid? TeamId { get; init; }
    public string? RootCause { get; init; }
    public DateTimeOffset? AcknowledgedAt { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public Guid? MergedInto { get; init; }
    public long ContactKinds { get; init; }
    public DateOnly? ContactUntil { get; init; }
    public bool OutcomeAsked { get; init; }
    public long? Outcome { get; init; }
    public long Revision { get; init; }

    public static CaseRow Of(Case it) =>
        new()
        {
            CaseId = it.CaseId,
            AgencyId = it.AgencyId,
            Number = it.Number,
            ServiceId = it.ServiceId,
            Source = (long)it.Source,
            SourceKey = it.SourceKey,
            Subject = it.Subject,
            State = (long)it.State,
            ReceivedAt = it.ReceivedAt,
            ClockFrom = it.ClockFrom,
            DueAt = it.DueAt,
            Level = it.Level,
            LevelAt = it.LevelAt,
            OwnerId = it.Owner?.AccountId,
            OwnerName = it.Owner?.Name,
            TeamId = it.TeamId,
            RootCause = it.RootCause,
            AcknowledgedAt = it.AcknowledgedAt,
            SentAt = it.SentAt,
            AnsweredAt = it.AnsweredAt,
            ClosedAt = it.ClosedAt,
            MergedInto = it.MergedInto,
            ContactKinds = (long)it.Contact,
            ContactUntil = it.ContactUntil,
            OutcomeAsked = it.OutcomeAsked,
            Outcome = (long?)it.Outcome,
            Revision = it.Revision,
        };

    public Case ToCase() =>
        new(CaseId, AgencyId, Number, ServiceId, (CaseSource)Source, Subject, ReceivedAt)
        {
            SourceKey = SourceKey,
            State = (CaseState)State,
            ClockFrom = ClockFrom,
            DueAt = DueAt,
            Level = (int)Level,
            LevelAt = LevelAt,
            Owner = OwnerId is { } owner ? new CaseOwner(owner, OwnerName ?? "") : null,
            TeamId = TeamId,
            RootCause = RootCause,
            AcknowledgedAt = AcknowledgedAt,
            SentAt = SentAt,
            AnsweredAt = AnsweredAt,
            ClosedAt = ClosedAt,
            MergedInto = MergedInto,
            Contact = (ContactKinds)ContactKinds,
            ContactUntil = ContactUntil,
            OutcomeAsked = OutcomeAsked,
            Outcome = (RecoveryOutcome?)Outcome,
            Revision = Revision,
        };
}
