using System.Data.Common;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Collection;

/// <summary>Protocols in the database: one an agency.</summary>
internal static class SafetyProtocolStore
{
    public static Task<SafetyProtocol?> Find(Db db, Guid agencyId, CancellationToken cancel) =>
        db.Read(
            async connection =>
                (
                    await connection.QuerySingleOrDefaultAsync<Row>(
                        """
                        SELECT protocol AS Text, hotline_en AS English, hotline_es AS Spanish, urgent_minutes AS Urgent, soon_minutes AS Soon
                        FROM collection_safety_protocol WHERE agency_id = @agencyId
                        """,
                        new { agencyId }
                    )
                )?.Protocol,
            cancel
        );

    public static Task Put(
        DbTransaction transaction,
        Actor actor,
        SafetyProtocol protocol,
        DateTimeOffset now
    ) =>
        transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO collection_safety_protocol (agency_id, protocol, hotline_en, hotline_es, urgent_minutes, soon_minutes, changed_by, changed_at)
            VALUES (@AgencyId, @Text, @HotlineEnglish, @HotlineSpanish, @urgent, @soon, @Name, @now)
            ON CONFLICT (agency_id) DO UPDATE
            SET protocol = excluded.protocol, hotline_en = excluded.hotline_en, hotline_es = excluded.hotline_es,
                urgent_minutes = excluded.urgent_minutes, soon_minutes = excluded.soon_minutes, changed_by = excluded.changed_by,
                changed_at = excluded.changed_at
            """,
            new
            {
                actor.AgencyId,
                protocol.Text,
                protocol.HotlineEnglish,
                protocol.HotlineSpanish,
                urgent = (long)protocol.UrgentMinutes,
                soon = (long)protocol.SoonMinutes,
                actor.Name,
                now,
            },
            transaction
        );

    private sealed class Row
    {
        public string Text { get; init; } = "";
        public string English { get; init; } = "";
        public string Spanish { get; init; } = "";
        public long Urgent { get; init; }
        public long Soon { get; init; }

        public SafetyProtocol Protocol => new(Text, English, Spanish, (int)Urgent, (int)Soon);
    }
}
