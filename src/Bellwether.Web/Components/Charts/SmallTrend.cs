namespace Bellwether.Web.Components.Charts;

/// <summary>One of many trends on the same scale.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Points">Its periods.</param>
/// <param name="Href">Where its name leads.</param>
/// <param name="Note">A few words below it: its verdict.</param>
public sealed record SmallTrend(
    string Name,
    IReadOnlyList<TrendPoint> Points,
    string? Href = null,
    string? Note = null
);
