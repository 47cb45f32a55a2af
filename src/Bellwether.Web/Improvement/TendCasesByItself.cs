using Bellwether.Improvement;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bellwether.Web.Improvement;

/// <summary>Makes the round over the cases while the server runs: every 20 seconds, so that a reply leaves soon and a late case goes up.</summary>
public sealed partial class TendCasesByItself(
    TendCases tend,
    TimeProvider time,
    ILogger<TendCasesByItself> log
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await tend.Run(stoppingToken);
                await Task.Delay(Pause, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                Stumbled(error);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The round over the cases stumbled; it is made again soon."
    )]
    private partial void Stumbled(Exception error);
}
