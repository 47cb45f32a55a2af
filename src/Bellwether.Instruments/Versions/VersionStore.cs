using System.Data.Common;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Instruments;

/// <summary>Frozen versions in the database. Rows are added, never changed.</summary>
internal static class VersionStore
{
    private const string Entry = """
        version_id AS VersionId, instrument_id AS InstrumentId, number AS Number,
        content_hash AS ContentHash, frozen_at AS FrozenAt, frozen_by AS FrozenBy
        """;

    public static async Task<InstrumentVersion?> Find(
        Db db,
        Guid agencyId,
        Guid versionId,
        CancellationToken cancel
    )
    {
        var row = await db.Read(
            connection =>
                connection.QuerySingleOrDefaultAsync<VersionRow>(
                    """
                    SELECT instrument_id AS InstrumentId, number AS Number, content_hash AS ContentHash,
                        document AS Document
                    FROM instruments_version WHERE agency_id = @agencyId AND version_id = @versionId
                    """,
                    new { agencyId, versionId }
                ),
            cancel
        );
        return row?.Version(agencyId, versionId);
    }

    public static async Task<IReadOnlyList<VersionEntry>> List(
        Db db,
        Guid agencyId,
        Guid instrumentId,
        CancellationToken cancel
    ) =>
        await db.Read(
            async connection =>
                (
                    await connection.QueryAsync<VersionEntry>(
                        $"""
                        SELECT {Entry} FROM instruments_version
                        WHERE agency_id = @agencyId AND instrument_id = @instrumentId ORDER BY number
                        """,
                        new { agencyId, instrumentId }
                    )
                ).AsList(),
            cancel
        );

    /// <summary>
    /// The version with that content: the one there is, or a new one with the next number, which becomes the current
    /// one. The instrument must be locked.
    /// </summary>
    public static async Task<(InstrumentVersion Version, bool IsNew)> GetOrAdd(
        DbTransaction transaction,
        Actor actor,
        Guid instrumentId,
        InstrumentContent content,
        DateTimeOffset now
    )
    {
        var document = InstrumentDocument.Write(content);
        var hash = InstrumentDocument.Hash(document);
        var found = await FindByHash(transaction, actor.AgencyId, instrumentId, hash);
        var entry = found ?? await Add(transaction, actor, instrumentId, hash, document, now);
        var row = new VersionRow(instrumentId, entry.Number, hash, document);
        var version = row.Version(actor.AgencyId, entry.VersionId);
        if (found is null)
            await MakeCurrent(transaction, version);
        return (version, found is null);
    }

    /// <summary>Makes that version the current one of its instrument.</summary>
    public static Task MakeCurrent(DbTransaction transaction, InstrumentVersion version) =>
        transaction.Connection!.ExecuteAsync(
            """
            UPDATE instruments_instrument SET current_version_id = @VersionId,
                versions = CASE WHEN versions < @Number THEN @Number ELSE versions END
            WHERE agency_id = @AgencyId AND instrument_id = @InstrumentId
            """,
            new
            {
                version.AgencyId,
                version.InstrumentId,
                version.VersionId,
                Number = (long)version.Number,
            },
            transaction
        );

    private static Task<VersionEntry?> FindByHash(
        DbTransaction transaction,
        Guid agencyId,
        Guid instrumentId,
        string hash
    ) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<VersionEntry>(
            $"""
            SELECT {Entry} FROM instruments_version
            WHERE agency_id = @agencyId AND instrument_id = @instrumentId AND content_hash = @hash
            """,
            new
            {
                agencyId,
                instrumentId,
                hash,
            },
            transaction
        );

    private static async Task<VersionEntry> Add(
        DbTransaction transaction,
        Actor actor,
        Guid instrumentId,
        string hash,
        string document,
        DateTimeOffset now
    )
    {
        var last = await transaction.Connection!.ExecuteScalarAsync<long>(
            """
            SELECT COALESCE(MAX(number), 0) FROM instruments_version
            WHERE agency_id = @AgencyId AND instrument_id = @instrumentId
            """,
            new { actor.AgencyId, instrumentId },
            transaction
        );
        // The same content in the same instrument always has the same id, also when everything is imported anew.
        var entry = new VersionEntry(
            Ids.From(Ids.From(actor.AgencyId, instrumentId.ToString("N")), hash),
            instrumentId,
            last + 1,
            hash,
            now,
            actor.Name
        );
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO instruments_version
                (agency_id, version_id, instrument_id, number, content_hash, document, frozen_at, frozen_by)
            VALUES (@AgencyId, @VersionId, @InstrumentId, @Number, @ContentHash, @document, @FrozenAt, @FrozenBy)
            """,
            new
            {
                actor.AgencyId,
                entry.VersionId,
                entry.InstrumentId,
                entry.Number,
                entry.ContentHash,
                document,
                entry.FrozenAt,
                entry.FrozenBy,
            },
            transaction
        );
        return entry;
    }

    private sealed record VersionRow(
        Guid InstrumentId,
        long Number,
        string ContentHash,
        string Document
    )
    {
        public InstrumentVersion Version(Guid agencyId, Guid versionId) =>
            InstrumentVersion.Of(
                InstrumentDocument.Parse(Document),
                new VersionIdentity(
                    versionId,
                    InstrumentId,
                    agencyId,
                    checked((int)Number),
                    ContentHash
                )
            );
    }
}
