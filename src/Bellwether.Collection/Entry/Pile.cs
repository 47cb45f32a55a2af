using System.Collections.Immutable;

namespace Bellwether.Collection;

/// <summary>Where a typed sheet stands.</summary>
public enum PaperState
{
    /// <summary>Typed; it waits for the next sheet (so that the last one can be undone) or for the second person.</summary>
    Waiting = 1,

    /// <summary>Two people typed it differently: somebody has to look at the paper again.</summary>
    Differs = 2,

    /// <summary>In the response log.</summary>
    Recorded = 3,
}

/// <summary>A pile of paper forms that is typed in.</summary>
/// <param name="PileId">Its id.</param>
/// <param name="AgencyId">Whose.</param>
/// <param name="CollectorId">The collector the sheets belong to.</param>
/// <param name="VersionId">The frozen version that is printed on them.</param>
/// <param name="Name">What staff call it.</param>
/// <param name="IsDouble">True when a second person types every sheet again.</param>
/// <param name="IsClosed">True when it is finished.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="OpenedBy">By whom.</param>
public sealed record Pile(
    Guid PileId,
    Guid AgencyId,
    Guid CollectorId,
    Guid VersionId,
    string Name,
    bool IsDouble,
    bool IsClosed,
    DateTimeOffset OpenedAt,
    string OpenedBy
)
{
    /// <summary>The sheets in the order they were typed; empty in lists.</summary>
    public ImmutableArray<PaperSheet> Sheets { get; init; } = [];

    /// <summary>Sheets typed.</summary>
    public int Typed { get; init; }

    /// <summary>Sheets that wait.</summary>
    public int Waiting { get; init; }

    /// <summary>Sheets on which two people disagree.</summary>
    public int Differing { get; init; }

    /// <summary>Sheets in the response log.</summary>
    public int Recorded => Typed - Waiting - Differing;
}

/// <summary>One typed sheet. Its answers are not in it, but where two people typed them differently.</summary>
/// <param name="Number">The number on the paper.</param>
/// <param name="State">Where it stands.</param>
/// <param name="FirstBy">Who typed it first.</param>
/// <param name="SecondBy">Who typed it again; "" for nobody.</param>
/// <param name="TypedAt">When it was last typed.</param>
public sealed record PaperSheet(
    string Number,
    PaperState State,
    string FirstBy,
    string SecondBy,
    DateTimeOffset TypedAt
)
{
    /// <summary>What the two people typed differently.</summary>
    public ImmutableArray<SheetDifference> Differences { get; init; } = [];
}

/// <summary>One question that two people typed differently.</summary>
/// <param name="ItemKey">The question.</param>
/// <param name="First">What the first person typed.</param>
/// <param name="Second">What the second person typed.</param>
public sealed record SheetDifference(
    string ItemKey,
    ImmutableArray<string> First,
    ImmutableArray<string> Second
);
