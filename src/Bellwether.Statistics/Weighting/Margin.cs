namespace Bellwether.Statistics.Weighting;

/// <summary>What is known of the population about one variable: how many people are in each of its categories.</summary>
/// <param name="Name">The variable, for messages.</param>
/// <param name="Levels">Category of each weighting cell, 0-based; -1 where the variable is missing.</param>
/// <param name="Targets">People (or shares) in the population per category, none negative, at least one above 0.</param>
/// <param name="Neighbours">For each category, the one it joins when nobody of it answered; null when none is declared.</param>
public sealed record Margin(
    string Name,
    IReadOnlyList<int> Levels,
    IReadOnlyList<double> Targets,
    IReadOnlyList<int>? Neighbours = null
);

/// <summary>What had to be done to the margins, to be shown beside the weights.</summary>
public enum WeightingNoteKind
{
    /// <summary>The margin did not add to the total of the first one and was rescaled to it.</summary>
    Rescaled,

    /// <summary>Nobody of the category answered: its people were added to its neighbour.</summary>
    Collapsed,

    /// <summary>Nobody of the category answered and it has no neighbour: no weights exist.</summary>
    Empty,

    /// <summary>The category has no people but somebody answered: those answers weigh nothing.</summary>
    NoPeople,

    /// <summary>Answers without the variable got a category of their own, with their weighted share as its target.</summary>
    MissingCategory,

    /// <summary>The largest weight is more than 100 times the smallest: trim, or use fewer margins.</summary>
    ExtremeWeights,
}

/// <summary>One such note.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Margin">The variable; empty when it concerns all.</param>
/// <param name="Level">The category, 0-based; -1 when it concerns the whole margin.</param>
public sealed record WeightingNote(WeightingNoteKind Kind, string Margin, int Level);
