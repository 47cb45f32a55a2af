using System.Text;

namespace Bellwether.Collection.Sources;

/// <summary>
/// Finds texts that many people sent with few changes: a campaign. It is counted and shown as one, never hidden. Two texts are
/// near copies when they share at least half of their groups of three words, as far as sixteen minima tell (Broder's MinHash).
/// </summary>
internal sealed class NearCopies
{
    /// <summary>So many copies make a campaign.</summary>
    public const int Fewest = 5;

    private const int MostTexts = 100_000;
    private const int ShortestText = 40;
    private const int Minima = 16;
    private const int Alike = Minima / 2;

    private readonly List<(ulong[] Minima, int Group)> texts = [];
    private readonly Dictionary<(int Band, ulong Bits), int> places = [];
    private readonly List<(int Count, int FirstRow)> groups = [];
    private readonly Dictionary<ulong, int> exact = [];

    /// <summary>Groups of at least five near copies, the largest first: how many, and the row of the first.</summary>
    public IReadOnlyList<(int Count, int FirstRow)> Campaigns =>
        [
            .. groups
                .Where(group => group.Count >= Fewest)
                .OrderByDescending(group => group.Count)
                .ThenBy(group => group.FirstRow)
                .Take(50),
        ];

    /// <summary>Letters and digits in lower case, one space between words.</summary>
    public static string Plain(string words)
    {
        var plain = new StringBuilder(words.Length);
        foreach (var c in words)
            if (char.IsLetterOrDigit(c))
                plain.Append(char.ToLowerInvariant(c));
            else if (plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
        return plain.ToString().TrimEnd();
    }

    /// <summary>Adds a text; true when it is word for word, but for case and marks, one that was added before. Short texts never are.</summary>
    public bool Add(string plain, int row)
    {
        if (plain.Length < ShortestText)
            return false;
        var whole = Fingerprint.Of(plain);
        if (exact.TryGetValue(whole, out var known))
        {
            groups[known] = (groups[known].Count + 1, groups[known].FirstRow);
            return true;
        }
        if (texts.Count >= MostTexts)
            return false;
        var minima = MinimaOf(plain);
        var group = Near(minima) ?? Open(row);
        groups[group] = (groups[group].Count + 1, groups[group].FirstRow);
        exact[whole] = group;
        for (var band = 0; band < Minima / 2; band++)
            places.TryAdd(Place(minima, band), texts.Count);
        texts.Add((minima, group));
        return false;
    }

    private int Open(int row)
    {
        groups.Add((0, row));
        return groups.Count - 1;
    }

    private int? Near(ulong[] minima)
    {
        for (var band = 0; band < Minima / 2; band++)
            if (
                places.TryGetValue(Place(minima, band), out var place)
                && Same(texts[place].Minima, minima) >= Alike
            )
                return texts[place].Group;
        return null;
    }

    private static int Same(ulong[] a, ulong[] b)
    {
        var same = 0;
        for (var i = 0; i < Minima; i++)
            same += a[i] == b[i] ? 1 : 0;
        return same;
    }

    private static (int, ulong) Place(ulong[] minima, int band) =>
        (band, Fingerprint.Mix(minima[2 * band] ^ (minima[(2 * band) + 1] << 1)));

    private static ulong[] MinimaOf(string plain)
    {
        var minima = new ulong[Minima];
        Array.Fill(minima, ulong.MaxValue);
        var starts = new List<int> { 0 };
        for (var i = 0; i < plain.Length; i++)
            if (plain[i] == ' ')
                starts.Add(i + 1);
        starts.Add(plain.Length + 1);
        for (var word = 0; word < Math.Max(1, starts.Count - 3); word++)
        {
            var end = starts[Math.Min(word + 3, starts.Count - 1)] - 1;
            var hash = Fingerprint.Of(plain.AsSpan(starts[word], end - starts[word]));
            for (var i = 0; i < Minima; i++)
                minima[i] = Math.Min(
                    minima[i],
                    Fingerprint.Mix(hash ^ ((ulong)(i + 1) << 56) ^ (ulong)i)
                );
        }
        return minima;
    }
}
