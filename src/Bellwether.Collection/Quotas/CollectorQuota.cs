using System.Collections.Immutable;

namespace Bellwether.Collection;

/// <summary>How many answers of a collector are enough: of all, or with one option chosen.</summary>
/// <param name="Most">So many are enough.</param>
/// <param name="ItemKey">The item, or "" for the collector as a whole.</param>
/// <param name="OptionKey">The option, or "".</param>
public sealed record CollectorQuota(long Most, string ItemKey = "", string OptionKey = "")
{
    /// <summary>The name it is counted under.</summary>
    public string Name => ItemKey.Length == 0 ? "all" : $"{ItemKey}={OptionKey}";
}

/// <summary>The quotas of a collector; equal when they say the same.</summary>
/// <param name="All">The quotas.</param>
public sealed record CollectorQuotas(ImmutableArray<CollectorQuota> All)
{
    /// <summary>No limit.</summary>
    public static CollectorQuotas None { get; } = new([]);

    /// <inheritdoc />
    public bool Equals(CollectorQuotas? other) => other is not null && All.SequenceEqual(other.All);

    /// <inheritdoc />
    public override int GetHashCode() => All.Length;
}
