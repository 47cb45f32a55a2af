using Bellwether.Text.Sentiment;

namespace Bellwether.Text.Learned;

/// <summary>The pieces of a text that are counted, as 32-bit hashes: words, pairs of words, and groups of two to five letters within
/// words. Used again and again: one buffer per thread.</summary>
internal sealed class Grams
{
    private const int MostLetters = 4_000;
    private const int LongestGroup = 5;
    private const uint Start = 2166136261;

    private readonly char[] plain = new char[MostLetters + 2];
    private uint[] words = new uint[512];
    private uint[] letters = new uint[4096];
    private uint[] texts = new uint[512];
    private int textCount;
    private int praise;
    private int blame;
    private int wishes;
    private int turned;
    private int wordCount;
    private int letterCount;

    /// <summary>Hashes of words and pairs, with repeats.</summary>
    public ReadOnlySpan<uint> Words => words.AsSpan(0, wordCount);

    /// <summary>The words and pairs of the text itself, without what is said of it as a whole.</summary>
    public ReadOnlySpan<uint> TextWords => texts.AsSpan(0, textCount);

    /// <summary>Hashes of groups of letters, with repeats.</summary>
    public ReadOnlySpan<uint> Letters => letters.AsSpan(0, letterCount);

    /// <summary>Words of praise less words of blame.</summary>
    public int Balance => praise - blame;

    /// <summary>Reads a text; what was read before is forgotten.</summary>
    public void Read(ReadOnlySpan<char> text, Asked asked)
    {
        (wordCount, letterCount, praise, blame, wishes, turned) = (0, 0, 0, 0, 0, -9);
        textCount = 0;
        var length = Plain(text);
        var before = Start;
        var whole = Start;
        var count = 0;
        AddWord(Step(Step(Start, '?'), (char)('0' + (int)asked)));
        for (var i = 1; i < length; )
        {
            if (plain[i] == ' ')
            {
                i++;
                continue;
            }
            var end = i;
            var word = Step(Start, 'w');
            while (plain[end] != ' ')
                word = Step(word, plain[end++]);
            AddWord(word);
            AddWord(Join(word, (uint)asked + 1));
            var pair = Join(before, word);
            AddWord(pair);
            AddText(word, pair);
            AddLetters(i - 1, end + 1);
            Feel(Lexicon.Of(plain.AsSpan(i, end - i)), count);
            (before, whole, i) = (word, Join(whole, word), end);
            count++;
        }
        AddWord(Join(before, Start));
        AddFeelings();
        if (count <= 4)
            AddWord(Join(Join(whole, 77), (uint)asked + 1));
        AddWord(Step(Step(Start, '#'), (char)('0' + Size(count))));
    }

    // A word that turns round holds for the three words behind it.
    private void Feel(Feeling feeling, int at)
    {
        var round = at - turned <= 3;
        if (feeling.HasFlag(Feeling.Turns))
            turned = at;
        if (feeling.HasFlag(Feeling.Wishes))
            wishes++;
        if (feeling.HasFlag(Feeling.Praise))
            _ = round ? blame++ : praise++;
        else if (feeling.HasFlag(Feeling.Blame))
            _ = round ? praise++ : blame++;
    }

    private void AddFeelings()
    {
        AddWord(Join(Join(Start, '+'), (uint)Math.Min(praise, 4)));
        AddWord(Join(Join(Start, '-'), (uint)Math.Min(blame, 4)));
        AddWord(Join(Join(Start, '~'), (uint)Math.Min(wishes, 2)));
        AddWord(Join(Join(Start, '='), (uint)(Math.Clamp(praise - blame, -3, 3) + 3)));
        AddWord(Join(Join(Start, '%'), (uint)(Math.Min(praise, 2) * 3 + Math.Min(blame, 2))));
    }

    private static int Size(int count) =>
        count switch
        {
            <= 1 => 0,
            <= 3 => 1,
            <= 7 => 2,
            <= 15 => 3,
            <= 31 => 4,
            _ => 5,
        };

    // Small letters without accents, digits as one digit, marks that carry feeling as words of their own; a space at both ends.
    private int Plain(ReadOnlySpan<char> text)
    {
        var at = 0;
        plain[at++] = ' ';
        foreach (var c in text)
        {
            if (at >= MostLetters)
                break;
            if (char.IsAsciiLetter(c))
                plain[at++] = (char)(c | 0x20);
            else if (char.IsAsciiDigit(c))
                plain[at++] = '0';
            else if (c is '\'' or '’' or '`')
                continue;
            else if (c is '!' or '?')
                at = Mark(at, c);
            else if (c > '\u007F' && char.IsLetter(c))
                plain[at++] = PlainLetters.Of(c);
            else if (plain[at - 1] != ' ')
                plain[at++] = ' ';
        }
        plain[at++] = ' ';
        return at;
    }

    private int Mark(int at, char mark)
    {
        if (plain[at - 1] != ' ')
            plain[at++] = ' ';
        if (at + 2 >= MostLetters)
            return at;
        plain[at++] = mark;
        plain[at++] = ' ';
        return at;
    }

    private void AddLetters(int from, int to)
    {
        for (var i = from; i < to - 1; i++)
        {
            var hash = Step(Step(Start, 'c'), plain[i]);
            var last = Math.Min(to, i + LongestGroup);
            for (var end = i + 1; end < last; end++)
            {
                hash = Step(hash, plain[end]);
                if (letterCount == letters.Length)
                    Array.Resize(ref letters, letters.Length * 2);
                letters[letterCount++] = hash;
            }
        }
    }

    private void AddWord(uint hash)
    {
        if (wordCount == words.Length)
            Array.Resize(ref words, words.Length * 2);
        words[wordCount++] = hash;
    }

    private void AddText(uint word, uint pair)
    {
        if (textCount + 2 > texts.Length)
            Array.Resize(ref texts, texts.Length * 2);
        texts[textCount++] = word;
        texts[textCount++] = pair;
    }

    private static uint Step(uint hash, char c) => unchecked((hash ^ c) * 16777619);

    private static uint Join(uint a, uint b) =>
        unchecked(((a * 0x9E3779B1) ^ (b + 0x7F4A7C15)) * 0x85EBCA77);
}
