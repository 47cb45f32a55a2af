using Bellwether.Foundation.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bellwether.Responses;

/// <summary>SQLite only: folds the write-ahead log into the file beside the writer, so that no respondent waits for it.</summary>
/// <remarks>
/// Pages are copied on a connection of its own while writing goes on. When the log has grown long, the last few are copied with
/// the writer held back for a moment; the next write then starts the log from its beginning.
/// </remarks>
internal sealed partial class CheckpointLog(Db db, ILogger<CheckpointLog> log) : BackgroundService
{
    private const long LongLog = 8_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private int commits;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!db.Dialect.OneWriter)
            return;
        db.Committed += Count;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Pause, stoppingToken);
                if (Interlocked.Exchange(ref commits, 0) == 0)
                    continue;
                if (await db.Read(CheckpointStore.Fold, stoppingToken) > LongLog)
                    await db.Maintain(CheckpointStore.Fold, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception error)
            {
                Stumbled(error);
            }
        }
        db.Committed -= Count;
    }

    private void Count() => Interlocked.Increment(ref commits);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Folding the write-ahead log stumbled; it tries again. Nothing is lost."
    )]
    private partial void Stumbled(Exception error);
}
