using System.Collections.Immutable;
using Bellwether.Instruments;

namespace Bellwether.Collection;

/// <summary>The parts of a privacy statement, in the order in which they are read (Privacy Act, 5 U.S.C. 552a(e)(3)).</summary>
public enum NoticePart
{
    /// <summary>What law lets the agency ask.</summary>
    Authority,

    /// <summary>What the answers are for.</summary>
    Purpose,

    /// <summary>Who else may be told, and why.</summary>
    RoutineUses,

    /// <summary>Whether people must answer, and what happens if they do not.</summary>
    Voluntary,

    /// <summary>Whom to ask.</summary>
    Contact,
}

/// <summary>
/// What a form tells people of their privacy. A statement is needed only when answers go into a system of records, where they are
/// found again by a name or a number; a form that keeps nobody's name does not need one.
/// </summary>
/// <param name="CollectorId">The form.</param>
public sealed record PrivacyNotice(Guid CollectorId)
{
    /// <summary>The most words it may have, in each language: what fits a screen and is read.</summary>
    public const int MostWords = 250;

    /// <summary>The school grade above which the lint advises plainer words.</summary>
    public const double HighestGrade = 8;

    /// <summary>The languages it is written in.</summary>
    public static ImmutableArray<string> Languages { get; } = ["en", "es"];

    /// <summary>True when answers go into a system of records, so that the statement must be made.</summary>
    public bool IsNeeded { get; init; }

    /// <summary>The parts that are written.</summary>
    public ImmutableSortedDictionary<NoticePart, LocalText> Parts { get; init; } =
        ImmutableSortedDictionary<NoticePart, LocalText>.Empty;

    /// <summary>What stands on the first screen and on paper; null when no statement is needed.</summary>
    public string? In(string language) =>
        IsNeeded
            ? string.Join(
                ' ',
                Parts.Select(part =>
                    $"{Name(part.Key).In(language)}: {part.Value.In(language).Trim()}"
                )
            )
            : null;

    /// <summary>What a part is called on the form.</summary>
    public static LocalText Name(NoticePart part) =>
        part switch
        {
            NoticePart.Authority => LocalText.Of("Authority", "Base legal"),
            NoticePart.Purpose => LocalText.Of("Purpose", "Para qué"),
            NoticePart.RoutineUses => LocalText.Of("Routine uses", "Usos de rutina"),
            NoticePart.Voluntary => LocalText.Of("Your choice", "Usted decide"),
            _ => LocalText.Of("Questions", "Preguntas"),
        };

    /// <inheritdoc />
    public bool Equals(PrivacyNotice? other) =>
        other is not null
        && CollectorId == other.CollectorId
        && IsNeeded == other.IsNeeded
        && Parts.SequenceEqual(other.Parts);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(CollectorId, IsNeeded, Parts.Count);
}
