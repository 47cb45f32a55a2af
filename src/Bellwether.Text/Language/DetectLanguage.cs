using System.Buffers;
using System.Collections.Frozen;

namespace Bellwether.Text.Language;

/// <summary>Tells English from Spanish, from other languages, and from what cannot be told.</summary>
public static class DetectLanguage
{
    /// <summary>English.</summary>
    public const string English = "en";

    /// <summary>Spanish.</summary>
    public const string Spanish = "es";

    /// <summary>Words of some other language.</summary>
    public const string Other = "other";

    /// <summary>Too short or too mixed to say.</summary>
    public const string Unknown = "unknown";

    // Enough to be sure; a long letter costs no more than a page.
    private const int MostWords = 300;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> EnglishWords =
        SmallWords.English.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SpanishWords =
        SmallWords.Spanish.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OtherWords =
        SmallWords.Other.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> SpanishLetters = SearchValues.Create("ñÑ¿¡");

    /// <summary>The language of a text: <see cref="English"/>, <see cref="Spanish"/>, <see cref="Other"/> or <see cref="Unknown"/>.</summary>
    /// <param name="text">Any string. Words are counted without regard to case, accents as written.</param>
    /// <remarks>Counts the small words that every sentence needs (Grefenstette, 1995) and, where there are none, the letter groups
    /// that end English and Spanish words (Cavnar and Trenkle, 1994); a text mostly in letters outside Latin is another language. A lead of one
    /// mark over the others is needed: a text that says "no" alone is unknown. Cost: O(length), at most 300 words.</remarks>
    public static string Run(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Unknown;
        var marks = Count(text);
        if (marks.Foreign > marks.Latin)
            return Other;
        if (text.AsSpan().ContainsAny(SpanishLetters))
            marks.Spanish += 2;
        var (best, next) = Rank(marks.English, marks.Spanish, marks.Other);
        if (best == next)
            return Endings(marks);
        return best == marks.English ? English
            : best == marks.Spanish ? Spanish
            : Other;
    }

    private static (int Best, int Next) Rank(int a, int b, int c)
    {
        var best = Math.Max(a, Math.Max(b, c));
        var next =
            best == a ? Math.Max(b, c)
            : best == b ? Math.Max(a, c)
            : Math.Max(a, b);
        return (best, next);
    }

    // No small word decided: "Excellent service!" and "Muy buena atención" still end like their language.
    private static string Endings(Marks marks) =>
        (marks.EnglishEndings - marks.SpanishEndings) switch
        {
            > 0 => English,
            < 0 => Spanish,
            _ => Unknown,
        };

    private static Marks Count(string text)
    {
        var marks = new Marks();
        Span<char> lower = stackalloc char[32];
        var (start, words) = (-1, 0);
        for (var i = 0; i <= text.Length && words < MostWords; i++)
        {
            if (i < text.Length && IsWordLetter(text[i], ref marks))
            {
                start = start < 0 ? i : start;
                continue;
            }
            if (start >= 0 && i - start <= lower.Length)
            {
                var length = text.AsSpan(start, i - start).ToLowerInvariant(lower);
                Count(lower[..length], ref marks);
                words++;
            }
            start = -1;
        }
        return marks;
    }

    private static bool IsWordLetter(char c, ref Marks marks)
    {
        if (c is '\'' or '’')
            return true;
        if (!char.IsLetter(c))
            return false;
        if (c <= '\u024F')
            marks.Latin++;
        else
            marks.Foreign++;
        return true;
    }

    private static void Count(ReadOnlySpan<char> word, ref Marks marks)
    {
        if (EnglishWords.Contains(word))
            marks.English++;
        if (SpanishWords.Contains(word))
            marks.Spanish++;
        if (OtherWords.Contains(word))
            marks.Other++;
        if (word.Length < 5)
            return;
        foreach (var ending in SmallWords.EnglishEndings)
            if (word.EndsWith(ending))
                marks.EnglishEndings++;
        foreach (var ending in SmallWords.SpanishEndings)
            if (word.EndsWith(ending))
                marks.SpanishEndings++;
    }

    private struct Marks
    {
        public int English,
            Spanish,
            Other,
            Latin,
            Foreign,
            EnglishEndings,
            SpanishEndings;
    }
}
