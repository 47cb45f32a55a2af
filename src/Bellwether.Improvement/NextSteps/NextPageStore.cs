using System.Text.Json;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Dapper;

namespace Bellwether.Improvement;

internal sealed class NextPageStore(Db db, Outbox outbox)
{
    public Task Write(NextPage page, CancellationToken cancel) =>
        db.Write(
            tx =>
                tx.Connection!.ExecuteAsync(
                    """
                    INSERT INTO improvement_next_page (agency_id, service_id, words, published, changed_at, changed_by)
                    VALUES (@AgencyId, @ServiceId, @words, @IsPublished, @ChangedAt, @ChangedBy)
                    ON CONFLICT (agency_id, service_id) DO UPDATE
                    SET words = excluded.words, changed_at = excluded.changed_at, changed_by = excluded.changed_by
                    """,
                    new
                    {
                        page.AgencyId,
                        page.ServiceId,
                        words = JsonSerializer.Serialize(page.Words, NextWords.Json),
                        page.IsPublished,
                        page.ChangedAt,
                        page.ChangedBy,
                    },
                    tx
                ),
            cancel
        );

    public Task<int> Publish(
        Guid agencyId,
        Guid serviceId,
        bool published,
        CancellationToken cancel
    ) =>
        db.Write(
            async tx =>
            {
                var count = await tx.Connection!.ExecuteAsync(
                    "UPDATE improvement_next_page SET published = @published WHERE agency_id = @agencyId AND service_id = @serviceId",
                    new
                    {
                        agencyId,
                        serviceId,
                        published,
                    },
                    tx
                );
                if (count > 0)
                    await outbox.Append(
                        tx,
                        [new NextPagePublished(agencyId, serviceId, published)],
                        cancel
                    );
                return count;
            },
            cancel
        );

    public Task<IReadOnlyList<NextPage>> List(Guid agencyId, CancellationToken cancel) =>
        db.Read<IReadOnlyList<NextPage>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<Row>(
                            """
                            SELECT agency_id AS AgencyId, service_id AS ServiceId, words AS Words, published AS Published,
                                changed_at AS ChangedAt, changed_by AS ChangedBy
                            FROM improvement_next_page WHERE agency_id = @agencyId
                            """,
                            new { agencyId }
                        )
                    ).Select(row => new NextPage(
                        row.AgencyId,
                        row.ServiceId,
                        JsonSerializer.Deserialize<NextWords>(row.Words, NextWords.Json)!,
                        row.Published,
                        row.ChangedAt,
                        row.ChangedBy
                    )),
                ],
            cancel
        );

    private sealed record Row(
        Guid AgencyId,
        Guid ServiceId,
        string Words,
        bool Published,
        DateTimeOffset ChangedAt,
        string ChangedBy
    );
}
