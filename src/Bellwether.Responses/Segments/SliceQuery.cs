namespace Bellwether.Responses;

/// <summary>By what responses may be told apart that no cube keeps apart.</summary>
public enum DimensionKind
{
    /// <summary>Channel code.</summary>
    Channel,

    /// <summary>Language code.</summary>
    Language,

    /// <summary>Location.</summary>
    Location,

    /// <summary>The whole slice: channel|language|location.</summary>
    Slice,

    /// <summary>Local day, 2026-03-05.</summary>
    Day,

    /// <summary>Month, 2026-03.</summary>
    Month,

    /// <summary>Collector id.</summary>
    Collector,

    /// <summary>One of 64 random groups, "0" to "63", always the same for a response: for delete-a-group jackknives.</summary>
    RandomGroup,

    /// <summary>The answer to an item as the answer sheet numbers it: "-1" not asked, "0" not answered, else the option's position.</summary>
    Answer,

    /// <summary>"1" when an option of a several-choice item was ticked, else "0".</summary>
    Ticked,
}

/// <summary>A dimension to group or choose by.</summary>
/// <param name="Kind">Which.</param>
/// <param name="ItemKey">The item, for answers and ticks.</param>
/// <param name="Option">The option's position from 1, for ticks.</param>
public sealed record Dimension(DimensionKind Kind, string ItemKey = "", int Option = 0)
{
    /// <summary>The answer to an item.</summary>
    public static Dimension Answer(string itemKey) => new(DimensionKind.Answer, itemKey);

    /// <summary>Whether an option was ticked.</summary>
    public static Dimension Ticked(string itemKey, int option) =>
        new(DimensionKind.Ticked, itemKey, option);
}

/// <summary>Only responses whose value in that dimension is one of these.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Values">The values, written as the dimension's kind says.</param>
public sealed record SliceCondition(Dimension Dimension, IReadOnlyCollection<string> Values);

/// <summary>A question about responses to one version that cells may not answer.</summary>
/// <param name="AgencyId">Whose responses.</param>
/// <param name="CollectorIds">Of which collectors.</param>
/// <param name="VersionId">Of which version.</param>
/// <param name="First">First local day.</param>
/// <param name="Last">Last local day, included.</param>
public sealed record SliceQuery(
    Guid AgencyId,
    IReadOnlyCollection<Guid> CollectorIds,
    Guid VersionId,
    DateOnly First,
    DateOnly Last
)
{
    /// <summary>What to group by; empty = one group of all.</summary>
    public IReadOnlyList<Dimension> By { get; init; } = [];

    /// <summary>Which responses; all conditions must hold.</summary>
    public IReadOnlyList<SliceCondition> Where { get; init; } = [];

    /// <summary>True when the pair sums of the driver set are wanted as well.</summary>
    public bool Pairs { get; init; }
}

/// <summary>The sums of one group.</summary>
/// <param name="Values">The group's values, in the order of the query's dimensions.</param>
/// <param name="Sums">A vector laid out as a cell's: <see cref="CellLayout"/> with or without pairs, as the query says.</param>
public sealed record SliceSums(IReadOnlyList<string> Values, long[] Sums);
