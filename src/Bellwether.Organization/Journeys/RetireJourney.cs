using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Organization;

/// <summary>Takes a journey away from pages and files; its revisions stay in the database.</summary>
public sealed class RetireJourney(Db db)
{
    /// <summary>Takes it away; refused when there is none.</summary>
    public async Task<Outcome<Nothing>> Run(
        Actor actor,
        string slug,
        CancellationToken cancel = default
    ) =>
        await db.Write(
            async transaction =>
                await StoredJourney.Store.Retire(transaction, actor.AgencyId, slug)
                    ? default(Nothing)
                    : (Outcome<Nothing>)
                        new Refusal(
                            "journey.unknown",
                            RefusalKind.NotFound,
                            "There is no such journey in this agency."
                        ),
            cancel
        );
}
