using System.Text.Json;
using Bellwether.Foundation.Data;

namespace Bellwether.Collection;

/// <summary>Opens a half-filled form with the code that its person holds; nobody else can.</summary>
public sealed class FindUnfinished(Db db, TimeProvider time)
{
    /// <summary>The form as it was left, or null: another code, another collector, expired, or sent already.</summary>
    public async Task<UnfinishedAnswer?> Run(
        Guid agencyId,
        Guid collectorId,
        string code,
        CancellationToken cancel = default
    )
    {
        if (ResumeCode.Read(code) is not { } plain)
            return null;
        var hash = ResumeCode.HashOf(plain, collectorId);
        var now = time.GetUtcNow();
        var found = await UnfinishedStore.Find(db, agencyId, collectorId, hash, now, cancel);
        return found is not null && ResumeCode.Open(plain, collectorId, found) is { } text
            ? JsonSerializer.Deserialize<UnfinishedAnswer>(text)
            : null;
    }
}
