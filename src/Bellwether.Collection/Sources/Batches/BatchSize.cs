namespace Bellwether.Collection.Sources;

/// <summary>
/// How many rows are written in one transaction: more when that is quick, fewer when it is slow. Many rows touch each page of the
/// database once; but while they are written, live answers wait.
/// </summary>
internal sealed class BatchSize(TimeProvider time)
{
    /// <summary>The most rows of one transaction.</summary>
    public const int Most = 16_384;

    private const int Fewest = 1_024;

    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(900);

    /// <summary>Rows of the next transaction, about.</summary>
    public int Rows { get; private set; } = 4_096;

    /// <summary>A transaction begins.</summary>
    public long Start() => time.GetTimestamp();

    /// <summary>It is through.</summary>
    public void Took(long started)
    {
        var took = time.GetElapsedTime(started);
        if (took < Quick)
            Rows = Math.Min(Rows * 2, Most);
        else if (took > Slow)
            Rows = Math.Max(Rows / 2, Fewest);
    }
}
