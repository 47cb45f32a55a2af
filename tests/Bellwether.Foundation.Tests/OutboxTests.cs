using System.Data.Common;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Bellwether.Testing;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bellwether.Foundation.Tests;

public sealed class OutboxTests : IAsyncLifetime
{
    private readonly FakeTime time = new();
    private readonly Guid agency = Ids.New(DateTimeOffset.UnixEpoch);
    private TestDb test = null!;
    private Outbox outbox = null!;

    private Db Db => test.Db;

    public async ValueTask InitializeAsync()
    {
        test = await TestDb.Open();
        await new SchemaRunner(Db, [new Schema("foundation", typeof(Outbox).Assembly)], time).Run();
        outbox = new Outbox(Db, time);
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    [Fact]
    public async Task Events_are_followed_once_in_order_and_from_where_one_left_off()
    {
        var heard = new List<int>();
        var follow = Follower(heard, _ => false);
        await Write(1, 2);
        await follow.CatchUp();
        await Write(3);
        await follow.CatchUp();
        await follow.CatchUp();

        Assert.Equal([1, 2, 3], heard);
    }

    [Fact]
    public async Task An_event_whose_handling_fails_is_not_passed_over()
    {
        var heard = new List<int>();
        var fail = true;
        var follow = Follower(heard, number => number == 2 && fail);
        await Write(1, 2, 3);

        await Assert.ThrowsAsync<InvalidOperationException>(() => follow.CatchUp());
        Assert.Equal([1], heard);
        fail = false;
        await follow.CatchUp();

        Assert.Equal([1, 2, 3], heard);
    }

    [Fact]
    public async Task A_transaction_that_fails_leaves_no_event()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Db.Write(async tx =>
            {
                await outbox.Append(tx, [new Counted(agency, 1)]);
                throw new InvalidOperationException("no");
            })
        );

        Assert.Empty(await outbox.After(0, 10));
    }

    [Fact]
    public async Task Positions_appear_in_commit_order_under_many_writers()
    {
        var writers = Enumerable
            .Range(0, 8)
            .Select(_ => Task.Run(() => Write([.. Enumerable.Range(0, 25)])));
        long last = 0;
        var seen = 0;
        var reading = Task.Run(async () =>
        {
            while (seen < 200)
            {
                foreach (var entry in await outbox.After(last, 1000))
                {
                    Assert.True(entry.Position > last);
                    last = entry.Position;
                    seen++;
                }
            }
        });
        await Task.WhenAll(writers);
        await reading.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(200, seen);
    }

    [Fact]
    public async Task A_schema_file_changed_after_it_was_applied_is_refused()
    {
        await Db.Write(async tx =>
            await tx.Connection!.ExecuteAsync(
                "UPDATE foundation_schema SET checksum = 'other'",
                transaction: tx
            )
        );

        var again = new SchemaRunner(Db, [new Schema("foundation", typeof(Outbox).Assembly)], time);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => again.Run());
        Assert.Contains("0001_outbox.sql", error.Message);
    }

    [Fact]
    public async Task Ids_instants_days_and_booleans_come_back_as_they_went_in()
    {
        var row = new Stored(
            Ids.New(time),
            time.GetUtcNow(),
            new DateOnly(2026, 2, 28),
            true,
            null
        );
        await Db.Write(async tx =>
        {
            await tx.Connection!.ExecuteAsync(
                Db.Dialect.Expand(
                    "CREATE TABLE test_kinds (id {id}, at {instant}, day {day}, yes {bool}, other {id})"
                ),
                transaction: tx
            );
            await tx.Connection!.ExecuteAsync(
                "INSERT INTO test_kinds VALUES (@Id, @At, @Day, @Yes, @Other)",
                row,
                tx
            );
        });

        var back = await Db.Read(c =>
            c.QuerySingleAsync<Stored>(
                "SELECT id AS Id, at AS At, day AS Day, yes AS Yes, other AS Other FROM test_kinds WHERE id = @Id",
                new { row.Id }
            )
        );

        Assert.Equal(row, back);
    }

    private Task Write(params int[] numbers) =>
        Db.Write(tx =>
            outbox.Append(tx, [.. numbers.Select(number => new Counted(agency, number))])
        );

    private FollowEvents Follower(List<int> heard, Func<int, bool> fails)
    {
        var services = new ServiceCollection();
        services.AddSingleton(new Listener(heard, fails));
        services.Follow<Counted, Handler>("test-follower");
        var provider = services.BuildServiceProvider();
        return new FollowEvents(
            Db,
            outbox,
            provider.GetServices<Follower>(),
            NullLogger<FollowEvents>.Instance
        );
    }

    public sealed record Counted(Guid AgencyId, int Number) : IEvent;

    private sealed record Stored(Guid Id, DateTimeOffset At, DateOnly Day, bool Yes, Guid? Other);

    private sealed record Listener(List<int> Heard, Func<int, bool> Fails);

    private sealed class Handler(Listener listener) : IHandle<Counted>
    {
        public Task Handle(Counted happened, DbTransaction transaction, CancellationToken cancel)
        {
            if (listener.Fails(happened.Number))
                throw new InvalidOperationException("cannot");
            listener.Heard.Add(happened.Number);
            return Task.CompletedTask;
        }
    }
}
