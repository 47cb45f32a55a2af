using System.Data.Common;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Responses;

/// <summary>E-mail addresses and telephone numbers, apart from the answers they came with.</summary>
internal sealed class ContactStore(Db db)
{
    public static async Task Insert(DbTransaction transaction, IEnumerable<LogRow> rows)
    {
        foreach (var row in rows)
        foreach (var contact in row.Contacts)
            await transaction.Connection!.ExecuteAsync(
                """
                INSERT INTO responses_contact (collector_id, contact_id, item_index, agency_id, version_id, month, contact)
                VALUES (@CollectorId, @contactId, @ItemIndex, @AgencyId, @VersionId, @month, @Words)
                """,
                new
                {
                    row.Response.CollectorId,
                    contactId = IdOf(row.Response.ResponseId),
                    contact.ItemIndex,
                    row.Response.AgencyId,
                    row.Response.Version.VersionId,
                    month = Period.MonthNumber(row.Response.LocalDay),
                    contact.Words,
                },
                transaction
            );
    }

    public static Task Erase(DbTransaction transaction, Guid collectorId, Guid responseId) =>
        transaction.Connection!.ExecuteAsync(
            "DELETE FROM responses_contact WHERE collector_id = @collectorId AND contact_id = @contactId",
            new { collectorId, contactId = IdOf(responseId) },
            transaction
        );

    public async Task<IReadOnlyList<Contact>> Read(
        Guid agencyId,
        Guid collectorId,
        CancellationToken cancel
    ) =>
        await db.Read(
            async connection =>
                (
                    await connection.QueryAsync<Contact>(
                        """
                        SELECT collector_id AS CollectorId, version_id AS VersionId, item_index AS ItemIndex, month AS MonthNumber,
                            contact AS Address
                        FROM responses_contact WHERE collector_id = @collectorId AND agency_id = @agencyId
                        ORDER BY contact, item_index
                        """,
                        new { collectorId, agencyId }
                    )
                ).AsList(),
            cancel
        );

    internal static Guid IdOf(Guid responseId) => Ids.From(responseId, "contact");
}
