using System.Collections.Immutable;

namespace Bellwether.Measurement;

/// <summary>What a figure is about: the collectors whose answers it rests on, and their common name.</summary>
/// <param name="Name">A service's name, or "everything".</param>
/// <param name="Collectors">The collectors; answers of others are never counted.</param>
public sealed record Scope(string Name, ImmutableArray<ScopedCollector> Collectors)
{
    /// <summary>The ids of those by which people were asked. What came unasked, or was counted in the operation, is never among them.</summary>
    public IReadOnlyCollection<Guid> CollectorIds =>
        [
            .. Collectors
                .Where(collector => collector.IsSurvey)
                .Select(collector => collector.CollectorId),
        ];

    /// <summary>The services they belong to.</summary>
    public IReadOnlyCollection<Guid> ServiceIds =>
        [.. Collectors.Select(collector => collector.ServiceId).Distinct()];
}

/// <summary>One collector of a scope.</summary>
/// <param name="CollectorId">Its id.</param>
/// <param name="ServiceId">The service it asks about.</param>
/// <param name="Name">Its name, as sentences and tables show it.</param>
/// <param name="ServiceName">The service's name.</param>
/// <param name="Channel">The channel people came by, or empty.</param>
public sealed record ScopedCollector(
    Guid CollectorId,
    Guid ServiceId,
    string Name,
    string ServiceName,
    string Channel
)
{
    /// <summary>True when it takes no answers any more.</summary>
    public bool IsClosed { get; init; }

    /// <summary>False where people were not asked (letters, reviews, posts) or the operation was counted: never pooled with survey scores.</summary>
    public bool IsSurvey { get; init; } = true;
}
