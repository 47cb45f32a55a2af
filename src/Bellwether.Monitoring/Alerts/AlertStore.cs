using System.Data.Common;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Dapper;

namespace Bellwether.Monitoring;

internal sealed class AlertStore(Db db, Outbox outbox)
{
    private const string Columns = """
        a.alert_id AS AlertId, a.agency_id AS AgencyId, a.service_id AS ServiceId, a.raised_on AS RaisedOn,
        a.raised_at AS RaisedAt, a.is_history AS IsHistory, a.owner_id AS OwnerId, a.owner_name AS OwnerName,
        a.snoozed_until AS SnoozedUntil, a.snooze_reason AS SnoozeReason, a.verdict AS Verdict,
        a.verdict_note AS VerdictNote, a.judged_on AS JudgedOn, a.judged_by AS JudgedBy
        """;

    private const string SignalColumns = """
        alert_id AS AlertId, kind AS Kind, measure AS Measure, channel AS Channel, series AS Series,
        raised_on AS RaisedOn, since AS Since, usual_share AS UsualShare, usual_answers AS UsualAnswers,
        favourable_since AS FavourableSince, answers_since AS AnswersSince, log_evidence AS LogEvidence,
        over_dispersion AS OverDispersion, rule_id AS RuleId, found AS Found, against AS Against
        """;

    /// <summary>Writes new alerts and new signals of alerts that stand, with an event for each new alert. What is there stays.</summary>
    public Task<int> Add(
        IReadOnlyList<Alert> fresh,
        IReadOnlyList<(Guid AlertId, Signal Signal)> joined,
        Guid agencyId,
        CancellationToken cancel
    ) =>
        db.Write(
            async tx =>
            {
                var raised = new List<IEvent>();
                foreach (var alert in fresh)
                {
                    if (await Insert(tx, alert) == 0)
                        continue;
                    foreach (var signal in alert.Signals)
                        await Insert(tx, agencyId, alert.AlertId, signal);
                    raised.Add(
                        new AlertRaised(
                            agencyId,
                            alert.AlertId,
                            alert.ServiceId,
                            alert.RaisedOn,
                            alert.IsHistory
                        )
                    );
                }
                foreach (var (alertId, signal) in joined)
                    await Insert(tx, agencyId, alertId, signal);
                if (raised.Count > 0)
                    await outbox.Append(tx, raised, cancel);
                return raised.Count;
            },
            cancel
        );

