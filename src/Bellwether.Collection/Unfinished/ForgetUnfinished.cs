using Bellwether.Foundation.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bellwether.Collection;

/// <summary>Removes half-filled forms: the one that was sent, and those whose days are over.</summary>
public sealed partial class ForgetUnfinished(
    Db db,
    TimeProvider time,
    ILogger<ForgetUnfinished> log
) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    /// <summary>Removes the form with that code, when it is there.</summary>
    public Task Run(CollectorInUse inUse, string? code) =>
        ResumeCode.Read(code) is { } plain
            ? UnfinishedStore.Remove(
                db,
                inUse.Collector.AgencyId,
                inUse.Collector.CollectorId,
                ResumeCode.HashOf(plain, inUse.Collector.CollectorId)
            )
            : Task.CompletedTask;

    /// <summary>Removes every form whose days are over; returns how many.</summary>
    internal Task<int> RemoveExpired(CancellationToken cancel = default) =>
        UnfinishedStore.RemoveExpired(db, time.GetUtcNow(), cancel);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Between, time, stoppingToken);
                await RemoveExpired(stoppingToken);
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

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Removing half-filled forms whose days are over stumbled; it tries again in an hour."
    )]
    private partial void Stumbled(Exception error);
}
