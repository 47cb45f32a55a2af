using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bellwether.Responses;

/// <summary>Once a day makes the segments that are missing and checks that both paths give the same integers.</summary>
internal sealed partial class TendSegments(
    VerifySegments verify,
    TimeProvider time,
    ILogger<TendSegments> log
) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Then = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = First;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(wait, time, stoppingToken);
                wait = Then;
                var check = await verify.Run(null, stoppingToken);
                if (check.Mismatches > 0)
                    Differ(check.Mismatches, check.Segments);
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
        Level = LogLevel.Critical,
        Message = "Column segments and cells differ in {Mismatches} sums of {Segments} segments. Run: bellwether responses verify."
    )]
    private partial void Differ(long mismatches, long segments);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Checking the column segments stumbled; it tries again tomorrow."
    )]
    private partial void Stumbled(Exception error);
}
