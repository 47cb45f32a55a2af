using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Collection.Sources;

/// <summary>Saves a mapping under its name, for next month's file. A mapping of that name is replaced.</summary>
public sealed class SaveMapping(Db db, TimeProvider time)
{
    /// <summary>Saves it.</summary>
    public async Task<Outcome<Mapping>> Run(
        Actor actor,
        Mapping mapping,
        CancellationToken cancel = default
    )
    {
        var good = MappingRules.Check(mapping);
        if (!good.IsDone)
            return good.Refusal;
        await MappingStore.Save(db, actor.AgencyId, mapping, actor.Name, time.GetUtcNow(), cancel);
        return mapping;
    }
}
