using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Collection.Sources;

/// <summary>Says what the columns of a file that is being looked at mean.</summary>
public sealed class SetUploadMapping(Db db)
{
    /// <summary>Sets it; refused with every fault of the mapping.</summary>
    public async Task<Outcome<Mapping>> Run(
        Actor actor,
        Guid uploadId,
        Mapping mapping,
        CancellationToken cancel = default
    )
    {
        // What was said is kept also when it is not complete: nothing is lost on an error.
        if (await UploadStore.SetMapping(db, actor.AgencyId, uploadId, mapping, cancel) == 0)
            return Uploads.Gone();
        return MappingRules.Check(mapping);
    }
}
