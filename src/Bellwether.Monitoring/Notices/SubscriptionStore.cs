using System.Data.Common;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Monitoring;

/// <summary>A notice that is due: which subscription, which alert, how often it was tried.</summary>
internal sealed record DueNotice(Guid AgencyId, Guid SubscriptionId, Guid AlertId, long Tries);

internal sealed class SubscriptionStore(Db db)
{
    private const string Columns = """
        s.subscription_id AS SubscriptionId, s.agency_id AS AgencyId, s.kind AS Kind, s.address AS Address,
        s.secret AS Secret, s.service_id AS ServiceId, s.language AS Language, s.daily AS Daily,
        s.quiet_from AS QuietFrom, s.quiet_to AS QuietTo, s.added_by AS AddedBy, s.added_at AS AddedAt,
        (SELECT n.last_error FROM monitoring_notice n WHERE n.agency_id = s.agency_id
            AND n.subscription_id = s.subscription_id AND n.sent_at IS NULL AND n.last_error IS NOT NULL
            ORDER BY n.due_at DESC LIMIT 1) AS Trouble
        """;

    public Task Add(Subscription subscription, CancellationToken cancel) =>
        db.Write(
            tx =>
                tx.Connection!.ExecuteAsync(
                    """
                    INSERT INTO monitoring_subscription (agency_id, subscription_id, kind, address, secret, service_id, language,
                        daily, quiet_from, quiet_to, added_by, added_at)
                    VALUES (@AgencyId, @SubscriptionId, @Kind, @Address, @Secret, @ServiceId, @Language,
                        @Daily, @QuietFrom, @QuietTo, @AddedBy, @AddedAt)
                    """,
                    new
                    {
                        subscription.AgencyId,
                        subscription.SubscriptionId,
                        Kind = (long)subscription.Kind,
                        subscription.Address,
                        subscription.Secret,
                        subscription.ServiceId,
                        subscription.Language,
                        subscription.Daily,
                        QuietFrom = (long?)subscription.QuietFrom,
                        QuietTo = (long?)subscription.QuietTo,
                        subscription.AddedBy,
                        subscription.AddedAt,
                    },
                    tx
                ),
            cancel
        );

    public Task<int> Remove(Guid agencyId, Guid subscriptionId, CancellationToken cancel) =>
        db.Write(
            async tx =>
            {
                await tx.Connection!.ExecuteAsync(
                    "DELETE FROM monitoring_notice WHERE agency_id = @agencyId AND subscription_id = @subscriptionId",
                    new { agencyId, subscriptionId },
                    tx
                );
                return await tx.Connection!.ExecuteAsync(
                    "DELETE FROM monitoring_subscription WHERE agency_id = @agencyId AND subscription_id = @subscriptionId",
                    new { agencyId, subscriptionId },
                    tx
                );
            },
            cancel
        );

    public Task<IReadOnlyList<Subscription>> List(Guid agencyId, CancellationToken cancel) =>
        db.Read(connection => List(connection, null, agencyId), cancel);

    /// <summary>Puts a notice of an alert in the queue of each subscription. Handling the same event twice queues it once.</summary>
    public static async Task Queue(
        DbTransaction transaction,
        AlertRaised raised,
        Func<Subscription, DateTimeOffset> due
    )
    {
        var hearers = await RuleStore.Hearers(transaction, raised.AgencyId, raised.AlertId);
        foreach (
            var subscription in await List(transaction.Connection!, transaction, raised.AgencyId)
        )
        {
            if (
                hearers is null
                    ? subscription.ServiceId is { } only && only != raised.ServiceId
                    : !hearers.Contains(subscription.SubscriptionId)
            )
                continue;
            await transaction.Connection!.ExecuteAsync(
                """
                INSERT INTO monitoring_notice (agency_id, subscription_id, alert_id, due_at, tries, given_up)
                VALUES (@AgencyId, @SubscriptionId, @AlertId, @Due, 0, 0)
                ON CONFLICT DO NOTHING
                """,
                new
                {
                    raised.AgencyId,
                    subscription.SubscriptionId,
                    raised.AlertId,
                    Due = due(subscription),
                },
                transaction
            );
        }
    }

