using System.Data.Common;
using Bellwether.Foundation.Data;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bellwether.Foundation.Events;

/// <summary>Handles one kind of event by position: at least once, so it must be idempotent.</summary>
/// <typeparam name="T">The event.</typeparam>
public interface IHandle<in T>
    where T : IEvent
{
    /// <summary>Handles the event in the transaction that also remembers its position.</summary>
    Task Handle(T happened, DbTransaction transaction, CancellationToken cancel);
}

/// <summary>A follower of the outbox: its name keeps its position, its kind says what it hears.</summary>
public sealed record Follower(
    string Name,
    string Kind,
    Func<OutboxEntry, DbTransaction, CancellationToken, Task> Handle
);

/// <summary>Registers followers.</summary>
public static class FollowerSetup
{
    /// <summary>Lets the handler hear the event. The name is kept in the database: do not change it later.</summary>
    public static IServiceCollection Follow<TEvent, THandler>(
        this IServiceCollection services,
        string name
    )
        where TEvent : IEvent
        where THandler : class, IHandle<TEvent>
    {
        services.AddSingleton<THandler>();
        return services.AddSingleton(provider =>
        {
            var handler = provider.GetRequiredService<THandler>();
            return new Follower(
                name,
                typeof(TEvent).Name,
                (entry, tx, cancel) => handler.Handle(entry.As<TEvent>(), tx, cancel)
            );
        });
    }
}

/// <summary>Moves every follower along the outbox: one event, one transaction, one position.</summary>
public sealed partial class FollowEvents(
    Db db,
    Outbox outbox,
    IEnumerable<Follower> followers,
    ILogger<FollowEvents> log
) : BackgroundService
{
    // Answers come in hundreds of commits a second; who follows them need not turn round after each.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Follower[] all = [.. followers];
    private readonly SemaphoreSlim wake = new(0, 1);

    /// <summary>Handles everything that is waiting, then returns how many events were handled. Tests and commands call this.</summary>
    public async Task<int> CatchUp(CancellationToken cancel = default)
    {
        var handled = 0;
        foreach (var follower in all)
        {
            while (true)
            {
                var position = await Position(follower.Name, cancel);
                var entries = await outbox.After(position, follower.Kind, 200, cancel);
                if (entries.Count == 0)
                    break;
                handled += await Advance(follower, position, entries, cancel);
            }
        }
        return handled;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (all.Length == 0)
            return;
        db.Committed += Wake;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CatchUp(stoppingToken);
                await Task.Delay(Pause, stoppingToken);
                await AwaitNews(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                Stumbled(error);
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
            }
        }
    }

    // Whichever comes first ends the other wait, or an abandoned one would swallow the next wake-up.
    private async Task AwaitNews(CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var waits = new[]
        {
            wake.WaitAsync(either.Token),
            db.Dialect.AwaitOutbox(TimeSpan.FromSeconds(2), either.Token),
        };
        await Task.WhenAny(waits);
        await either.CancelAsync();
        await Task.WhenAll(waits).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Wake()
    {
        if (wake.CurrentCount == 0)
            wake.Release();
    }

    private async Task<int> Advance(
        Follower follower,
        long from,
        IReadOnlyList<OutboxEntry> entries,
        CancellationToken cancel
    )
    {
        foreach (var entry in entries)
        {
            await db.Write(
                async tx =>
                {
                    if (await Claim(tx, follower.Name, from, entry.Position))
                        await follower.Handle(entry, tx, cancel);
                },
                cancel
            );
            from = entry.Position;
        }
        return entries.Count;
    }

    // Only the process that moves the position handles the event: another one finds the position already moved.
    private static async Task<bool> Claim(DbTransaction tx, string name, long from, long to) =>
        await tx.Connection!.ExecuteAsync(
            """
            INSERT INTO foundation_follower (name, position) VALUES (@name, @to)
            ON CONFLICT (name) DO UPDATE SET position = excluded.position WHERE foundation_follower.position = @from
            """,
            new
            {
                name,
                from,
                to,
            },
            tx
        ) == 1;

    private Task<long> Position(string name, CancellationToken cancel) =>
        db.Read(
            c =>
                c.ExecuteScalarAsync<long>(
                    "SELECT COALESCE(MAX(position), 0) FROM foundation_follower WHERE name = @name",
                    new { name }
                ),
            cancel
        );

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "A follower of the outbox stumbled; it tries again in a second."
    )]
    private partial void Stumbled(Exception error);
}
