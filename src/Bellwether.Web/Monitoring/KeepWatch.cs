using Bellwether.Foundation.Events;
using Bellwether.Monitoring;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Web.Measurement;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bellwether.Web.Monitoring;

/// <summary>
/// Looks at the streams of an agency within a second of its answers, and at all of them now and then, because silence has no
/// event; then it sends the notices that are due. It keeps no position: each look reads the cells, so nothing is missed when a process was down.
/// </summary>
public sealed partial class KeepWatch(
    Outbox outbox,
    ListAgencies agencies,
    Scopes scopes,
    WatchStreams watch,
    SendNotices send,
    TimeProvider time,
    ILogger<KeepWatch> log
) : BackgroundService
{
    private const int MostEventsRead = 1_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookAtAll = TimeSpan.FromMinutes(10);

    private long position;

    /// <summary>Looks once at all agencies. Tests and the start of a server call this.</summary>
    public async Task LookOnce(CancellationToken cancel = default)
    {
        position = await outbox.Latest(cancel);
        foreach (var agency in await agencies.Run(cancel))
            await Look(agency.AgencyId, null, cancel);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var lookAgain = time.GetUtcNow();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (time.GetUtcNow() >= lookAgain)
                {
                    lookAgain = time.GetUtcNow() + LookAtAll;
                    await LookOnce(stoppingToken);
                }
                else
                    await LookWhereAnswersCame(stoppingToken);
                await send.Run(stoppingToken);
                await Task.Delay(Pause, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                Stumbled(error);
                await Task.Delay(TimeSpan.FromSeconds(10), time, stoppingToken);
            }
        }
    }

    private async Task LookWhereAnswersCame(CancellationToken cancel)
    {
        var news = await outbox.After(position, MostEventsRead, cancel);
        var moved = new Dictionary<Guid, DateOnly>();
        foreach (var entry in news)
        {
            foreach (var each in Days(entry))
                if (!moved.TryGetValue(entry.AgencyId, out var earliest) || each.First < earliest)
                    moved[entry.AgencyId] = each.First;
            position = entry.Position;
        }
        foreach (var (agencyId, earliest) in moved)
            await Look(agencyId, earliest, cancel);
    }

    private static IReadOnlyList<CollectorCount> Days(OutboxEntry entry) =>
        entry.Kind switch
        {
            nameof(ResponsesRecorded) => entry.As<ResponsesRecorded>().Collectors,
            nameof(ResponsesErased) => entry.As<ResponsesErased>().Collectors,
            nameof(ResponsesExcluded) => entry.As<ResponsesExcluded>().Collectors,
            nameof(ResponsesRestored) => entry.As<ResponsesRestored>().Collectors,
            _ => [],
        };

    private async Task Look(Guid agencyId, DateOnly? changedFrom, CancellationToken cancel) =>
        await watch.Run(
            agencyId,
            await scopes.OfAgency(agencyId, "everything", "en", cancel),
            changedFrom,
            cancel
        );

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Watching the streams stumbled; it looks again in ten seconds."
    )]
    private partial void Stumbled(Exception error);
}
