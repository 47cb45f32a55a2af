using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Collection;

/// <summary>Throws away what has waited in quarantine for too long.</summary>
public sealed class EmptyQuarantine(Db db)
{
    /// <summary>Throws away what came before a day, and says how many things that were.</summary>
    public Task<int> Run(Actor actor, DateOnly before, CancellationToken cancel = default) =>
        db.Write(tx => QuarantineStore.Empty(tx, actor.AgencyId, before), cancel);
}
