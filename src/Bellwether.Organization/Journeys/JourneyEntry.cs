using System.Text.Json.Serialization;

namespace Bellwether.Organization;

/// <summary>A journey as files carry it: services, units and segments by words.</summary>
public sealed record JourneyEntry
{
    /// <summary>Its place in addresses, by which it is known again; empty: made from the name.</summary>
    public string Slug { get; init; } = "";

    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its name in Spanish.</summary>
    public string? NameEs { get; init; }

    /// <summary>Whose journey it is, in a sentence.</summary>
    public string? About { get; init; }

    /// <summary>The code of a life experience.</summary>
    public string? LifeExperience { get; init; }

    /// <summary>Slugs of segments.</summary>
    public IReadOnlyList<string> Segments { get; init; } = [];

    /// <summary>Its stages, in order.</summary>
    public IReadOnlyList<StageEntry> Stages { get; init; } = [];

    /// <summary>The row of the file it begins in; 0: it was typed into a form.</summary>
    [JsonIgnore]
    public int Row { get; init; }
}

/// <summary>A stage as files carry it.</summary>
public sealed record StageEntry
{
    /// <summary>Its place in addresses; empty: made from the name.</summary>
    public string Slug { get; init; } = "";

    /// <summary>What people do in it.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its name in Spanish.</summary>
    public string? NameEs { get; init; }

    /// <summary>The units that own it.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>What decides how the whole is remembered.</summary>
    public IReadOnlyList<string> Moments { get; init; } = [];

    /// <summary>What hurts.</summary>
    public IReadOnlyList<string> Pains { get; init; } = [];

    /// <summary>What is measured: ease@renewing-a-passport/website.</summary>
    public IReadOnlyList<string> Measures { get; init; } = [];

    /// <summary>What customers and staff are asked alike: promise-kept@renewing-a-passport.</summary>
    public IReadOnlyList<string> Mirrors { get; init; } = [];

    /// <summary>What the agency does behind it.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>The row of the file it stands in; 0: it was typed into a form.</summary>
    [JsonIgnore]
    public int Row { get; init; }
}
