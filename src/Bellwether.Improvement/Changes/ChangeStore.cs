using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Dapper;

namespace Bellwether.Improvement;

internal sealed class ChangeStore(Db db, Outbox outbox)
{
    private const string Columns = """
        change_id AS ChangeId, agency_id AS AgencyId, service_id AS ServiceId, heard_en AS HeardEn, heard_es AS HeardEs,
        did_en AS DidEn, did_es AS DidEs, did_on AS DidOn, effect_kind AS EffectKind, effect_en AS EffectEn,
        effect_es AS EffectEs, published AS Published, recorded_at AS RecordedAt
        """;

    public Task Insert(Change change, CancellationToken cancel) =>
        db.Write(
            async tx =>
            {
                await tx.Connection!.ExecuteAsync(
                    """
                    INSERT INTO improvement_change (agency_id, change_id, service_id, heard_en, heard_es, did_en, did_es, did_on,
                        effect_kind, effect_en, effect_es, published, recorded_at)
                    VALUES (@AgencyId, @ChangeId, @ServiceId, @HeardEn, @HeardEs, @DidEn, @DidEs, @DidOn,
                        @EffectKind, @EffectEn, @EffectEs, @Published, @RecordedAt)
                    ON CONFLICT DO NOTHING
                    """,
                    Row.Of(change),
                    tx
                );
                await outbox.Append(
                    tx,
                    [new ChangeRecorded(change.AgencyId, change.ChangeId, change.ServiceId)],
                    cancel
                );
            },
            cancel
        );

    public Task<int> Update(
        Guid agencyId,
        Guid changeId,
        EffectKind kind,
        PlainText? effect,
        CancellationToken cancel
    ) =>
        db.Write(
            tx =>
                tx.Connection!.ExecuteAsync(
                    """
                    UPDATE improvement_change SET effect_kind = @kind, effect_en = @en, effect_es = @es
                    WHERE agency_id = @agencyId AND change_id = @changeId
                    """,
                    new
                    {
                        agencyId,
                        changeId,
                        kind = (long)kind,
                        en = effect?.En,
                        es = effect?.Es,
                    },
                    tx
                ),
            cancel
        );

    public Task<int> Publish(
        Guid agencyId,
        Guid changeId,
        bool published,
        CancellationToken cancel
    ) =>
        db.Write(
            async tx =>
            {
                var count = await tx.Connection!.ExecuteAsync(
                    "UPDATE improvement_change SET published = @published WHERE agency_id = @agencyId AND change_id = @changeId",
                    new
                    {
                        agencyId,
                        changeId,
                        published,
                    },
                    tx
                );
                if (count > 0)
                    await outbox.Append(
                        tx,
                        [new ChangePublished(agencyId, changeId, published)],
                        cancel
                    );
                return count;
            },
            cancel
        );

    public Task<IReadOnlyList<Change>> List(
        Guid agencyId,
        Guid? serviceId,
        bool publishedOnly,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<Change>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<Row>(
                            $"""
                            SELECT {Columns} FROM improvement_change
                            WHERE agency_id = @agencyId {(
                                serviceId is null ? "" : "AND service_id = @serviceId"
                            )}
                                {(publishedOnly ? "AND published = 1" : "")}
                            ORDER BY did_on DESC, change_id DESC
                            """,
                            new { agencyId, serviceId }
                        )
                    ).Select(row => row.ToChange()),
                ],
            cancel
        );

    private sealed record Row(
        Guid ChangeId,
        Guid AgencyId,
        Guid ServiceId,
        string HeardEn,
        string? HeardEs,
        string DidEn,
        string? DidEs,
        DateOnly DidOn,
        long EffectKind,
        string? EffectEn,
        string? EffectEs,
        bool Published,
        DateTimeOffset RecordedAt
    )
    {
        public static Row Of(Change c) =>
            new(
                c.ChangeId,
                c.AgencyId,
                c.ServiceId,
                c.Heard.En,
                c.Heard.Es,
                c.Did.En,
                c.Did.Es,
                c.DidOn,
                (long)c.EffectKind,
                c.Effect?.En,
                c.Effect?.Es,
                c.IsPublished,
                c.RecordedAt
            );

        public Change ToChange() =>
            new(
                ChangeId,
                AgencyId,
                ServiceId,
                new PlainText(HeardEn, HeardEs),
                new PlainText(DidEn, DidEs),
                DidOn,
                (EffectKind)EffectKind,
                EffectEn is null ? null : new PlainText(EffectEn, EffectEs),
                Published,
                RecordedAt
            );
    }
}
