namespace Bellwether.Web.Components.Charts;

/// <summary>One point of a process over time, with the limits that chance alone would keep it in.</summary>
/// <param name="Label">Short, under the axis.</param>
/// <param name="Value">What was measured.</param>
/// <param name="Center">What is usual.</param>
/// <param name="Low">Lower limit.</param>
/// <param name="High">Upper limit.</param>
public sealed record ControlPoint(
    string Label,
    double Value,
    double Center,
    double Low,
    double High
)
{
    /// <summary>The period in full.</summary>
    public string? Period { get; init; }

    /// <summary>Why this point is a signal, in words: "outside the limits"; null when it is not.</summary>
    public string? Signal { get; init; }

    internal string Name => Period ?? Label;
}
