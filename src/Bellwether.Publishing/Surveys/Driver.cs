using System.Collections.Immutable;

namespace Bellwether.Publishing;

/// <summary>The reasons of the standard's three-question form: their codes, in the order of the file's columns.</summary>
public static class Driver
{
    /// <summary>Every code a list may offer.</summary>
    public static ImmutableArray<string> Codes { get; } =
    ["effectiveness", "ease", "efficiency", "transparency", "humanity", "employee", "other"];

    /// <summary>The codes that both lists must offer.</summary>
    public static ImmutableArray<string> Required { get; } = ["effectiveness", "ease"];
}
