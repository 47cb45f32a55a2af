using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Access;

/// <summary>Recognizes a key by its secret: who holds it is who it was made for.</summary>
/// <remarks>It is read anew at each request, so that a key that was taken back stops at once. The day of its use is noted
/// once a day, together with one line of the trail.</remarks>
public sealed class RecognizeKey(Db db, RecordAudit audit, TimeProvider time)
{
    /// <summary>The key, or null when there is none, or when it expired or was taken back.</summary>
    public async Task<ApiKey?> Run(string secret, CancellationToken cancel = default)
    {
        if (!KeySecret.HasShape(secret))
            return null;
        var hash = KeySecret.HashOf(secret);
        var key = await db.Read(connection => ApiKeyStore.BySecret(connection, hash), cancel);
        var now = time.GetUtcNow();
        if (key?.WorksAt(now) != true)
            return null;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (key.LastUsedOn is null || key.LastUsedOn < today)
            await db.Write(tx => Note(tx, key, today), cancel);
        return key;
    }

    private async Task Note(System.Data.Common.DbTransaction tx, ApiKey key, DateOnly today)
    {
        await AuditStore.Lock(tx, key.AgencyId);
        if (await ApiKeyStore.UsedOn(tx, key.AgencyId, key.KeyId, today) > 0)
            await audit.Run(
                tx,
                new Actor(key.AgencyId, key.KeyId, key.Name),
                "access.key-used",
                $"{key.KeyId}",
                $"day={today:yyyy-MM-dd}"
            );
    }
}
