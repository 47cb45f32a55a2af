using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Responses;

/// <summary>Says whether a proposed quote may be shown outside: another person than the one who proposed it.</summary>
public sealed class DecideQuote
{
    private readonly Db db;
    private readonly TimeProvider time;

    internal DecideQuote(Db db, TimeProvider time)
    {
        this.db = db;
        this.time = time;
    }

    /// <summary>Decides; a decision can be changed.</summary>
    public Task<Outcome<Nothing>> Run(
        Actor actor,
        Guid quoteId,
        bool approve,
        CancellationToken cancel = default
    ) =>
        db.Write<Outcome<Nothing>>(
            async tx =>
            {
                if (await QuoteStore.Proposer(tx, actor.AgencyId, quoteId) is not { } proposer)
                    return new Refusal(
                        "quote.unknown",
                        RefusalKind.NotFound,
                        "There is no such quote in this agency."
                    );
                if (proposer.AccountId == actor.AccountId && proposer.Name == actor.Name)
                    return new Refusal(
                        "quote.own",
                        RefusalKind.Conflict,
                        "You proposed this quote. Somebody else has to decide."
                    );
                await QuoteStore.Decide(tx, actor, quoteId, approve, time.GetUtcNow());
                return default(Nothing);
            },
            cancel
        );
}

/// <summary>Lists quotes.</summary>
public sealed class ListQuotes
{
    private readonly QuoteStore store;

    internal ListQuotes(QuoteStore store) => this.store = store;

    /// <summary>The quotes of some collectors, latest first; none whose comment was erased, excluded, changed or is being screened.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="collectorIds">Of which collectors.</param>
    /// <param name="onlyApproved">True: only those that may be shown outside.</param>
    /// <param name="cancel">Stops the read.</param>
    public Task<IReadOnlyList<Quote>> Run(
        Guid agencyId,
        IReadOnlyCollection<Guid> collectorIds,
        bool onlyApproved,
        CancellationToken cancel = default
    ) => store.List(agencyId, collectorIds, onlyApproved, cancel);
}
