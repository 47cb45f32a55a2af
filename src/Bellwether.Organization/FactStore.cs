using System.Data.Common;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Organization;

/// <summary>Numbers of the operation in the database.</summary>
internal static class FactStore
{
    private const string Columns = """
        service_id AS ServiceId, channel AS Channel, kind AS Kind, first_day AS First, last_day AS Last,
        thousandths AS Thousandths, source AS Source, batch_id AS BatchId
        FROM organization_fact
        """;

    public static async Task<FactFate> Add(
        DbTransaction transaction,
        OperationalFact fact,
        string key,
        Guid? batchId,
        string by,
        DateTimeOffset now
    )
    {
        var thousandths = (long)decimal.Round(fact.Value * 1000);
        var added = await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO organization_fact (agency_id, source_key, service_id, channel, kind, first_day, last_day, thousandths,
                source, batch_id, recorded_at, recorded_by)
            VALUES (@AgencyId, @key, @ServiceId, @Channel, @Kind, @First, @Last, @thousandths, @Source, @batchId, @now, @by)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                fact.AgencyId,
                key,
                fact.ServiceId,
                fact.Channel,
                fact.Kind,
                fact.First,
                fact.Last,
                thousandths,
                fact.Source,
                batchId,
                now,
                by,
            },
            transaction
        );
        if (added == 1)
            return FactFate.Recorded;
        var there = await transaction.Connection!.QuerySingleAsync<FactRow>(
            $"SELECT {Columns} WHERE agency_id = @AgencyId AND source_key = @key",
            new { fact.AgencyId, key },
            transaction
        );
        return there.Thousandths != thousandths ? FactFate.Different
            : there.BatchId == batchId ? FactFate.RecordedBefore
            : FactFate.Known;
    }

    /// <summary>The number that stands under a key, or null.</summary>
    public static async Task<decimal?> Standing(
        DbTransaction transaction,
        Guid agencyId,
        string key
    ) =>
        await transaction.Connection!.QuerySingleOrDefaultAsync<FactRow>(
            $"SELECT {Columns} WHERE agency_id = @agencyId AND source_key = @key",
            new { agencyId, key },
            transaction
        )
            is { } row
            ? row.Thousandths / 1000m
            : null;

    /// <summary>Adds a typed-in number, or writes it over the earlier one with that one beside it.</summary>
    public static async Task Enter(
        DbTransaction transaction,
        OperationalFact fact,
        string key,
        string by,
        DateTimeOffset now
    )
    {
        if (await Add(transaction, fact, key, null, by, now) != FactFate.Different)
            return;
        var stands = await transaction.Connection!.QuerySingleAsync<FactRow>(
            $"SELECT {Columns} WHERE agency_id = @AgencyId AND source_key = @key",
            new { fact.AgencyId, key },
            transaction
        );
        await transaction.Connection!.ExecuteAsync(
            """
            UPDATE organization_fact SET thousandths = @thousandths, source = @source, recorded_at = @now, recorded_by = @by
            WHERE agency_id = @AgencyId AND source_key = @key
            """,
            new
            {
                fact.AgencyId,
                key,
                thousandths = (long)(fact.Value * 1000),
                source = string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{fact.Source} (before: {stands.Thousandths / 1000m:0.###}, {stands.Source})"
                ),
                now,
                by,
            },
            transaction
        );
    }

    public static Task<int> Remove(DbTransaction transaction, Guid agencyId, Guid batchId) =>
        transaction.Connection!.ExecuteAsync(
            "DELETE FROM organization_fact WHERE agency_id = @agencyId AND batch_id = @batchId",
            new { agencyId, batchId },
            transaction
        );

    public static Task<IReadOnlyList<OperationalFact>> List(
        Db db,
        Guid agencyId,
        DateOnly first,
        DateOnly last,
        Guid? serviceId,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<OperationalFact>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<FactRow>(
                            $"""
                            SELECT {Columns}
                            WHERE agency_id = @agencyId AND first_day <= @last AND last_day >= @first{(
                                serviceId is null ? "" : " AND service_id = @serviceId"
                            )}
                            ORDER BY first_day, service_id, channel, kind, source_key
                            """,
                            new
                            {
                                agencyId,
                                first,
                                last,
                                serviceId,
                            }
                        )
                    ).Select(row => new OperationalFact(
                        agencyId,
                        row.ServiceId,
                        row.Channel,
                        row.Kind,
                        row.First,
                        row.Last,
                        row.Thousandths / 1000m,
                        row.Source
                    )),
                ],
            cancel
        );

    private sealed class FactRow
    {
        public Guid ServiceId { get; init; }
        public string Channel { get; init; } = "";
        public string Kind { get; init; } = "";
        public DateOnly First { get; init; }
        public DateOnly Last { get; init; }
        public long Thousandths { get; init; }
        public string Source { get; init; } = "";
        public Guid? BatchId { get; init; }
    }
}
