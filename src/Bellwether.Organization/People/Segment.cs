namespace Bellwether.Organization;

/// <summary>A group of customers with needs of their own. A group is described; no person is ever put into one.</summary>
/// <param name="Slug">Its place in addresses, unique in the agency.</param>
/// <param name="Revision">Which revision.</param>
/// <param name="Name">Its name.</param>
/// <param name="Definition">Who belongs to it, so that two people would count the same ones.</param>
/// <param name="Evidence">What shows it, what was taken away included, newest first.</param>
/// <param name="Confidence">How far it can be relied on, from the evidence that stands.</param>
/// <param name="IsStale">True when nobody verified it in the last twelve months.</param>
public sealed record Segment(
    string Slug,
    long Revision,
    string Name,
    string Definition,
    IReadOnlyList<Evidence> Evidence,
    Confidence Confidence,
    bool IsStale
)
{
    /// <summary>Its name in Spanish, or null.</summary>
    public string? SpanishName { get; init; }

    /// <summary>How many people a year, or null.</summary>
    public long? Size { get; init; }

    /// <summary>Where the size is from.</summary>
    public string? SizeSource { get; init; }

    /// <summary>What they need.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>What stands in their way.</summary>
    public IReadOnlyList<string> Barriers { get; init; } = [];

    /// <summary>The services they use.</summary>
    public IReadOnlyList<Service> Services { get; init; } = [];

    /// <summary>The counted part of the answers nearest to it: language:es, channel:phone, location:clinic-17; or null.</summary>
    public string? CountedBy { get; init; }

    /// <summary>When it was last verified; null: never.</summary>
    public DateOnly? VerifiedOn { get; init; }

    /// <summary>The name in that language, or in English.</summary>
    public string NameIn(string language) =>
        language == "es" && SpanishName is not null ? SpanishName : Name;
}

/// <summary>A segment told as one typical customer, every sentence with the evidence it rests on.</summary>
/// <param name="Slug">Its place in addresses, unique in the agency.</param>
/// <param name="Revision">Which revision.</param>
/// <param name="Name">What it is called: a role, not a person's name.</param>
/// <param name="Segment">The slug of its segment.</param>
/// <param name="Statements">What is said of it.</param>
/// <param name="Confidence">How far it can be relied on.</param>
public sealed record Persona(
    string Slug,
    long Revision,
    string Name,
    string Segment,
    IReadOnlyList<PersonaStatement> Statements,
    Confidence Confidence
)
{
    /// <summary>Its name in Spanish, or null.</summary>
    public string? SpanishName { get; init; }

    /// <summary>The name in that language, or in English.</summary>
    public string NameIn(string language) =>
        language == "es" && SpanishName is not null ? SpanishName : Name;
}

/// <summary>One sentence of a persona.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Evidence">What shows it, what was taken away included.</param>
public sealed record PersonaStatement(string Text, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>True while something that stands shows it.</summary>
    public bool IsSupported => Evidence.Any(each => each.Stands);
}

/// <summary>The people an agency serves: segments and personas.</summary>
/// <param name="Segments">By name.</param>
/// <param name="Personas">By name.</param>
public sealed record PeopleServed(IReadOnlyList<Segment> Segments, IReadOnlyList<Persona> Personas);
