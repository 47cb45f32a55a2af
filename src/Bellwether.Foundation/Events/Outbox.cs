using System.Data.Common;
using System.Text.Json;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Foundation.Events;

/// <summary>Something that happened, in the past tense. Written in the same transaction as what it tells of.</summary>
public interface IEvent
{
    /// <summary>The agency it happened in.</summary>
    Guid AgencyId { get; }
}

/// <summary>An event with its place in the outbox.</summary>
/// <param name="Position">Grows with every commit; never reused.</param>
/// <param name="AgencyId">The agency it happened in.</param>
/// <param name="Kind">The event type's name.</param>
/// <param name="Body">The event as JSON.</param>
/// <param name="At">When it was written.</param>
public sealed record OutboxEntry(
    long Position,
    Guid AgencyId,
    string Kind,
    string Body,
    DateTimeOffset At
)
{
    /// <summary>The event itself.</summary>
    public T As<T>()
        where T : IEvent => JsonSerializer.Deserialize<T>(Body, Outbox.Json)!;
}

/// <summary>Events in the order they were committed. Lower capabilities write, higher ones follow by position.</summary>
public sealed class Outbox(Db db, TimeProvider time)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Writes events. Call it last in the transaction: on PostgreSQL it takes a lock that lasts until commit.</summary>
    public async Task Append(
        DbTransaction transaction,
        IReadOnlyList<IEvent> events,
        CancellationToken cancel = default
    )
    {
        if (events.Count == 0)
            return;
        await db.Dialect.LockOutbox(transaction, cancel);
        var now = time.GetUtcNow();
        await transaction.Connection!.ExecuteAsync(
            "INSERT INTO foundation_outbox (agency_id, kind, body, at) VALUES (@AgencyId, @Kind, @Body, @now)",
            events.Select(e => new
            {
                e.AgencyId,
                Kind = e.GetType().Name,
                Body = JsonSerializer.Serialize(e, e.GetType(), Json),
                now,
            }),
            transaction
        );
    }

    /// <summary>The events after a position, oldest first.</summary>
    public Task<IReadOnlyList<OutboxEntry>> After(
        long position,
        int most,
        CancellationToken cancel = default
    ) => Read("position > @position", new { position, most }, cancel);

    /// <summary>The events of one kind after a position, oldest first.</summary>
    public Task<IReadOnlyList<OutboxEntry>> After(
        long position,
        string kind,
        int most,
        CancellationToken cancel = default
    ) =>
        Read(
            "kind = @kind AND position > @position",
            new
            {
                position,
                kind,
                most,
            },
            cancel
        );

    private Task<IReadOnlyList<OutboxEntry>> Read(
        string which,
        object values,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<OutboxEntry>>(
            async connection =>
                (
                    await connection.QueryAsync<OutboxEntry>(
                        $"""
                        SELECT position AS Position, agency_id AS AgencyId, kind AS Kind, body AS Body, at AS At
                        FROM foundation_outbox WHERE {which} ORDER BY position LIMIT @most
                        """,
                        values
                    )
                ).AsList(),
            cancel
        );

    /// <summary>The last position given out; 0 when nothing has happened yet.</summary>
    public Task<long> Latest(CancellationToken cancel = default) =>
        db.Read(
            c =>
                c.ExecuteScalarAsync<long>(
                    "SELECT COALESCE(MAX(position), 0) FROM foundation_outbox"
                ),
            cancel
        );
}
