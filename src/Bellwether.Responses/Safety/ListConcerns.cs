namespace Bellwether.Responses;

/// <summary>The queue of concerns: who waits longest for a person comes first.</summary>
public sealed class ListConcerns
{
    private readonly ConcernStore store;

    internal ListConcerns(ConcernStore store) => this.store = store;

    /// <summary>The concerns that are not closed, those nobody answers for first; or the closed ones, latest first.</summary>
    public Task<IReadOnlyList<Concern>> Run(
        Guid agencyId,
        bool closed = false,
        int most = 200,
        CancellationToken cancel = default
    ) => store.List(agencyId, closed, most, cancel);
}

/// <summary>One concern with its redacted words and what was done about it.</summary>
public sealed class FindConcern
{
    private readonly ConcernStore store;

    internal FindConcern(ConcernStore store) => this.store = store;

    /// <summary>The concern of a response, or null.</summary>
    public Task<Concern?> Run(Guid agencyId, Guid responseId, CancellationToken cancel = default) =>
        store.Find(agencyId, responseId, cancel);
}

/// <summary>How many concerns nobody has answered for.</summary>
public sealed class CountConcerns
{
    private readonly ConcernStore store;

    internal CountConcerns(ConcernStore store) => this.store = store;

    /// <summary>How many wait in the agency.</summary>
    public Task<long> Run(Guid agencyId, CancellationToken cancel = default) =>
        store.Waiting(agencyId, cancel);
}
