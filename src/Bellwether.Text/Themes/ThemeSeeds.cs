using System.Collections.Immutable;

namespace Bellwether.Text.Themes;

/// <summary>How a theme is known: the words that name it, and the learned labels that stand for it.</summary>
/// <param name="ThemeId">Its id, which never changes.</param>
/// <param name="Seeds">Words and phrases of any language, in small letters; a star stands for any ending ("wait*", "on hold").</param>
/// <param name="Learned">Labels of the model that mean it.</param>
public sealed record ThemeSeeds(
    string ThemeId,
    ImmutableArray<string> Seeds,
    ImmutableArray<string> Learned
)
{
    /// <summary>True when it is praise: then what the model says holds only where more words praise than blame.</summary>
    public bool IsPraise { get; init; }
}

/// <summary>What a comment is about, and how it feels.</summary>
/// <param name="Feeling">1 (very bad) to 5 (very good); null when it cannot be told.</param>
/// <param name="Themes">Ids of the themes, in alphabetical order; empty when it is about none of them, or cannot be told.</param>
public sealed record CodedWords(int? Feeling, ImmutableArray<string> Themes)
{
    /// <inheritdoc />
    public bool Equals(CodedWords? other) =>
        other is not null && Feeling == other.Feeling && Themes.SequenceEqual(other.Themes);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Feeling, Themes.Length);
}
