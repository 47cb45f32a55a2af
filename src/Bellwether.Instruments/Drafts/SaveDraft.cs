using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Instruments;

/// <summary>Saves a draft. What is incomplete is kept as it is; publishing is what asks for completeness.</summary>
public sealed class SaveDraft(Db db, TimeProvider time)
{
    /// <summary>Saves it over the revision it is based on; if somebody saved in between, that is a conflict.</summary>
    public async Task<Outcome<Draft>> Run(
        Actor actor,
        Guid instrumentId,
        long revision,
        InstrumentContent content,
        CancellationToken cancel = default
    )
    {
        var clean = Frozen.Clean(content);
        return await db.Write(
            tx => Drafts.Change(tx, actor, instrumentId, revision, _ => clean, time.GetUtcNow()),
            cancel
        );
    }
}
