using Bellwether.Foundation;

namespace Bellwether.Measurement;

/// <summary>What an index said when it was kept, to thousandths of a point.</summary>
/// <param name="IndexKey">Which index.</param>
/// <param name="Version">By which version of the method.</param>
/// <param name="SubjectId">The service, unit or agency.</param>
/// <param name="SubjectKind">Which of the three.</param>
/// <param name="SubjectName">Its name then.</param>
/// <param name="Period">The quarter.</param>
/// <param name="Score">0 to 100; null when there was no number.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Coverage">The share of the weight that was measured.</param>
/// <param name="Answers">Answers it rested on.</param>
public sealed record KeptIndex(
    string IndexKey,
    int Version,
    Guid SubjectId,
    SubjectKind SubjectKind,
    string SubjectName,
    string Period,
    double? Score,
    double? Low,
    double? High,
    double Coverage,
    long Answers
)
{
    /// <summary>1 when first kept; late answers make the next one.</summary>
    public int Revision { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset KeptAt { get; init; }

    /// <summary>By whom.</summary>
    public string KeptBy { get; init; } = "";
}

/// <summary>
/// Keeps what an index says of every quarter of a reading, stamped with the version of its method. Nothing kept is ever changed:
/// another figure of the same version is a new revision, another version is another row.
/// </summary>
public sealed class KeepIndex
{
    private readonly ReadIndex read;
    private readonly IndexStore store;
    private readonly TimeProvider time;

    internal KeepIndex(ReadIndex read, IndexStore store, TimeProvider time)
    {
        this.read = read;
        this.store = store;
        this.time = time;
    }

    /// <summary>Keeps them.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="query">Which index, of which quarters. Quarters that are not over are left out.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>How many rows are new; 0 when everything was kept before.</returns>
    public async Task<Outcome<int>> Run(
        Actor actor,
        IndexQuery query,
        CancellationToken cancel = default
    )
    {
        var reading = await read.Run(query with { AgencyId = actor.AgencyId }, cancel);
        if (!reading.IsDone)
            return reading.Refusal;
        return await store.Keep(
            actor.AgencyId,
            [
                .. from quarter in reading.Value.Quarters
                from figure in quarter.All
                where !figure.IsProvisional
                select new KeptIndex(
                    figure.Definition.Key,
                    figure.Definition.Version,
                    figure.Subject.Id,
                    figure.Subject.Kind,
                    figure.Subject.Name,
                    figure.Period.Name,
                    figure.Score.Value,
                    figure.Score.Interval?.Low,
                    figure.Score.Interval?.High,
                    figure.Coverage,
                    figure.Answers
                ),
            ],
            time.GetUtcNow(),
            actor.Name,
            cancel
        );
    }
}

/// <summary>Everything that was kept of an index, oldest quarter first, every version and revision.</summary>
public sealed class ListKeptIndices
{
    private readonly IndexStore store;

    internal ListKeptIndices(IndexStore store) => this.store = store;

    /// <summary>The rows.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="indexKey">Which index.</param>
    /// <param name="cancel">Stops the read.</param>
    public Task<IReadOnlyList<KeptIndex>> Run(
        Guid agencyId,
        string indexKey,
        CancellationToken cancel = default
    ) => store.Kept(agencyId, indexKey, cancel);
}
