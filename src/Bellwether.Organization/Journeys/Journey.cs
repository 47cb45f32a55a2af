namespace Bellwether.Organization;

/// <summary>The way of a customer through one service or several, stage by stage.</summary>
/// <param name="Slug">Its place in addresses, unique in the agency.</param>
/// <param name="Revision">Which revision.</param>
/// <param name="Name">Its name.</param>
/// <param name="Stages">Its stages, in order.</param>
public sealed record Journey(
    string Slug,
    long Revision,
    string Name,
    IReadOnlyList<JourneyStage> Stages
)
{
    /// <summary>Its name in Spanish, or null.</summary>
    public string? SpanishName { get; init; }

    /// <summary>Whose journey it is, in a sentence.</summary>
    public string? About { get; init; }

    /// <summary>The code of the life experience it belongs to, or null.</summary>
    public string? LifeExperience { get; init; }

    /// <summary>Slugs of the segments who travel it.</summary>
    public IReadOnlyList<string> Segments { get; init; } = [];

    /// <summary>The name in that language, or in English.</summary>
    public string NameIn(string language) =>
        language == "es" && SpanishName is not null ? SpanishName : Name;

    /// <summary>The same as files carry it.</summary>
    public JourneyEntry Entry =>
        new()
        {
            Slug = Slug,
            Name = Name,
            NameEs = SpanishName,
            About = About,
            LifeExperience = LifeExperience,
            Segments = Segments,
            Stages = [.. Stages.Select(stage => stage.Entry)],
        };
}

/// <summary>One stage of a journey.</summary>
/// <param name="Slug">Its place in addresses, unique in the journey.</param>
/// <param name="Name">What people do in it.</param>
public sealed record JourneyStage(string Slug, string Name)
{
    /// <summary>Its name in Spanish, or null.</summary>
    public string? SpanishName { get; init; }

    /// <summary>The units that own it, from the top: several can.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>What decides how the whole is remembered.</summary>
    public IReadOnlyList<string> Moments { get; init; } = [];

    /// <summary>What hurts.</summary>
    public IReadOnlyList<string> Pains { get; init; } = [];

    /// <summary>What is measured there, live.</summary>
    public IReadOnlyList<StageMeasure> Measures { get; init; } = [];

    /// <summary>What customers and the staff who run it are asked alike, by the construction of the customers' question.</summary>
    public IReadOnlyList<StageMeasure> Mirrors { get; init; } = [];

    /// <summary>What the agency does behind it.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>The name in that language, or in English.</summary>
    public string NameIn(string language) =>
        language == "es" && SpanishName is not null ? SpanishName : Name;

    internal StageEntry Entry =>
        new()
        {
            Slug = Slug,
            Name = Name,
            NameEs = SpanishName,
            Units = Units,
            Moments = Moments,
            Pains = Pains,
            Measures = [.. Measures.Select(each => each.ToString())],
            Mirrors = [.. Mirrors.Select(each => each.ToString())],
            Steps = Steps,
        };
}

/// <summary>A measure, or a question by its construction, of a service, on one channel or on all: ease@renewing-a-passport/website.</summary>
/// <param name="Measure">The measure or construction.</param>
/// <param name="Service">The service.</param>
/// <param name="Channel">The channel's code, or null for all.</param>
public sealed record StageMeasure(string Measure, Service Service, string? Channel)
{
    /// <inheritdoc />
    public override string ToString() =>
        $"{Measure}@{Service.Slug}{(Channel is null ? "" : $"/{Channel}")}";
}
