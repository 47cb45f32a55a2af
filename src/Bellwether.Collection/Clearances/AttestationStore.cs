using System.Data.Common;
using Dapper;

namespace Bellwether.Collection;

/// <summary>Attested versions and the history of clearances in the database.</summary>
internal static class AttestationStore
{
    /// <summary>Writes the attestation; one that was carried over without a hash gets it. False when it is there already.</summary>
    public static async Task<bool> Add(
        DbTransaction transaction,
        Guid agencyId,
        Attestation attestation
    ) =>
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO collection_clearance_version (agency_id, clearance_id, version_id, content_hash, attested_at, attested_by)
            VALUES (@agencyId, @ClearanceId, @VersionId, @ContentHash, @AttestedAt, @AttestedBy)
            ON CONFLICT (agency_id, clearance_id, version_id) DO UPDATE SET
                content_hash = excluded.content_hash, attested_at = excluded.attested_at, attested_by = excluded.attested_by
            WHERE collection_clearance_version.content_hash <> excluded.content_hash
            """,
            new
            {
                agencyId,
                attestation.ClearanceId,
                attestation.VersionId,
                attestation.ContentHash,
                attestation.AttestedAt,
                attestation.AttestedBy,
            },
            transaction
        ) == 1;

    /// <summary>The hash that was attested for that version, or null.</summary>
    public static Task<string?> Hash(
        DbConnection connection,
        DbTransaction? transaction,
        Guid agencyId,
        Guid clearanceId,
        Guid versionId
    ) =>
        connection.ExecuteScalarAsync<string?>(
            """
            SELECT content_hash FROM collection_clearance_version
            WHERE agency_id = @agencyId AND clearance_id = @clearanceId AND version_id = @versionId
            """,
            new
            {
                agencyId,
                clearanceId,
                versionId,
            },
            transaction
        );

    public static async Task<IReadOnlyList<Attestation>> List(
        DbConnection connection,
        Guid agencyId
    ) =>
        (
            await connection.QueryAsync<Attestation>(
                """
                SELECT clearance_id AS ClearanceId, version_id AS VersionId, content_hash AS ContentHash,
                    attested_at AS AttestedAt, attested_by AS AttestedBy
                FROM collection_clearance_version WHERE agency_id = @agencyId ORDER BY attested_at DESC, version_id
                """,
                new { agencyId }
            )
        ).AsList();

    public static Task AddStep(
        DbTransaction transaction,
        Guid agencyId,
        Guid clearanceId,
        ClearanceStep step
    ) =>
        transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO collection_clearance_step (agency_id, clearance_id, number, done_at, done_by, what, terms)
            SELECT @agencyId, @clearanceId, COALESCE(MAX(number), 0) + 1, @At, @By, @What, @Terms
            FROM collection_clearance_step WHERE agency_id = @agencyId AND clearance_id = @clearanceId
            """,
            new
            {
                agencyId,
                clearanceId,
                step.At,
                step.By,
                step.What,
                step.Terms,
            },
            transaction
        );

    public static async Task<IReadOnlyList<ClearanceStep>> Steps(
        DbConnection connection,
        Guid agencyId,
        Guid clearanceId
    ) =>
        (
            await connection.QueryAsync<ClearanceStep>(
                """
                SELECT done_at AS At, done_by AS By, what AS What, terms AS Terms FROM collection_clearance_step
                WHERE agency_id = @agencyId AND clearance_id = @clearanceId ORDER BY number DESC
                """,
                new { agencyId, clearanceId }
            )
        ).AsList();
}
