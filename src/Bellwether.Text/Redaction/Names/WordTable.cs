namespace Bellwether.Text.Redaction;

/// <summary>What is known of some ten thousand words, for one look into a small table at each word of a text.</summary>
/// <remarks>Open addressing over fingerprints of 64 bits (FNV-1a, mixed as in MurmurHash3): no word is compared letter by letter.
/// Building it throws if two words had the same fingerprint. A word that is not in it is taken for one that is once in about
/// 10^14 words.</remarks>
internal sealed class WordTable
{
    private readonly ulong[] prints;
    private readonly Known[] known;

    public WordTable(Dictionary<string, Known> words)
    {
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(2 * words.Count));
        prints = new ulong[size];
        known = new Known[size];
        foreach (var (word, what) in words)
        {
            var print = Print(word);
            var at = First(print);
            for (; prints[at] != 0; at = (at + 1) & (size - 1))
                if (prints[at] == print)
                    throw new InvalidOperationException($"{word} has the print of another word.");
            prints[at] = print;
            known[at] = what;
        }
    }

    /// <summary>What is known of a word; the default when nothing is.</summary>
    public Known Find(ReadOnlySpan<char> word)
    {
        var print = Print(word);
        var last = prints.Length - 1;
        for (var at = First(print); prints[at] != 0; at = (at + 1) & last)
            if (prints[at] == print)
                return known[at];
        return default;
    }

    private int First(ulong print) => (int)(print & (ulong)(prints.Length - 1));

    private static ulong Print(ReadOnlySpan<char> word)
    {
        unchecked
        {
            var hash = 14_695_981_039_346_656_037UL;
            foreach (var c in word)
                hash = (hash ^ c) * 1_099_511_628_211UL;
            hash = (hash ^ (hash >> 33)) * 0xFF51_AFD7_ED55_8CCDUL;
            return (hash ^ (hash >> 33)) | (1UL << 63);
        }
    }
}