    /// <summary>
    /// Takes what is due, and puts it off by <paramref name="lease"/> at once: another process leaves it alone, and what is
    /// lost with this one is tried again then.
    /// </summary>
    public async Task<IReadOnlyList<DueNotice>> Take(
        DateTimeOffset now,
        TimeSpan lease,
        CancellationToken cancel
    ) => await AnyDue(now, cancel) ? await TakeDue(now, lease, cancel) : [];

    // Asked every second: a look is cheaper than a transaction.
    private Task<bool> AnyDue(DateTimeOffset now, CancellationToken cancel) =>
        db.Read(
            async connection =>
                await connection.ExecuteScalarAsync<long>(
                    "SELECT COUNT(*) FROM monitoring_notice WHERE given_up = 0 AND sent_at IS NULL AND due_at <= @now",
                    new { now }
                ) > 0,
            cancel
        );

    private Task<IReadOnlyList<DueNotice>> TakeDue(
        DateTimeOffset now,
        TimeSpan lease,
        CancellationToken cancel
    ) =>
        db.Write<IReadOnlyList<DueNotice>>(
            async tx =>
            {
                var due = (
                    await tx.Connection!.QueryAsync<DueNotice>(
                        """
                        SELECT agency_id AS AgencyId, subscription_id AS SubscriptionId, alert_id AS AlertId, tries AS Tries
                        FROM monitoring_notice WHERE given_up = 0 AND sent_at IS NULL AND due_at <= @now ORDER BY due_at LIMIT 200
                        """,
                        new { now },
                        tx
                    )
                ).ToList();
                var taken = new List<DueNotice>();
                foreach (var notice in due)
                    if (
                        await tx.Connection!.ExecuteAsync(
                            """
                            UPDATE monitoring_notice SET due_at = @later, tries = tries + 1
                            WHERE agency_id = @AgencyId AND subscription_id = @SubscriptionId AND alert_id = @AlertId AND tries = @Tries
                            """,
                            new
                            {
                                notice.AgencyId,
                                notice.SubscriptionId,
                                notice.AlertId,
                                notice.Tries,
                                later = now + lease,
                            },
                            tx
                        ) == 1
                    )
                        taken.Add(notice);
                return taken;
            },
            cancel
        );

    /// <summary>Marks a notice as sent, or says when to try again and why; without a next time it is given up.</summary>
    public Task Mark(
        DueNotice notice,
        DateTimeOffset? sentAt,
        DateTimeOffset? again,
        string? error,
        CancellationToken cancel
    ) =>
        db.Write(
            tx =>
                tx.Connection!.ExecuteAsync(
                    """
                    UPDATE monitoring_notice SET sent_at = @sentAt, last_error = @error, due_at = COALESCE(@again, due_at),
                        given_up = @givenUp
                    WHERE agency_id = @AgencyId AND subscription_id = @SubscriptionId AND alert_id = @AlertId
                    """,
                    new
                    {
                        notice.AgencyId,
                        notice.SubscriptionId,
                        notice.AlertId,
                        sentAt,
                        error,
                        again,
                        givenUp = sentAt is null && again is null,
                    },
                    tx
                ),
            cancel
        );

    private static async Task<IReadOnlyList<Subscription>> List(
        DbConnection connection,
        DbTransaction? transaction,
        Guid agencyId
    ) =>
        [
            .. (
                await connection.QueryAsync<Row>(
                    $"SELECT {Columns} FROM monitoring_subscription s WHERE s.agency_id = @agencyId ORDER BY s.added_at, s.subscription_id",
                    new { agencyId },
                    transaction
                )
            ).Select(row => row.ToSubscription()),
        ];

    private sealed record Row(
        Guid SubscriptionId,
        Guid AgencyId,
        long Kind,
        string Address,
        string? Secret,
        Guid? ServiceId,
        string Language,
        bool Daily,
        long? QuietFrom,
        long? QuietTo,
        string AddedBy,
        DateTimeOffset AddedAt,
        string? Trouble
    )
    {
        public Subscription ToSubscription() =>
            new(SubscriptionId, AgencyId, (NoticeKind)Kind, Address, Language, AddedBy, AddedAt)
            {
                Secret = Secret,
                ServiceId = ServiceId,
                Daily = Daily,
                QuietFrom = (int?)QuietFrom,
                QuietTo = (int?)QuietTo,
                Trouble = Trouble,
            };
    }
}