    public Task<IReadOnlyList<Alert>> List(
        Guid agencyId,
        Guid? alertId,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<Alert>>(
            async connection =>
            {
                var only = alertId is null ? "" : "AND alert_id = @alertId";
                var asked = new { agencyId, alertId };
                var signals = (
                    await connection.QueryAsync<SignalRow>(
                        $"SELECT {SignalColumns} FROM monitoring_signal WHERE agency_id = @agencyId {only}",
                        asked
                    )
                ).ToLookup(row => row.AlertId);
                var rows = await connection.QueryAsync<Row>(
                    $"SELECT {Columns} FROM monitoring_alert a WHERE agency_id = @agencyId {only} ORDER BY raised_on DESC, alert_id",
                    asked
                );
                return [.. rows.Select(row => row.ToAlert(signals[row.AlertId]))];
            },
            cancel
        );

    /// <summary>Changes one alert; 0 when there is no such alert.</summary>
    public Task<int> Change(Alert alert, IReadOnlyList<IEvent> events, CancellationToken cancel) =>
        db.Write(
            async tx =>
            {
                var count = await tx.Connection!.ExecuteAsync(
                    """
                    UPDATE monitoring_alert SET owner_id = @OwnerId, owner_name = @OwnerName, snoozed_until = @SnoozedUntil,
                        snooze_reason = @SnoozeReason, verdict = @Verdict, verdict_note = @VerdictNote, judged_on = @JudgedOn,
                        judged_by = @JudgedBy
                    WHERE agency_id = @AgencyId AND alert_id = @AlertId
                    """,
                    Row.Of(alert),
                    tx
                );
                if (count > 0 && events.Count > 0)
                    await outbox.Append(tx, events, cancel);
                return count;
            },
            cancel
        );

    private static Task<int> Insert(DbTransaction tx, Alert alert) =>
        tx.Connection!.ExecuteAsync(
            """
            INSERT INTO monitoring_alert (agency_id, alert_id, service_id, raised_on, raised_at, is_history, verdict)
            VALUES (@AgencyId, @AlertId, @ServiceId, @RaisedOn, @RaisedAt, @IsHistory, 0)
            ON CONFLICT DO NOTHING
            """,
            Row.Of(alert),
            tx
        );

    private static Task<int> Insert(DbTransaction tx, Guid agencyId, Guid alertId, Signal signal) =>
        tx.Connection!.ExecuteAsync(
            """
            INSERT INTO monitoring_signal (agency_id, alert_id, stream, kind, measure, channel, series, raised_on, since,
                usual_share, usual_answers, favourable_since, answers_since, log_evidence, over_dispersion, rule_id, found, against)
            VALUES (@agencyId, @alertId, @stream, @kind, @measure, @channel, @series, @raisedOn, @since,
                @usualShare, @usualAnswers, @favourableSince, @answersSince, @logEvidence, @overDispersion, @ruleId, @found, @against)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                agencyId,
                alertId,
                stream = signal.Stream.Text,
                kind = (long)signal.Kind,
                measure = signal.Stream.Measure,
                channel = signal.Stream.Channel,
                series = signal.Stream.Series,
                raisedOn = signal.RaisedOn,
                since = signal.Since,
                usualShare = signal.UsualShare,
                usualAnswers = signal.UsualAnswers,
                favourableSince = signal.FavourableSince,
                answersSince = signal.AnswersSince,
                logEvidence = signal.LogEvidence,
                overDispersion = signal.OverDispersion,
                ruleId = signal.RuleId,
                found = signal.Found,
                against = signal.Against,
            },
            tx
        );

    private sealed record SignalRow(
        Guid AlertId,
        long Kind,
        string Measure,
        string Channel,
        string Series,
        DateOnly RaisedOn,
        DateOnly Since,
        double UsualShare,
        long UsualAnswers,
        long FavourableSince,
        long AnswersSince,
        double LogEvidence,
        double OverDispersion,
        Guid? RuleId,
        double? Found,
        double? Against
    )
    {
        public Signal ToSignal(Guid serviceId) =>
            new(
                new StreamKey(serviceId, Measure, Channel, Series),
                (SignalKind)Kind,
                RaisedOn,
                Since,
                UsualShare,
                UsualAnswers,
                FavourableSince,
                AnswersSince,
                LogEvidence,
                OverDispersion
            )
            {
                RuleId = RuleId,
                Found = Found,
                Against = Against,
            };
    }

    private sealed record Row(
        Guid AlertId,
        Guid AgencyId,
        Guid ServiceId,
        DateOnly RaisedOn,
        DateTimeOffset RaisedAt,
        bool IsHistory,
        Guid? OwnerId,
        string? OwnerName,
        DateOnly? SnoozedUntil,
        string? SnoozeReason,
        long Verdict,
        string? VerdictNote,
        DateOnly? JudgedOn,
        string? JudgedBy
    )
    {
        public static Row Of(Alert alert) =>
            new(
                alert.AlertId,
                alert.AgencyId,
                alert.ServiceId,
                alert.RaisedOn,
                alert.RaisedAt,
                alert.IsHistory,
                alert.Owner?.AccountId,
                alert.Owner?.Name,
                alert.SnoozedUntil,
                alert.SnoozeReason,
                (long)alert.Verdict,
                alert.VerdictNote,
                alert.JudgedOn,
                alert.JudgedBy
            );

        public Alert ToAlert(IEnumerable<SignalRow> signals) =>
            new(
                AlertId,
                AgencyId,
                ServiceId,
                RaisedOn,
                RaisedAt,
                [
                    .. signals
                        .Select(row => row.ToSignal(ServiceId))
                        .OrderByDescending(signal => signal.LogEvidence)
                        .ThenBy(signal => signal.Stream.Text, StringComparer.Ordinal),
                ]
            )
            {
                IsHistory = IsHistory,
                Owner = OwnerId is { } owner ? new AlertOwner(owner, OwnerName ?? "") : null,
                SnoozedUntil = SnoozedUntil,
                SnoozeReason = SnoozeReason,
                Verdict = (AlertVerdict)Verdict,
                VerdictNote = VerdictNote,
                JudgedOn = JudgedOn,
                JudgedBy = JudgedBy,
            };
    }
}
