using Bellwether.Foundation.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bellwether.Responses;

/// <summary>Folds the delta cells that PostgreSQL's writers append into cells. SQLite has none.</summary>
/// <remarks>Readers add cells and deltas in one statement, so figures are the same before, during and after.</remarks>
public sealed partial class CompactCells : BackgroundService
{
    private const int WorthFolding = 2_000;
    private readonly Db db;
    private readonly ILogger<CompactCells> log;

    internal CompactCells(Db db, ILogger<CompactCells> log)
    {
        this.db = db;
        this.log = log;
    }

    /// <summary>Folds everything that waits.</summary>
    /// <returns>How many deltas were folded.</returns>
    public Task<long> Run(CancellationToken cancel = default) => Fold(_ => true, cancel);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (db.Dialect.OneWriter)
            return;
        var before = new Dictionary<Guid, long>();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var now = new Dictionary<Guid, long>();
                await Fold(
                    waiting =>
                    {
                        now[waiting.CollectorId] = waiting.Deltas;
                        return waiting.Deltas >= WorthFolding
                            || before.GetValueOrDefault(waiting.CollectorId) == waiting.Deltas;
                    },
                    stoppingToken
                );
                before = now;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                Stumbled(error);
            }
            await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<long> Fold(Func<DeltaCount, bool> isTime, CancellationToken cancel)
    {
        if (db.Dialect.OneWriter)
            return 0;
        var folded = 0L;
        foreach (var waiting in await db.Read(CompactStore.Waiting, cancel))
        {
            if (!isTime(waiting))
                continue;
            int now;
            do
            {
                now = await db.Write(
                    transaction => CompactStore.Fold(transaction, waiting.CollectorId, cancel),
                    cancel
                );
                folded += now;
            } while (now > 0);
        }
        return folded;
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Folding delta cells stumbled; it tries again in a second. No count is lost."
    )]
    private partial void Stumbled(Exception error);
}
