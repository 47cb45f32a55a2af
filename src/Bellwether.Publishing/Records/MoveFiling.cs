using Bellwether.Foundation;

namespace Bellwether.Publishing;

/// <summary>Notes what became of a filing: published, sent back with a question, or not reported at all.</summary>
public sealed class MoveFiling
{
    private const int LongestNote = 1000;

    private readonly FilingStore store;
    private readonly MakeReport make;
    private readonly TimeProvider time;

    internal MoveFiling(FilingStore store, MakeReport make, TimeProvider time)
    {
        this.store = store;
        this.make = make;
        this.time = time;
    }

    /// <summary>Moves it on.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="query">Which filing; one that nobody prepared can still be noted as not reported.</param>
    /// <param name="to">What became of it.</param>
    /// <param name="note">Why, or what was asked; needed unless it was published.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Outcome<QuarterFiling>> Run(
        Actor actor,
        FilingQuery query,
        FilingState to,
        string note,
        CancellationToken cancel = default
    )
    {
        var words = note.Trim();
        if (to != FilingState.Published && words.Length is 0 or > LongestNote)
            return Refusals.NoReason;
        var made = await make.Run(
            query with
            {
                AgencyId = actor.AgencyId,
                WithRows = false,
            },
            cancel
        );
        if (!made.IsDone)
            return made.Refusal;
        return await store.Write<Outcome<QuarterFiling>>(
            async tx =>
            {
                var id = FilingStore.IdOf(actor.AgencyId, query.ServiceId, query.Quarter.First);
                var filing = await FilingStore.Find(tx.Connection!, tx, actor.AgencyId, id);
                if (filing is null && to != FilingState.NotReported)
                    return Refusals.Unknown;
                filing ??= new QuarterFiling(
                    id,
                    actor.AgencyId,
                    query.ServiceId,
                    query.Quarter.First,
                    FilingState.Draft,
                    actor.AccountId,
                    actor.Name,
                    time.GetUtcNow()
                );
                if (!FilingStates.CanMove(filing.State, to))
                    return Refusals.State(filing.State, to);
                var moved = filing with
                {
                    State = to,
                    Note = words,
                    Rating = to == FilingState.NotReported ? FilingRating.Red : filing.Rating,
                };
                await FilingStore.Put(tx, moved);
                return moved;
            },
            cancel
        );
    }
}
