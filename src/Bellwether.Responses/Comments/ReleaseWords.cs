using System.Data.Common;
using Bellwether.Foundation;

namespace Bellwether.Responses;

/// <summary>Lets staff read the words of a collector, or takes that back. Until then only the screening role reads them.</summary>
public sealed class ReleaseWords
{
    private readonly TimeProvider time;

    internal ReleaseWords(TimeProvider time) => this.time = time;

    /// <summary>Writes the state in the transaction of what brought it about.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="actor">Who.</param>
    /// <param name="collectorId">The collector.</param>
    /// <param name="release">True: staff who may read comments read them. False: the screening role alone.</param>
    public Task Run(DbTransaction transaction, Actor actor, Guid collectorId, bool release) =>
        ReleaseStore.Set(transaction, actor, collectorId, release, time.GetUtcNow());
}
