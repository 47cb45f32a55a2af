using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Organization;

/// <summary>A number of the operation to record.</summary>
/// <param name="Fact">The number.</param>
/// <param name="SourceKey">Names it at its source for good: recording it again under this key changes nothing.</param>
public sealed record FactToRecord(OperationalFact Fact, string SourceKey);

/// <summary>What became of a fact.</summary>
public enum FactFate
{
    /// <summary>It is recorded now.</summary>
    Recorded = 1,

    /// <summary>It came with this import before.</summary>
    RecordedBefore = 2,

    /// <summary>The same number was recorded by something else.</summary>
    Known = 3,

    /// <summary>Another number stands under its key; it stays.</summary>
    Different = 4,
}

/// <summary>Records numbers of the operation, in one transaction.</summary>
public sealed class RecordFacts(Db db, TimeProvider time)
{
    /// <summary>Records them.</summary>
    /// <param name="actor">Who, and for which agency.</param>
    /// <param name="facts">At most a few hundred.</param>
    /// <param name="batchId">The import they come with, or null.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>What became of each, in order.</returns>
    public Task<IReadOnlyList<FactFate>> Run(
        Actor actor,
        IReadOnlyList<FactToRecord> facts,
        Guid? batchId = null,
        CancellationToken cancel = default
    ) =>
        db.Write<IReadOnlyList<FactFate>>(
            async tx =>
            {
                var fates = new List<FactFate>(facts.Count);
                foreach (var fact in facts)
                    fates.Add(
                        await FactStore.Add(
                            tx,
                            fact.Fact with
                            {
                                AgencyId = actor.AgencyId,
                            },
                            fact.SourceKey,
                            batchId,
                            actor.Name,
                            time.GetUtcNow()
                        )
                    );
                return fates;
            },
            cancel
        );
}
