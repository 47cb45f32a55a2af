using Bellwether.Foundation.Data;

namespace Bellwether.Access;

/// <summary>Reads an agency's audit trail, newest line first.</summary>
public sealed class ReadAudit(Db db)
{
    /// <summary>The newest lines, or those before a position for the next page.</summary>
    public Task<IReadOnlyList<AuditEntry>> Run(
        Guid agencyId,
        int most = 100,
        long before = long.MaxValue,
        CancellationToken cancel = default
    ) => db.Read(connection => AuditStore.Before(connection, agencyId, before, most), cancel);
}
