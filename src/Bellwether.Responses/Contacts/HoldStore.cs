using System.Data.Common;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Responses;

/// <summary>Which contact a case may write to.</summary>
internal sealed class HoldStore(Db db)
{
    private const string Insert = """
        INSERT INTO responses_contact_hold (agency_id, case_id, collector_id, contact_id)
        VALUES (@agencyId, @caseId, @collectorId, @contactId)
        ON CONFLICT DO NOTHING
        """;

    private const string Held = """
        SELECT c.contact FROM responses_contact c
        JOIN responses_contact_hold h ON h.collector_id = c.collector_id AND h.contact_id = c.contact_id
        WHERE h.agency_id = @agencyId AND h.case_id = @caseId AND c.agency_id = @agencyId
        ORDER BY c.item_index
        """;

    public Task<IReadOnlyList<string>> Hold(
        Guid agencyId,
        Guid caseId,
        Guid collectorId,
        Guid responseId,
        CancellationToken cancel
    ) =>
        db.Write<IReadOnlyList<string>>(
            async tx =>
            {
                var hold = new
                {
                    agencyId,
                    caseId,
                    collectorId,
                    contactId = ContactStore.IdOf(responseId),
                };
                var left = await tx.Connection!.ExecuteScalarAsync<long>(
                    "SELECT COUNT(*) FROM responses_contact WHERE collector_id = @collectorId AND contact_id = @contactId AND agency_id = @agencyId",
                    hold,
                    tx
                );
                if (left == 0)
                    return [];
                await tx.Connection!.ExecuteAsync(Insert, hold, tx);
                return (await tx.Connection!.QueryAsync<string>(Held, hold, tx)).AsList();
            },
            cancel
        );

    public Task<IReadOnlyList<string>> Copy(
        Guid agencyId,
        Guid caseId,
        Guid toCaseId,
        CancellationToken cancel
    ) =>
        db.Write<IReadOnlyList<string>>(
            async tx =>
            {
                await tx.Connection!.ExecuteAsync(
                    """
                    INSERT INTO responses_contact_hold (agency_id, case_id, collector_id, contact_id)
                    SELECT agency_id, @toCaseId, collector_id, contact_id FROM responses_contact_hold
                    WHERE agency_id = @agencyId AND case_id = @caseId
                    ON CONFLICT DO NOTHING
                    """,
                    new
                    {
                        agencyId,
                        caseId,
                        toCaseId,
                    },
                    tx
                );
                return (
                    await tx.Connection!.QueryAsync<string>(
                        Held,
                        new { agencyId, caseId = toCaseId },
                        tx
                    )
                ).AsList();
            },
            cancel
        );

    public Task<IReadOnlyList<string>> Read(Guid agencyId, Guid caseId, CancellationToken cancel) =>
        db.Read<IReadOnlyList<string>>(
            async connection =>
                (await connection.QueryAsync<string>(Held, new { agencyId, caseId })).AsList(),
            cancel
        );

    /// <summary>Lets go of the contact, and deletes it when no other case holds it; how many addresses went.</summary>
    public Task<int> Forget(Guid agencyId, Guid caseId, CancellationToken cancel) =>
        db.Write(
            async tx =>
            {
                var hold = await tx.Connection!.QuerySingleOrDefaultAsync<HoldRow>(
                    "SELECT collector_id AS CollectorId, contact_id AS ContactId FROM responses_contact_hold WHERE agency_id = @agencyId AND case_id = @caseId",
                    new { agencyId, caseId },
                    tx
                );
                if (hold is null)
                    return 0;
                var contact = new
                {
                    agencyId,
                    caseId,
                    hold.CollectorId,
                    hold.ContactId,
                };
                await tx.Connection!.ExecuteAsync(
                    "DELETE FROM responses_contact_hold WHERE agency_id = @agencyId AND case_id = @caseId",
                    contact,
                    tx
                );
                return await tx.Connection!.ExecuteAsync(
                    """
                    DELETE FROM responses_contact WHERE collector_id = @CollectorId AND contact_id = @ContactId AND agency_id = @agencyId
                        AND NOT EXISTS (SELECT 1 FROM responses_contact_hold h
                            WHERE h.collector_id = @CollectorId AND h.contact_id = @ContactId)
                    """,
                    contact,
                    tx
                );
            },
            cancel
        );

    public static Task Erase(DbTransaction transaction, Guid collectorId, Guid responseId) =>
        transaction.Connection!.ExecuteAsync(
            "DELETE FROM responses_contact_hold WHERE collector_id = @collectorId AND contact_id = @contactId",
            new { collectorId, contactId = ContactStore.IdOf(responseId) },
            transaction
        );

    private sealed record HoldRow(Guid CollectorId, Guid ContactId);
}
