using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Statistics;

namespace Bellwether.Measurement;

/// <summary>What is asked of customers and of those who serve them, of one service.</summary>
/// <param name="Key">How the caller knows it again.</param>
/// <param name="Scope">The collectors of the service.</param>
/// <param name="Mirror">The construction of the customers' question: promise-kept.</param>
/// <param name="Channel">Only customers of this channel; null: of all. Staff serve all of them.</param>
public sealed record PairAsked(string Key, Scope Scope, string Mirror, string? Channel);

/// <summary>One side of a pair.</summary>
/// <param name="Side">customers, staff or managers.</param>
/// <param name="Share">The share of favourable answers with Wilson's interval; Suppressed for fewer than ten of those who serve.</param>
/// <param name="Words">The question as it was asked; null when it was not.</param>
public sealed record PairSide(string Side, Estimate Share, LocalText? Words);

/// <summary>Customers and those who serve them, on one question.</summary>
/// <param name="Key">How the caller knows it again.</param>
/// <param name="Period">The quarter: the last one in which those who serve were asked.</param>
/// <param name="Customers">What customers say.</param>
/// <param name="Staff">What the staff say who run it.</param>
/// <param name="Managers">What managers say; null where they are not asked alike.</param>
/// <param name="Gap">Staff less customers, −1 to 1, with Newcombe's interval.</param>
/// <param name="Holds">True when the gap is beyond chance among all pairs on the page (Benjamini-Hochberg).</param>
/// <param name="Grade">How far the two can be compared.</param>
public sealed record PairedFigure(
    string Key,
    Period Period,
    PairSide Customers,
    PairSide Staff,
    PairSide? Managers,
    Estimate Gap,
    bool Holds,
    Comparability Grade
);

/// <summary>The questions that are asked on both sides.</summary>
public static class Mirrors
{
    /// <summary>By the construction of the customers' question: that of the staff's, and that of the managers' where there is one.</summary>
    public static ImmutableDictionary<string, (string Staff, string? Managers)> All { get; } =
        ImmutableDictionary.CreateRange(
            StringComparer.Ordinal,
            new Dictionary<string, (string, string?)>
            {
                ["promise-kept"] = ("staff-promise-kept", null),
                ["knew-what-next"] = ("staff-knew-what-next", null),
                ["one-contact"] = ("staff-one-contact", null),
                ["compared-with-private"] = (
                    "staff-compared-with-private",
                    "manager-equal-private-sector"
                ),
            }
        );
}
