using System.Data.Common;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Collection;

/// <summary>Collectors in the database.</summary>
internal static class CollectorStore
{
    private const string Columns = """
        agency_id AS AgencyId, collector_id AS CollectorId, service_id AS ServiceId, key AS Key, name AS Name, channel AS Channel,
        location AS Location, instrument_id AS InstrumentId, version_id AS VersionId, is_open AS IsOpen,
        control_number AS ControlNumber, clearance_expires AS ClearanceExpires, burden_minutes AS BurdenMinutes,
        opens_on AS OpensOn, closes_on AS ClosesOn, contact AS Contact, source_kind AS SourceKind
        FROM collection_collector
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
                version_id, is_open, control_number, clearance_expires, burden_minutes, opens_on, closes_on, contact, source_kind, opened_at, opened_by)
            VALUES (@AgencyId, @CollectorId, @ServiceId, @Key, @Name, @Channel, @Location, @InstrumentId,
                @VersionId, @IsOpen, @ControlNumber, @ExpiresOn, @BurdenMinutes, @OpensOn, @ClosesOn, @Contact, @kind, @now, @by)
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
                collector.Clearance?.ControlNumber,
                collector.Clearance?.ExpiresOn,
                collector.Clearance?.BurdenMinutes,
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

    /// <summary>The collector behind a public address. Keys are unique over all agencies: the address names none.</summary>
    public static Task<Collector?> FindByKey(Db db, string key, CancellationToken cancel) =>
        db.Read(
            async connection =>
                (
                    await connection.QuerySingleOrDefaultAsync<CollectorRow>(
                        $"SELECT {Columns} WHERE key = @key",
                        new { key }
                    )
                )?.Collector,
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
            await connection.QuerySingleOrDefaultAsync<CollectorRow>(
                $"SELECT {Columns} WHERE agency_id = @agencyId AND collector_id = @collectorId",
                new { agencyId, collectorId },
                transaction
            )
        )?.Collector;

    public static Task<IReadOnlyList<Collector>> List(
        Db db,
        Guid agencyId,
        Guid? serviceId,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<Collector>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<CollectorRow>(
                            $"SELECT {Columns} WHERE agency_id = @agencyId{(serviceId is null ? "" : " AND service_id = @serviceId")} ORDER BY name, collector_id",
                            new { agencyId, serviceId }
                        )
                    ).Select(row => row.Collector),
                ],
            cancel
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
        public string? ControlNumber { get; init; }
        public DateOnly? ClearanceExpires { get; init; }
        public double? BurdenMinutes { get; init; }
        public DateOnly? OpensOn { get; init; }
        public DateOnly? ClosesOn { get; init; }
        public string Contact { get; init; } = "";
        public string SourceKind { get; init; } = "";

        public Collector Collector =>
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
                Clearance = ControlNumber is null
                    ? null
                    : new Clearance(
                        ControlNumber,
                        ClearanceExpires ?? DateOnly.MaxValue,
                        BurdenMinutes ?? 0
                    ),
            };
    }
}
