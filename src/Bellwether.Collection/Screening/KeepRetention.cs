using Bellwether.Organization;
using Bellwether.Responses;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bellwether.Collection;

/// <summary>Removes words that have been kept for as long as their collector says. What nobody has approved is kept as long as usual.</summary>
public sealed class KeepRetention(
    ListAgencies agencies,
    ListWordPolicies policies,
    ForgetWords forget,
    TimeProvider time
)
{
    /// <summary>Goes through every collector once; returns how many comments are gone.</summary>
    public async Task<int> Run(CancellationToken cancel = default)
    {
        var gone = 0;
        foreach (var agency in await agencies.Run(cancel))
        {
            var today = agency.Calendar.LocalDay(time.GetUtcNow());
            foreach (var policy in await policies.Run(agency.AgencyId, cancel))
                gone += await forget.Run(
                    agency.AgencyId,
                    policy.CollectorId,
                    today.AddMonths(-policy.Months),
                    cancel
                );
        }
        return gone;
    }
}

/// <summary>Once a day.</summary>
internal sealed partial class RetentionClock(
    KeepRetention keep,
    KeepOriginals originals,
    TimeProvider time,
    ILogger<RetentionClock> log
) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(20);
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
                if (await keep.Run(stoppingToken) is var gone and > 0)
                    Forgot(gone);
                if (await originals.Run(cancel: stoppingToken) is var treated && treated != default)
                    Treated(treated.Sealed, treated.Dropped);
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
        Level = LogLevel.Information,
        Message = "Removed the words of {Count} comments that had been kept for as long as their form says."
    )]
    private partial void Forgot(int count);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Brought original words under the settings of their forms: {Sealed} sealed, {Dropped} dropped."
    )]
    private partial void Treated(int @sealed, int dropped);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Removing old words stumbled; it tries again tomorrow."
    )]
    private partial void Stumbled(Exception error);
}
