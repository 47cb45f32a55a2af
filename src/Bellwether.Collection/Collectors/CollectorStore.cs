using System.Data.Common;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Collection;

/// <summary>Collectors in the database.</summary>
internal static class CollectorStore
{
    private const string Columns = """
        c.agency_id AS AgencyId, c.collector_id AS CollectorId, c.service_id AS ServiceId, c.key AS Key, c.name AS Name,
        c.channel AS Channel, c.location AS Location, c.instrument_id AS InstrumentId, c.version_id AS VersionId,
        c.is_open AS IsOpen, c.opens_on AS OpensOn, c.closes_on AS ClosesOn, c.contact AS Contact,
        c.source_kind AS SourceKind, v.content_hash AS AttestedHash
        """;

    private const string Sources = """
        FROM collection_collector c
        LEFT JOIN collection_clearance k ON k.agency_id = c.agency_id AND k.clearance_id = c.clearance_id
        LEFT JOIN collection_clearance_version v
            ON v.agency_id = c.agency_id AND v.clearance_id = c.clearance_id AND v.version_id = c.version_id
        """;

    public static async Task<bool> Add(
        DbTransaction transaction,
        Collector collector,
        string by,
        DateTimeOffset now
    ) =>
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO collection_collector (agency_id, collector_id, service_id, key, name, channel, location, instrument_id,
                version_id, is_open, clearance_id, opens_on, closes_on, contact, source_kind, opened_at, opened_by)
            VALUES (@AgencyId, @CollectorId, @ServiceId, @Key, @Name, @Channel, @Location, @InstrumentId,
                @VersionId, @IsOpen, @ClearanceId, @OpensOn, @ClosesOn, @Contact, @kind, @now, @by)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                collector.AgencyId,
                collector.CollectorId,
                collector.ServiceId,
                collector.Key,
                collector.Name,
                collector.Channel,
                collector.Location,
                collector.InstrumentId,
                collector.VersionId,
                collector.IsOpen,
                collector.Clearance?.ClearanceId,
                collector.OpensOn,
                collector.ClosesOn,
                collector.Contact,
                kind = collector.SourceKind.ToString().ToLowerInvariant(),
                now,
                by,
            },
            transaction
        ) == 1;

    public static async Task<bool> SetOpen(
        DbTransaction transaction,
        Guid agencyId,
        Guid collectorId,
        bool isOpen
    ) =>
        await transaction.Connection!.ExecuteAsync(
            "UPDATE collection_collector SET is_open = @isOpen WHERE agency_id = @agencyId AND collector_id = @collectorId AND is_open <> @isOpen",
            new
            {
                agencyId,
                collectorId,
                isOpen,
            },
            transaction
        ) == 1;

    public static async Task<bool> SetVersion(
        DbTransaction transaction,
        Guid agencyId,
        Guid collectorId,
        Guid versionId
    ) =>
        await transaction.Connection!.ExecuteAsync(
            "UPDATE collection_collector SET version_id = @versionId WHERE agency_id = @agencyId AND collector_id = @collectorId AND version_id <> @versionId",
            new
            {
                agencyId,
                collectorId,
                versionId,
            },
            transaction
        ) == 1;

    public static async Task<bool> SetClearance(
        DbTransaction transaction,
        Guid agencyId,
        Guid collectorId,
        Guid clearanceId
    ) =>
        await transaction.Connection!.ExecuteAsync(
            """
            UPDATE collection_collector SET clearance_id = @clearanceId
            WHERE agency_id = @agencyId AND collector_id = @collectorId AND (clearance_id IS NULL OR clearance_id <> @clearanceId)
            """,
            new
            {
                agencyId,
                collectorId,
                clearanceId,
            },
            transaction
        ) == 1;

    /// <summary>The collector behind a public address. Keys are unique over all agencies: the address names none.</summary>
    public static Task<Collector?> FindByKey(Db db, string key, CancellationToken cancel) =>
        db.Read(
            async connection =>
                (await Query(connection, null, "c.key = @key", new { key })).SingleOrDefault(),
            cancel
        );

    public static Task<Collector?> Find(
        Db db,
        Guid agencyId,
        Guid collectorId,
        CancellationToken cancel
    ) => db.Read(connection => Find(connection, null, agencyId, collectorId), cancel);

    public static async Task<Collector?> Find(
        DbConnection connection,
        DbTransaction? transaction,
        Guid agencyId,
        Guid collectorId
    ) =>
        (
            await Query(
                connection,
                transaction,
                "c.agency_id = @agencyId AND c.collector_id = @collectorId",
                new { agencyId, collectorId }
            )
        ).SingleOrDefault();

    public static Task<IReadOnlyList<Collector>> List(
        Db db,
        Guid agencyId,
        Guid? serviceId,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<Collector>>(
            async connection =>
                [
                    .. await Query(
                        connection,
                        null,
                        $"c.agency_id = @agencyId{(serviceId is null ? "" : " AND c.service_id = @serviceId")}",
                        new { agencyId, serviceId }
                    ),
                ],
            cancel
        );

    private static Task<IEnumerable<Collector>> Query(
        DbConnection connection,
        DbTransaction? transaction,
        string condition,
        object values
    ) =>
        connection.QueryAsync<CollectorRow, ClearanceStore.ClearanceRow?, Collector>(
            $"SELECT {Columns}, {ClearanceStore.Columns} {Sources} WHERE {condition} ORDER BY c.name, c.collector_id",
            (row, clearance) => row.Under(clearance?.Clearance),
            values,
            transaction,
            splitOn: "ClearanceId"
        );

    private sealed class CollectorRow
    {
        public Guid AgencyId { get; init; }
        public Guid CollectorId { get; init; }
        public Guid ServiceId { get; init; }
        public string Key { get; init; } = "";
        public string Name { get; init; } = "";
        public string Channel { get; init; } = "";
        public string Location { get; init; } = "";
        public Guid InstrumentId { get; init; }
        public Guid VersionId { get; init; }
        public bool IsOpen { get; init; }
        public DateOnly? OpensOn { get; init; }
        public DateOnly? ClosesOn { get; init; }
        public string Contact { get; init; } = "";
        public string SourceKind { get; init; } = "";
        public string? AttestedHash { get; init; }

        public Collector Under(Clearance? clearance) =>
            new(
                CollectorId,
                AgencyId,
                ServiceId,
                Key,
                Name,
                Channel,
                InstrumentId,
                VersionId,
                IsOpen
            )
            {
                Location = Location,
                Contact = Contact,
                SourceKind = Enum.Parse<SourceKind>(SourceKind, ignoreCase: true),
                OpensOn = OpensOn,
                ClosesOn = ClosesOn,
                Clearance = clearance,
                AttestedHash = clearance is null ? null : AttestedHash,
            };
    }
}
