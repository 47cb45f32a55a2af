namespace Bellwether.Web.Components.Charts;

/// <summary>One row of a heat map.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Values">One value per column; null where nothing is known.</param>
public sealed record HeatRow(string Label, IReadOnlyList<double?> Values);
