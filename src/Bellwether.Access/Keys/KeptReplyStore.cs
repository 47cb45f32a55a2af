using System.Data.Common;
using Dapper;

namespace Bellwether.Access;

/// <summary>The table of what programs were answered.</summary>
internal static class KeptReplyStore
{
    private const string Mine =
        "agency_id = @AgencyId AND key_id = @KeyId AND idempotency_key = @IdempotencyKey";

    /// <summary>The fingerprint that the idempotency key stands for, new or known, and what was answered to it.</summary>
    public static async Task<(byte[] Fingerprint, KeptReply? Reply)> Claim(
        DbTransaction tx,
        OnceAsked asked,
        byte[] fingerprint,
        DateTimeOffset now,
        DateTimeOffset old
    )
    {
        var values = new
        {
            asked.AgencyId,
            asked.KeyId,
            asked.IdempotencyKey,
            fingerprint,
            now,
            old,
        };
        await tx.Connection!.ExecuteAsync(
            "DELETE FROM access_kept_reply WHERE agency_id = @AgencyId AND key_id = @KeyId AND claimed_at < @old",
            values,
            tx
        );
        await tx.Connection!.ExecuteAsync(
            """
            INSERT INTO access_kept_reply (agency_id, key_id, idempotency_key, fingerprint, claimed_at)
            VALUES (@AgencyId, @KeyId, @IdempotencyKey, @fingerprint, @now)
            ON CONFLICT DO NOTHING
            """,
            values,
            tx
        );
        var row = await tx.Connection!.QuerySingleAsync<Row>(
            $"""
            SELECT fingerprint AS Fingerprint, status AS Status, location AS Location, etag AS ETag, body AS Body
            FROM access_kept_reply WHERE {Mine}
            """,
            values,
            tx
        );
        return (
            row.Fingerprint,
            row.Status is { } status
                ? new KeptReply((int)status, row.Location, row.ETag, row.Body ?? [])
                : null
        );
    }

    public static Task<int> Keep(DbTransaction tx, OnceAsked asked, KeptReply reply) =>
        tx.Connection!.ExecuteAsync(
            $"""
            UPDATE access_kept_reply SET status = @status, location = @Location, etag = @ETag, body = @Body
            WHERE {Mine} AND status IS NULL
            """,
            new
            {
                asked.AgencyId,
                asked.KeyId,
                asked.IdempotencyKey,
                status = (long)reply.Status,
                reply.Location,
                reply.ETag,
                reply.Body,
            },
            tx
        );

    public static Task<int> Drop(DbTransaction tx, OnceAsked asked) =>
        tx.Connection!.ExecuteAsync(
            $"DELETE FROM access_kept_reply WHERE {Mine} AND status IS NULL",
            asked,
            tx
        );

    private sealed class Row
    {
        public byte[] Fingerprint { get; init; } = [];
        public long? Status { get; init; }
        public string? Location { get; init; }
        public string? ETag { get; init; }
        public byte[]? Body { get; init; }
    }
}
