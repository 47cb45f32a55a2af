using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Organization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bellwether.Collection;

/// <summary>
/// Writes the counted showings down every few seconds and when the process stops, and hands yesterday's sums to the volumes.
/// A crash loses the counts of those seconds, and no answer.
/// </summary>
public sealed partial class KeepFunnel(
    Db db,
    CountFunnel funnel,
    RollUpOffers rollUp,
    ListAgencies listAgencies,
    TimeProvider time,
    ILogger<KeepFunnel> log
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly Dictionary<Guid, DateOnly> rolledUp = [];

    /// <summary>Writes what is counted now, and rolls up the days that have ended. Tests and commands call this.</summary>
    public async Task Run(CancellationToken cancel = default)
    {
        var counts = funnel.Drain();
        try
        {
            if (counts.Count > 0)
                await db.Write(tx => OfferStore.Add(tx, counts), cancel);
        }
        catch
        {
            funnel.Return(counts);
            throw;
        }
        await RollUpEndedDays(cancel);
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

    private async Task RollUpEndedDays(CancellationToken cancel)
    {
        foreach (var agency in await listAgencies.Run(cancel))
        {
            var today = agency.Calendar.LocalDay(time.GetUtcNow());
            if (rolledUp.GetValueOrDefault(agency.AgencyId) == today)
                continue;
            await rollUp.Run(Actor.System(agency.AgencyId), null, null, cancel);
            rolledUp[agency.AgencyId] = today;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Writing down how often forms were shown stumbled; the counts are kept and it tries again."
    )]
    private partial void Stumbled(Exception error);
}
