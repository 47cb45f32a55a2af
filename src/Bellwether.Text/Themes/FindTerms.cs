using Bellwether.Text.Language;

namespace Bellwether.Text.Themes;

/// <summary>A word or pair of words that stands out.</summary>
/// <param name="Term">The term, in plain letters.</param>
/// <param name="Now">Comments that hold it now.</param>
/// <param name="Before">Comments that held it before.</param>
/// <param name="Score">How far it stands out: the log-odds ratio over its standard deviation; above 1.96 is rarely chance for one term.</param>
public sealed record NewTerm(string Term, long Now, long Before, double Score);

/// <summary>Finds words and pairs of words that people use now and did not before.</summary>
/// <remarks>The log-odds ratio with an informative Dirichlet prior made of both texts together. Source: Monroe, Colaresi and Quinn (2008),
/// Fightin' Words, Political Analysis 16(4), equations 15, 16, 20 and 22. Counted once per comment. Cost: O(words).</remarks>
public static class FindTerms
{
    private const int FewestNow = 5;
    private const int MostTerms = 20;

    // The weight of the prior, in mentions.
    private const double Prior = 1000;

    // Beyond chance even when a thousand terms are looked at.
    private const double Least = 3.9;

    /// <summary>The terms that stand out most, strongest first; at most twenty.</summary>
    /// <param name="now">Comments of the time that is asked about.</param>
    /// <param name="before">Comments of the time before; the fewer, the less stands out.</param>
    public static IReadOnlyList<NewTerm> Run(
        IReadOnlyList<string> now,
        IReadOnlyList<string> before
    )
    {
        var (here, there) = (Count(now), Count(before));
        var (allHere, allThere) = ((double)here.Values.Sum(), (double)there.Values.Sum());
        if (allHere == 0 || allThere == 0)
            return [];
        var found = new List<NewTerm>();
        foreach (var (term, count) in here)
        {
            if (count < FewestNow)
                continue;
            var other = there.GetValueOrDefault(term);
            var prior = Prior * (count + other) / (allHere + allThere);
            var odds =
                Math.Log((count + prior) / (allHere + Prior - count - prior))
                - Math.Log((other + prior) / (allThere + Prior - other - prior));
            var score = odds / Math.Sqrt(1 / (count + prior) + 1 / (other + prior));
            if (score > Least)
                found.Add(new NewTerm(term, count, other, score));
        }
        return
        [
            .. found
                .OrderByDescending(term => term.Score)
                .ThenBy(term => term.Term, StringComparer.Ordinal)
                .Take(MostTerms),
        ];
    }

    private static Dictionary<string, long> Count(IReadOnlyList<string> comments)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var comment in comments)
        {
            seen.Clear();
            string? before = null;
            foreach (var word in PlainWords.Of(comment))
            {
                var speaks = word.Length > 2 && !IsSmall(word) && !word.All(char.IsDigit);
                if (speaks)
                    seen.Add(word);
                if (speaks && before is not null)
                    seen.Add($"{before} {word}");
                before = speaks ? word : null;
            }
            foreach (var term in seen)
                counts[term] = counts.GetValueOrDefault(term) + 1;
        }
        return counts;
    }

    // The small words every sentence needs, and the words that redaction leaves as marks.
    private static bool IsSmall(string word) =>
        SmallWords.English.Contains(word)
        || SmallWords.Spanish.Contains(word)
        || word is "removed" or "number" or "eliminado" or "numero";
}
