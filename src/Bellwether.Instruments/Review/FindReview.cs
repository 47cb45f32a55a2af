using Bellwether.Foundation.Data;

namespace Bellwether.Instruments;

/// <summary>The review of an instrument.</summary>
public sealed class FindReview(Db db)
{
    /// <summary>Its state, its steps and what counts of them now; null when that agency has no such instrument.</summary>
    public Task<Review?> Run(
        Guid agencyId,
        Guid instrumentId,
        CancellationToken cancel = default
    ) =>
        db.Read(
            async connection => (await Reviews.Read(connection, agencyId, instrumentId)).Review,
            cancel
        );
}
