using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;

namespace Bellwether.Responses;

/// <summary>Puts a made-up sentence into the queue of concerns, so that people can practise. It is no response and counts nowhere.</summary>
public sealed class StartDrill
{
    private readonly Db db;
    private readonly Outbox outbox;
    private readonly TimeProvider time;

    internal StartDrill(Db db, Outbox outbox, TimeProvider time)
    {
        this.db = db;
        this.outbox = outbox;
        this.time = time;
    }

    /// <summary>Starts a drill.</summary>
    /// <param name="actor">Who starts it.</param>
    /// <param name="sentence">The made-up sentence, 1 to 500 characters.</param>
    /// <param name="found">What the rules found in it.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>The id under which it stands in the queue.</returns>
    public async Task<Outcome<Guid>> Run(
        Actor actor,
        string sentence,
        NewConcern found,
        CancellationToken cancel = default
    )
    {
        if (sentence.Trim().Length is 0 or > 500)
            return new Refusal(
                "drill.sentence",
                RefusalKind.Invalid,
                "A drill needs a made-up sentence of 1 to 500 characters."
            )
            {
                Faults =
                [
                    new Fault("sentence", "Write a made-up sentence of 1 to 500 characters."),
                ],
            };
        var now = time.GetUtcNow();
        var row = new ConcernRow(
            actor.AgencyId,
            Guid.Empty,
            DateOnly.FromDateTime(now.UtcDateTime),
            Ids.New(now),
            found,
            now,
            false,
            sentence.Trim()
        );
        await db.Write(
            async tx =>
            {
                await ConcernStore.Insert(tx, row);
                await outbox.Append(tx, [row.Told], cancel);
            },
            cancel
        );
        return row.ResponseId;
    }
}
