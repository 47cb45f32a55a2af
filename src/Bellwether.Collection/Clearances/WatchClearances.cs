using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bellwether.Collection;

/// <summary>Looks at the clearances soon after the start and then every ten minutes: a day of any time zone is not missed.</summary>
internal sealed partial class WatchClearances(
    WarnClearances warn,
    TimeProvider time,
    ILogger<WatchClearances> log
) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Then = TimeSpan.FromMinutes(10);
    private static readonly Meter Meter = new("Bellwether.Collection");
    private static readonly Counter<long> Rounds = Meter.CreateCounter<long>(
        "bellwether.clearances.rounds",
        description: "Looks at all clearances"
    );
    private static readonly Counter<long> Told = Meter.CreateCounter<long>(
        "bellwether.clearances.told",
        description: "Clearances that near their end, have ended, or whose budget runs out, by fact"
    );

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = First;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(wait, time, stoppingToken);
                wait = Then;
                Count(await warn.Run(stoppingToken));
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

    private void Count(ClearanceRound round)
    {
        Rounds.Add(1);
        foreach (
            var (fact, count) in new[]
            {
                ("warned", round.Warned),
                ("expired", round.Expired),
                ("budget", round.Budgets),
            }
        )
            if (count > 0)
                Told.Add(count, new KeyValuePair<string, object?>("fact", fact));
        if (round.Warned + round.Expired + round.Budgets > 0)
            Found(round.Warned, round.Expired, round.Budgets);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Clearances: {Warned} near their end, {Expired} ended, {Budgets} reached a share of their yearly budget. See Listen, Clearances."
    )]
    private partial void Found(int warned, int expired, int budgets);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Looking at the clearances stumbled; it tries again in ten minutes. Forms still close on their day."
    )]
    private partial void Stumbled(Exception error);
}
