namespace Bellwether.Organization;

/// <summary>A journey as it lies in the database: services and units by their ids, so that new names reach it.</summary>
internal sealed record StoredJourney
{
    public static RevisionStore<StoredJourney> Store { get; } =
        new("organization_journey", "journey");

    public string Name { get; init; } = "";

    public string? SpanishName { get; init; }

    public string? About { get; init; }

    public string? LifeExperience { get; init; }

    public IReadOnlyList<string> Segments { get; init; } = [];

    public IReadOnlyList<StoredStage> Stages { get; init; } = [];
}

/// <summary>A stage in it.</summary>
internal sealed record StoredStage
{
    public string Slug { get; init; } = "";

    public string Name { get; init; } = "";

    public string? SpanishName { get; init; }

    public IReadOnlyList<Guid> Units { get; init; } = [];

    public IReadOnlyList<string> Moments { get; init; } = [];

    public IReadOnlyList<string> Pains { get; init; } = [];

    public IReadOnlyList<StoredMeasure> Measures { get; init; } = [];

    public IReadOnlyList<StoredMeasure> Mirrors { get; init; } = [];

    public IReadOnlyList<string> Steps { get; init; } = [];
}

/// <summary>A measure in it.</summary>
internal sealed record StoredMeasure(string Measure, Guid ServiceId, string? Channel);
