using System.Globalization;
using System.Text;

namespace Bellwether.Instruments;

/// <summary>
/// How alike two questions are, by their words: 0 nothing in common, 1 the same words. Small words are left out, endings cut, accents
/// ignored; English and Spanish. The same two texts always give the same number: nothing is learnt.
/// </summary>
/// <remarks>Dice's coefficient (1945) over the sets of stems. Checked by hand against the pairs of SimilarityTests.</remarks>
public static class Similarity
{
    /// <summary>From here on two questions are shown to an author as alike.</summary>
    public const double Alike = 0.5;

    private static readonly HashSet<string> Small =
    [
        .. (
            "a an the this that these those of in on at to for with by from as is are was were be been am do does did i me my we us our you your it its they them their "
            + "and or not no if so than then there here what which who how why when where about into over under out up down any all some "
            + "el la los las un una unos unas de del en al a para con por como es son fue fueron ser estar estoy esta este estos estas esto eso ese yo me mi mis nos nuestro nuestra usted su sus lo le les se que "
            + "y e o u no si mas pero cual cuales quien cuando donde sobre muy ya hay ha han he"
        ).Split(' '),
    ];

    private static readonly string[] Endings =
    [
        "ciones",
        "cion",
        "mente",
        "ation",
        "ations",
        "ments",
        "ment",
        "ness",
        "ing",
        "ied",
        "ies",
        "ed",
        "es",
        "s",
        "ar",
        "er",
        "ir",
        "ado",
        "ada",
        "ido",
        "ida",
        "o",
        "a",
        "e",
    ];

    /// <summary>How alike two wordings are.</summary>
    public static double Of(string one, string other)
    {
        var first = Stems(one);
        var second = Stems(other);
        if (first.Count == 0 || second.Count == 0)
            return Wording.Same(one, other) ? 1 : 0;
        return 2.0 * first.Count(second.Contains) / (first.Count + second.Count);
    }

    /// <summary>The stems of a text's words, without small words.</summary>
    internal static HashSet<string> Stems(string text) =>
        [
            .. Plain(text)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(word => !Small.Contains(word))
                .Select(Stem),
        ];

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (
            var rune in Wording.Normalise(text).Normalize(NormalizationForm.FormD).EnumerateRunes()
        )
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
                plain.Append(rune.ToString());
        return plain.ToString();
    }

    // Twice: first the plural, then the gender or the verb's ending.
    private static string Stem(string word) => Cut(Cut(word));

    private static string Cut(string word)
    {
        foreach (var ending in Endings)
            if (word.Length >= ending.Length + 3 && word.EndsWith(ending, StringComparison.Ordinal))
                return word[..^ending.Length];
        return word;
    }
}
