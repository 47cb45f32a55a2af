namespace Bellwether.Web.Components.Charts;

/// <summary>One thing placed by two values.</summary>
/// <param name="Name">What it is.</param>
/// <param name="X">Its value across.</param>
/// <param name="Y">Its value upward.</param>
public sealed record QuadrantPoint(string Name, double X, double Y)
{
    /// <summary>Blue unless it is only context or asks for attention.</summary>
    public Tone Tone { get; init; } = Tone.Us;

    /// <summary>How far its value across may be off, drawn as a whisker.</summary>
    public (double Low, double High)? XRange { get; init; }

    /// <summary>How far its value upward may be off.</summary>
    public (double Low, double High)? YRange { get; init; }

    /// <summary>What to say in place of a corner's name where its whiskers cross a line, or null.</summary>
    public string? Undecided { get; init; }
}

/// <summary>One axis of a quadrant chart.</summary>
/// <param name="Name">What it measures: "Trust".</param>
/// <param name="Split">The value that parts low from high.</param>
/// <param name="Unit">How its values are written.</param>
public sealed record QuadrantAxis(string Name, double Split, ChartUnit Unit);

/// <summary>What each corner means, in two or three words: "Fix first".</summary>
/// <param name="TopLeft">Low across, high upward.</param>
/// <param name="TopRight">High across, high upward.</param>
/// <param name="BottomLeft">Low across, low upward.</param>
/// <param name="BottomRight">High across, low upward.</param>
public sealed record QuadrantCorners(
    string TopLeft,
    string TopRight,
    string BottomLeft,
    string BottomRight
);
