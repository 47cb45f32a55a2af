namespace Bellwether.Instruments;

/// <summary>Where a question of the bank is from.</summary>
public enum BankSource
{
    /// <summary>A template that ships with the program.</summary>
    Template = 1,

    /// <summary>A version that the agency has published.</summary>
    Version = 2,

    /// <summary>The agency put it into its bank.</summary>
    Kept = 3,
}

/// <summary>A question that can be asked again in the same words.</summary>
/// <param name="Id">How it is named when it is taken: template:ID:KEY, version:ID:KEY or kept:ID.</param>
/// <param name="Source">Where it is from.</param>
/// <param name="Name">The template, the instrument or who kept it.</param>
/// <param name="Version">The version of the template, the number of the instrument's version, or how often the kept item was changed.</param>
/// <param name="Item">The question.</param>
public sealed record BankItem(string Id, BankSource Source, string Name, long Version, Item Item)
{
    /// <summary>The instrument that asks it, for a published one.</summary>
    public Guid? InstrumentId { get; init; }
}

/// <summary>A question that is like another.</summary>
/// <param name="Item">The question.</param>
/// <param name="Score">How alike their words are, from 0 to 1.</param>
/// <param name="SameConstruct">True when both are the same construction of a measure.</param>
/// <param name="SameMeasure">True when both measure the same.</param>
public sealed record SimilarItem(BankItem Item, double Score, bool SameConstruct, bool SameMeasure);
