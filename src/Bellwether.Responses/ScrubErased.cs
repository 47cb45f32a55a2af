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
    /// <returns>What was scrubbed and whether old bytes can still be there.</returns>
    public async Task<ScrubReport> Run(bool force = false, CancellationToken cancel = default)
    {
        var waiting = await erasures.Unscrubbed(cancel);
        if (waiting == 0 && !force)
            return new ScrubReport(0, true);
        var upTo = time.GetUtcNow();
        if (!await store.Scrub(cancel))
            return new ScrubReport(0, false);
        return new ScrubReport(await erasures.MarkScrubbed(upTo, time.GetUtcNow(), cancel), true);
    }
}

/// <summary>What a scrub did.</summary>
/// <param name="Scrubbed">Erased responses whose bytes are gone now.</param>
/// <param name="IsClean">
/// False when old bytes may still be there: a reader held SQLite's old pages (run it again), or PostgreSQL recycles its log files
/// (set wal_recycle = off).
/// </param>
public sealed record ScrubReport(int Scrubbed, bool IsClean);
