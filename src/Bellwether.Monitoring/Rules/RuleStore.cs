using System.Data.Common;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Monitoring;

internal sealed class RuleStore(Db db)
{
    public Task Put(AlertRule rule, CancellationToken cancel) =>
        db.Write(
            async tx =>
            {
                var row = Row.Of(rule);
                await tx.Connection!.ExecuteAsync(
                    """
                    INSERT INTO monitoring_rule (agency_id, rule_id, kind, service_id, channel, subject, bound, days, added_by,
                        added_at, off_reason, off_by, off_at)
                    VALUES (@AgencyId, @RuleId, @Kind, @ServiceId, @Channel, @Subject, @Bound, @Days, @AddedBy,
                        @AddedAt, @OffReason, @OffBy, @OffAt)
                    ON CONFLICT (agency_id, rule_id) DO UPDATE SET kind = @Kind, service_id = @ServiceId, channel = @Channel,
                        subject = @Subject, bound = @Bound, days = @Days, off_reason = @OffReason, off_by = @OffBy, off_at = @OffAt
                    """,
                    row,
                    tx
                );
                await tx.Connection!.ExecuteAsync(
                    "DELETE FROM monitoring_rule_hearer WHERE agency_id = @AgencyId AND rule_id = @RuleId",
                    row,
                    tx
                );
                foreach (var hearer in rule.Hearers)
                    await tx.Connection!.ExecuteAsync(
                        "INSERT INTO monitoring_rule_hearer (agency_id, rule_id, subscription_id) VALUES (@AgencyId, @RuleId, @hearer)",
                        new
                        {
                            rule.AgencyId,
                            rule.RuleId,
                            hearer,
                        },
                        tx
                    );
            },
            cancel
        );

    public Task<IReadOnlyList<AlertRule>> List(Guid agencyId, CancellationToken cancel) =>
        db.Read<IReadOnlyList<AlertRule>>(
            async connection =>
            {
                var hearers = (
                    await connection.QueryAsync<Hearer>(
                        "SELECT rule_id AS RuleId, subscription_id AS SubscriptionId FROM monitoring_rule_hearer WHERE agency_id = @agencyId",
                        new { agencyId }
                    )
                ).ToLookup(each => each.RuleId, each => each.SubscriptionId);
                return
                [
                    .. (
                        await connection.QueryAsync<Row>(
                            """
                            SELECT agency_id AS AgencyId, rule_id AS RuleId, kind AS Kind, service_id AS ServiceId, channel AS Channel,
                                subject AS Subject, bound AS Bound, days AS Days, added_by AS AddedBy, added_at AS AddedAt,
                                off_reason AS OffReason, off_by AS OffBy, off_at AS OffAt
                            FROM monitoring_rule WHERE agency_id = @agencyId ORDER BY added_at, rule_id
                            """,
                            new { agencyId }
                        )
                    ).Select(row => row.ToRule(hearers[row.RuleId])),
                ];
            },
            cancel
        );

    /// <summary>Who hears of an alert that only rules with hearers raised; null: whoever hears of its service.</summary>
    public static async Task<IReadOnlySet<Guid>?> Hearers(
        DbTransaction transaction,
        Guid agencyId,
        Guid alertId
    )
    {
        var rules = (
            await transaction.Connection!.QueryAsync<SignalRule>(
                "SELECT rule_id AS RuleId FROM monitoring_signal WHERE agency_id = @agencyId AND alert_id = @alertId",
                new { agencyId, alertId },
                transaction
            )
        ).ToList();
        var found = new HashSet<Guid>();
        foreach (var rule in rules.Select(each => each.RuleId).Distinct())
        {
            if (rule is null)
                return null;
            var hearers = (
                await transaction.Connection!.QueryAsync<Hearer>(
                    """
                    SELECT rule_id AS RuleId, subscription_id AS SubscriptionId FROM monitoring_rule_hearer
                    WHERE agency_id = @agencyId AND rule_id = @rule
                    """,
                    new { agencyId, rule },
                    transaction
                )
            ).ToList();
            if (hearers.Count == 0)
                return null;
            found.UnionWith(hearers.Select(each => each.SubscriptionId));
        }
        return found.Count == 0 ? null : found;
    }

    private sealed class SignalRule
    {
        public Guid? RuleId { get; init; }
    }

    private sealed class Hearer
    {
        public Guid RuleId { get; init; }

        public Guid SubscriptionId { get; init; }
    }

    private sealed record Row(
        Guid AgencyId,
        Guid RuleId,
        long Kind,
        Guid? ServiceId,
        string Channel,
        string Subject,
        double Bound,
        long Days,
        string AddedBy,
        DateTimeOffset AddedAt,
        string? OffReason,
        string? OffBy,
        DateTimeOffset? OffAt
    )
    {
        public static Row Of(AlertRule rule) =>
            new(
                rule.AgencyId,
                rule.RuleId,
                (long)rule.Kind,
                rule.ServiceId,
                rule.Channel,
                rule.Subject,
                rule.Bound,
                rule.Days,
                rule.AddedBy,
                rule.AddedAt,
                rule.OffReason,
                rule.OffBy,
                rule.OffAt
            );

        public AlertRule ToRule(IEnumerable<Guid> hearers) =>
            new(RuleId, AgencyId, (RuleKind)Kind, Subject, Bound, (int)Days, AddedBy, AddedAt)
            {
                ServiceId = ServiceId,
                Channel = Channel,
                Hearers = [.. hearers.Order()],
                OffReason = OffReason,
                OffBy = OffBy,
                OffAt = OffAt,
            };
    }
}
