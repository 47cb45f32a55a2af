using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Improvement;

/// <summary>A file of the case system that was taken over.</summary>
internal sealed record StatusFeed(
    Guid AgencyId,
    Guid ServiceId,
    Guid FeedId,
    DateTimeOffset FeedAt,
    DateTimeOffset RecordedAt,
    string RecordedBy,
    int Read,
    int Refused
);

/// <summary>A status under the keyed hash of its number.</summary>
internal sealed record StoredStatus(byte[] Reference, CaseStatus Status);

/// <summary>How many cases were received, promised and decided on the same days.</summary>
internal sealed record StatusCount(
    DateOnly ReceivedOn,
    DateOnly? PromisedOn,
    DateOnly? DecidedOn,
    long Count
);

internal sealed class StatusStore(Db db)
{
    /// <summary>Keeps what is newer, all of a file or nothing; returns how many cases changed.</summary>
    public Task<int> Keep(
        StatusFeed feed,
        IReadOnlyList<StoredStatus> statuses,
        CancellationToken cancel
    ) =>
        db.Write(
            async tx =>
            {
                var changed = 0;
                foreach (
                    var (reference, status) in statuses.Select(each =>
                        (each.Reference, each.Status)
                    )
                )
                    changed += await tx.Connection!.ExecuteAsync(
                        """
                        INSERT INTO improvement_status (agency_id, service_id, reference, stage, received_on, since, promised_on,
                            decided_on, feed_at)
                        VALUES (@AgencyId, @ServiceId, @reference, @stage, @ReceivedOn, @Since, @PromisedOn, @DecidedOn, @FeedAt)
                        ON CONFLICT (agency_id, service_id, reference) DO UPDATE
                        SET stage = excluded.stage, received_on = excluded.received_on, since = excluded.since,
                            promised_on = COALESCE(excluded.promised_on, improvement_status.promised_on),
                            decided_on = CASE WHEN excluded.decided_on IS NULL OR improvement_status.decided_on IS NULL
                                THEN excluded.decided_on ELSE improvement_status.decided_on END,
                            feed_at = excluded.feed_at
                        WHERE excluded.since > improvement_status.since
                            OR (excluded.since = improvement_status.since AND excluded.stage <> improvement_status.stage
                                AND excluded.feed_at > improvement_status.feed_at)
                        """,
                        new
                        {
                            feed.AgencyId,
                            feed.ServiceId,
                            reference,
                            stage = (long)status.Stage,
                            status.ReceivedOn,
                            status.Since,
                            status.PromisedOn,
                            status.DecidedOn,
                            status.FeedAt,
                        },
                        tx
                    );
                await tx.Connection!.ExecuteAsync(
                    """
                    INSERT INTO improvement_status_feed (agency_id, service_id, feed_id, feed_at, recorded_at, recorded_by,
                        rows_read, rows_kept, rows_refused)
                    VALUES (@AgencyId, @ServiceId, @FeedId, @FeedAt, @RecordedAt, @RecordedBy, @Read, @changed, @Refused)
                    """,
                    new
                    {
                        feed.AgencyId,
                        feed.ServiceId,
                        feed.FeedId,
                        feed.FeedAt,
                        feed.RecordedAt,
                        feed.RecordedBy,
                        feed.Read,
                        changed,
                        feed.Refused,
                    },
                    tx
                );
                return changed;
            },
            cancel
        );

    public Task<IReadOnlyList<CaseStatus>> Find(
        Guid agencyId,
        byte[] reference,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<CaseStatus>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<Row>(
                            """
                            SELECT service_id AS ServiceId, stage AS Stage, received_on AS ReceivedOn, since AS Since,
                                promised_on AS PromisedOn, decided_on AS DecidedOn, feed_at AS FeedAt
                            FROM improvement_status WHERE agency_id = @agencyId AND reference = @reference
                            """,
                            new { agencyId, reference }
                        )
                    ).Select(row => new CaseStatus(
                        row.ServiceId,
                        (CaseStage)row.Stage,
                        row.ReceivedOn,
                        row.Since,
                        row.PromisedOn,
                        row.DecidedOn,
                        row.FeedAt
                    )),
                ],
            cancel
        );

    /// <summary>Cases that were open at any time since a day, by their days.</summary>
    public Task<IReadOnlyList<StatusCount>> Count(
        Guid agencyId,
        Guid serviceId,
        DateOnly since,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<StatusCount>>(
            async connection =>
                [
                    .. await connection.QueryAsync<StatusCount>(
                        """
                        SELECT received_on AS ReceivedOn, promised_on AS PromisedOn, decided_on AS DecidedOn, COUNT(*) AS Count
                        FROM improvement_status
                        WHERE agency_id = @agencyId AND service_id = @serviceId AND (decided_on IS NULL OR decided_on >= @since)
                        GROUP BY received_on, promised_on, decided_on
                        ORDER BY received_on, decided_on
                        """,
                        new
                        {
                            agencyId,
                            serviceId,
                            since,
                        }
                    ),
                ],
            cancel
        );

    /// <summary>When each service's case system last spoke.</summary>
    public Task<IReadOnlyDictionary<Guid, DateTimeOffset>> LastFeeds(
        Guid agencyId,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyDictionary<Guid, DateTimeOffset>>(
            async connection =>
                (
                    await connection.QueryAsync<Feed>(
                        """
                        SELECT service_id AS ServiceId, MAX(feed_at) AS FeedAt
                        FROM improvement_status_feed WHERE agency_id = @agencyId GROUP BY service_id
                        """,
                        new { agencyId }
                    )
                ).ToDictionary(feed => feed.ServiceId, feed => feed.FeedAt),
            cancel
        );

    private sealed record Feed(Guid ServiceId, DateTimeOffset FeedAt);

    private sealed record Row(
        Guid ServiceId,
        long Stage,
        DateOnly ReceivedOn,
        DateOnly Since,
        DateOnly? PromisedOn,
        DateOnly? DecidedOn,
        DateTimeOffset FeedAt
    );
}
