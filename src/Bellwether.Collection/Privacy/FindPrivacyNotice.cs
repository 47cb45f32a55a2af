using Bellwether.Foundation.Data;

namespace Bellwether.Collection;

/// <summary>What one form tells people of their privacy.</summary>
public sealed class FindPrivacyNotice(Db db)
{
    /// <summary>The statement; that none is needed when nobody has written one; null when there is no such collector.</summary>
    public async Task<PrivacyNotice?> Run(
        Guid agencyId,
        Guid collectorId,
        CancellationToken cancel = default
    ) =>
        await PrivacyNoticeStore.Find(db, agencyId, collectorId, cancel)
        ?? (
            await CollectorStore.Find(db, agencyId, collectorId, cancel) is null
                ? null
                : new PrivacyNotice(collectorId)
        );
}
