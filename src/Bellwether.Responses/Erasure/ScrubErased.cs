namespace Bellwether.Responses;

/// <summary>Removes the bytes of erased responses from the database's files and logs.</summary>
/// <remarks>
/// It rewrites files and holds back writers meanwhile, so it is run once after many erasures, at a quiet hour. On PostgreSQL the
/// server needs <c>wal_recycle = off</c>, or old log files are kept under new names until they are overwritten; backups,
/// archives of the log and replicas have their own retention.
/// </remarks>
public sealed class ScrubErased
{
    private readonly TimeProvider time;
    private readonly ErasureStore erasures;
    private readonly ScrubStore store;

    internal ScrubErased(TimeProvider time, ErasureStore erasures, ScrubStore store)
    {
        this.time = time;
        this.erasures = erasures;
        this.store = store;
    }

    /// <summary>Scrubs when something was erased since the last time, or always when forced.</summary>
    public async Task<ScrubReport> Run(bool force = false, CancellationToken cancel = default)
    {
        if (!force && await erasures.Unscrubbed(cancel) == 0)
            return new ScrubReport(0, null);
        var upTo = time.GetUtcNow();
        if (await store.Scrub(cancel) is { } left)
            return new ScrubReport(0, left);
        return new ScrubReport(await erasures.MarkScrubbed(upTo, time.GetUtcNow(), cancel), null);
    }
}

/// <summary>What a scrub did.</summary>
/// <param name="Scrubbed">Erased responses whose bytes are gone now.</param>
/// <param name="LeftOver">Why old bytes may still be there and what to do about it, in plain words; null when none are.</param>
public sealed record ScrubReport(int Scrubbed, string? LeftOver)
{
    /// <summary>True when no old byte is left in the database's files.</summary>
    public bool IsClean => LeftOver is null;
}
