using Bellwether.Foundation.Data;

namespace Bellwether.Access;

/// <summary>What the check of an audit trail found.</summary>
/// <param name="Entries">Lines that were read.</param>
/// <param name="LastHash">The hash of the last line. Written down elsewhere, it proves later that nothing before it changed.</param>
/// <param name="BrokenAt">The first position where the chain does not hold, or null.</param>
public sealed record AuditCheck(long Entries, string LastHash, long? BrokenAt)
{
    /// <summary>True when every line is there and unchanged.</summary>
    public bool IsWhole => BrokenAt is null;
}

/// <summary>Recomputes the chain of an agency's audit trail: a line that was changed, left out or cut off at the end shows.</summary>
public sealed class VerifyAudit(Db db)
{
    private const int Page = 1000;

    /// <summary>Reads the whole trail, a page at a time.</summary>
    public Task<AuditCheck> Run(Guid agencyId, CancellationToken cancel = default) =>
        db.Read(
            async connection =>
            {
                // The end is read first: lines that are added meanwhile are not missed, only not yet checked.
                var head = await AuditStore.Head(connection, agencyId) ?? (0, AuditEntry.Start);
                var (position, hash) = (0L, AuditEntry.Start);
                while (position < head.Position)
                {
                    var page = await AuditStore.After(connection, agencyId, position, Page);
                    foreach (var entry in page.Where(entry => entry.Position <= head.Position))
                    {
                        hash = entry.HashAfter(agencyId, hash);
                        if (
                            entry.Position != position + 1
                            || Convert.ToHexStringLower(hash) != entry.Hash
                        )
                            return new AuditCheck(
                                position,
                                Convert.ToHexStringLower(hash),
                                position + 1
                            );
                        position++;
                    }
                    if (page.Count == 0)
                        break;
                }
                var isWhole = position == head.Position && hash.AsSpan().SequenceEqual(head.Hash);
                return new AuditCheck(
                    position,
                    Convert.ToHexStringLower(hash),
                    isWhole ? null : position + 1
                );
            },
            cancel
        );
}
