namespace Bellwether.Organization;

/// <summary>A segment as it lies in the database.</summary>
internal sealed record StoredSegment
{
    public static RevisionStore<StoredSegment> Store { get; } =
        new("organization_segment", "segment");

    public string Name { get; init; } = "";

    public string? SpanishName { get; init; }

    public string Definition { get; init; } = "";

    public long? Size { get; init; }

    public string? SizeSource { get; init; }

    public IReadOnlyList<string> Needs { get; init; } = [];

    public IReadOnlyList<string> Barriers { get; init; } = [];

    public IReadOnlyList<Guid> Services { get; init; } = [];

    public string? CountedBy { get; init; }

    public DateOnly? VerifiedOn { get; init; }
}

/// <summary>A persona as it lies in the database.</summary>
internal sealed record StoredPersona
{
    public static RevisionStore<StoredPersona> Store { get; } =
        new("organization_persona", "persona");

    public string Name { get; init; } = "";

    public string? SpanishName { get; init; }

    public string Segment { get; init; } = "";

    public IReadOnlyList<StoredStatement> Statements { get; init; } = [];
}

/// <summary>A sentence of it.</summary>
internal sealed record StoredStatement(string Text, IReadOnlyList<Guid> Evidence);
