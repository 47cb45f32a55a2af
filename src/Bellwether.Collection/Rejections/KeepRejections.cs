using Bellwether.Foundation.Data;
using Bellwether.Organization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bellwether.Collection;

/// <summary>
/// Writes the counts of what was turned away down every two seconds and when the process stops. One write holds the sums of all
/// that came meanwhile: an attack costs the database no more than a quiet day.
/// </summary>
public sealed partial class KeepRejections : BackgroundService
{
    private const int SuspectedDays = 90;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Db db;
    private readonly CountRejections rejections;
    private readonly ListAgencies listAgencies;
    private readonly TimeProvider time;
    private readonly ILogger<KeepRejections> log;
    private readonly Dictionary<Guid, DateOnly> forgotten = [];

    internal KeepRejections(
        Db db,
        CountRejections rejections,
        ListAgencies listAgencies,
        TimeProvider time,
        ILogger<KeepRejections> log
    )
    {
        this.db = db;
        this.rejections = rejections;
        this.listAgencies = listAgencies;
        this.time = time;
        this.log = log;
    }

    /// <summary>Writes what is counted now, and forgets what made answers suspect once that is long ago. Tests and commands call this.</summary>
    public async Task Run(CancellationToken cancel = default)
    {
        var (counts, odd) = rejections.Drain();
        try
        {
            if (counts.Count > 0 || odd.Count > 0)
                await db.Write(
                    async tx =>
                    {
                        await RejectionStore.Add(tx, counts);
                        await RejectionStore.Suspect(tx, odd);
                    },
                    cancel
                );
        }
        catch
        {
            rejections.Return(counts, odd);
            throw;
        }
        await Forget(cancel);
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Run(CancellationToken.None);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Pause, stoppingToken);
                await Run(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                Stumbled(error);
            }
        }
    }

    private async Task Forget(CancellationToken cancel)
    {
        foreach (var agency in await listAgencies.Run(cancel))
        {
            var today = agency.Calendar.LocalDay(time.GetUtcNow());
            if (forgotten.GetValueOrDefault(agency.AgencyId) == today)
                continue;
            await db.Write(
                tx => RejectionStore.Forget(tx, agency.AgencyId, today.AddDays(-SuspectedDays)),
                cancel
            );
            forgotten[agency.AgencyId] = today;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Writing down what was turned away stumbled; the counts are kept and it tries again."
    )]
    private partial void Stumbled(Exception error);
}
