using System.Buffers;

namespace Bellwether.Text.Redaction;

/// <summary>How a word is written, as far as names go.</summary>
internal enum WordShape : byte
{
    /// <summary>Begins with a small letter.</summary>
    Small,

    /// <summary>Begins with a capital: a name, or the beginning of a sentence.</summary>
    Capital,

    /// <summary>One capital, alone or with a point: an initial.</summary>
    Initial,

    /// <summary>Stands between the parts of a name: de, van.</summary>
    Particle,

    /// <summary>A form of address: Mrs., Sra.</summary>
    Title,

    /// <summary>Tells who, or what: called, soy.</summary>
    Cue,

    /// <summary>Greets or tells who: Hello, Estimada, said. Whoever follows with a capital is a person.</summary>
    SureCue,

    /// <summary>What people do with people: with, thank, gracias.</summary>
    Meeting,

    /// <summary>With a capital, it begins the name of a place: San, Fort.</summary>
    BeforePlace,

    /// <summary>With a capital, it ends the name of a place or a firm: House, Street.</summary>
    AfterPlace,
}

/// <summary>One word of a text with what the list of names knows of it.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is, without a possessive 's.</param>
/// <param name="Shape">How it is written.</param>
/// <param name="Flags">What the list knows of it.</param>
/// <param name="IsNoName">True for words that never are names.</param>
/// <param name="Follows">True when only one or two spaces stand between it and the word before.</param>
/// <param name="Begins">True when a sentence begins with it.</param>
internal readonly record struct NameWord(
    int Start,
    int Length,
    WordShape Shape,
    NameFlags Flags,
    bool IsNoName,
    bool Follows,
    bool Begins
)
{
    /// <summary>True when it is the first word of its line.</summary>
    public bool BeginsLine { get; init; }

    /// <summary>True when nothing but a point or comma follows it on its line.</summary>
    public bool EndsLine { get; init; }

    /// <summary>True when all of it is in capitals: an agency, or a shout.</summary>
    public bool IsCapitals { get; init; }

    /// <summary>True when it has letters that neither English nor Spanish has.</summary>
    public bool IsForeign { get; init; }

    public int End => Start + Length;

    public bool Is(NameFlags flags) => (Flags & flags) != NameFlags.None;

    /// <summary>A word with a capital that may be part of a name.</summary>
    public bool MayBeName => Shape == WordShape.Capital && !IsNoName;
}

/// <summary>Takes a text apart into words, once, from left to right.</summary>
internal static class NameWords
{
    private static readonly SearchValues<char> OwnLetters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzáéíóúüñ'-"
    );

    /// <summary>Adds the words of a text to a list.</summary>
    public static void Read(string text, List<NameWord> words)
    {
        Span<char> lower = stackalloc char[NameList.Longest];
        var i = 0;
        while (i < text.Length)
        {
            if (!char.IsLetter(text[i]))
            {
                i++;
                continue;
            }
            var start = i++;
            while (i < text.Length && IsInside(text, i))
                i++;
            // Longer than any name, or part of something with digits: not looked at, but it parts its neighbours.
            if (i - start > NameList.Longest + 2 || Touches(text, start, i))
                continue;
            words.Add(Of(text, start, i, words, lower));
        }
    }

    private static bool IsInside(string text, int i) =>
        char.IsLetter(text[i])
        || (
            text[i] is '\'' or '’' or '-'
            && char.IsLetter(text[i - 1])
            && i + 1 < text.Length
            && char.IsLetter(text[i + 1])
        );

    private static bool Touches(string text, int start, int end) =>
        (start > 0 && (char.IsDigit(text[start - 1]) || text[start - 1] is '@' or '/' or '_'))
        || (end < text.Length && (char.IsDigit(text[end]) || text[end] is '@' or '_'));

    private static NameWord Of(
        string text,
        int start,
        int end,
        List<NameWord> before,
        Span<char> lower
    )
    {
        var length = end - start;
        if (length > 3 && text[end - 1] is 's' && text[end - 2] is '\'' or '’')
            length -= 2;
        length = Math.Min(length, NameList.Longest);
        var small = lower[..length];
        Lower(text.AsSpan(start, length), small);
        var previous = before.Count == 0 ? 0 : before[^1].End;
        var capital = char.IsUpper(text[start]);
        var known = NameList.Of(small);
        return new NameWord(
            start,
            length,
            Shape(length, capital, known.Role),
            known.Flags,
            known.IsNoName,
            before.Count > 0 && Joins(text, previous, start, before[^1]),
            Begins(text, start)
        )
        {
            IsCapitals =
                length > 1 && text.AsSpan(start, length).IndexOfAnyExceptInRange('A', 'Z') < 0,
            IsForeign = IsLatin(small) && small.ContainsAnyExcept(OwnLetters),
            BeginsLine = IsEdge(text, start - 1, -1),
            EndsLine = IsEdge(text, end, 1),
        };
    }

    // Latin letters end at U+024F, and begin again at U+1E00.
    private static bool IsLatin(ReadOnlySpan<char> small)
    {
        foreach (var c in small)
            if (c > '\u024F' && c is not (>= '\u1E00' and <= '\u1EFF'))
                return false;
        return true;
    }

    private static void Lower(ReadOnlySpan<char> word, Span<char> lower)
    {
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            lower[i] =
                c is >= 'a' and <= 'z' ? c
                : c is >= 'A' and <= 'Z' ? (char)(c | 0x20)
                : c == '’' ? '\''
                : char.ToLowerInvariant(c);
        }
    }

    private static bool IsEdge(string text, int i, int step)
    {
        while (i >= 0 && i < text.Length && text[i] is ' ' or '.' or ',' or '-' or '?')
            i += step;
        return i < 0 || i >= text.Length || text[i] == '\n';
    }

    private static WordShape Shape(int length, bool capital, WordShape role) =>
        role switch
        {
            _ when capital && length == 1 => WordShape.Initial,
            WordShape.Title or WordShape.Cue or WordShape.SureCue or WordShape.Meeting => role,
            WordShape.Particle when !capital => role,
            WordShape.BeforePlace or WordShape.AfterPlace when capital => role,
            _ => capital ? WordShape.Capital : WordShape.Small,
        };

    // Spaces, and a point after an initial or a title: "John Q. Public", "Mrs. Diaz".
    private static bool Joins(string text, int from, int to, NameWord before)
    {
        if (
            from < to
            && text[from] == '.'
            && (before.Shape is WordShape.Initial or WordShape.Title || before.Length == 1)
        )
            from++;
        if (to - from is < 1 or > 2)
            return false;
        return text.AsSpan(from, to - from).IndexOfAnyExcept(' ') < 0;
    }

    private static bool Begins(string text, int start)
    {
        var i = start - 1;
        while (i >= 0 && text[i] is ' ' or '"' or '“' or '\'' or '(' or '¿' or '¡')
            i--;
        return i < 0 || text[i] is '.' or '!' or '?' or '\n' or ':' or ';' or '…' or '-' or '*';
    }
}
