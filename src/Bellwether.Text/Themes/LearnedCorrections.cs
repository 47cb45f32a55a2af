using Bellwether.Text.Learned;

namespace Bellwether.Text.Themes;

/// <summary>A comment whose codes a person set: what it is about and how it feels.</summary>
/// <param name="Words">The words, redacted.</param>
/// <param name="Language">Its language.</param>
/// <param name="Asked">What was asked.</param>
/// <param name="Codes">The right codes.</param>
public sealed record CorrectedWords(string Words, string Language, Asked Asked, CodedWords Codes);

/// <summary>
/// What corrections teach: for each theme a small set of weights on words and pairs of words that is added to what dictionary and
/// classifier say. Fitted so that every corrected comment comes out right, with the smallest weights that do it.
/// </summary>
/// <remarks>Support vectors with the other evidence as a fixed offset, by dual coordinate descent in a fixed order: the same corrections
/// give the same weights. Cost: O(rounds × themes × words of all corrections).</remarks>
internal sealed class LearnedCorrections
{
    private const int Rounds = 30;
    private const float Cost = 4f;

    // Right by this much is right enough: what was right already is left alone.
    private const float Margin = 0.5f;

    private readonly Dictionary<uint, float>[] weights;

    private LearnedCorrections(Dictionary<uint, float>[] weights) => this.weights = weights;

    /// <summary>Learns.</summary>
    /// <param name="themes">The themes in order.</param>
    /// <param name="corrected">What was corrected.</param>
    /// <param name="evidence">What dictionary and classifier say of a comment.</param>
    public static LearnedCorrections Of(
        IReadOnlyList<ThemeSeeds> themes,
        IReadOnlyList<CorrectedWords> corrected,
        Func<CorrectedWords, Evidence> evidence
    )
    {
        if (corrected.Count == 0)
            return new LearnedCorrections([]);
        var ordered = corrected
            .OrderBy(each => each.Words, StringComparer.Ordinal)
            .ThenBy(each => string.Join(' ', each.Codes.Themes), StringComparer.Ordinal)
            .ToList();
        var reader = new Grams();
        var rows = ordered.ConvertAll(each => Row(reader, each.Words));
        var said = ordered.ConvertAll(each => evidence(each).Themes);
        return new LearnedCorrections([
            .. themes.Select(
                (theme, at) =>
                    Fit(
                        rows,
                        said.ConvertAll(scores => scores[at]),
                        ordered.ConvertAll(each => each.Codes.Themes.Contains(theme.ThemeId))
                    )
            ),
        ]);
    }

    /// <summary>Adds what was learned to the evidence of a comment.</summary>
    public void Add(string words, Evidence evidence)
    {
        if (weights.Length == 0)
            return;
        var row = Row(grams ??= new Grams(), words);
        for (var theme = 0; theme < weights.Length; theme++)
            if (weights[theme].Count > 0)
                foreach (var (hash, weight) in row)
                    evidence.Themes[theme] += weights[theme].GetValueOrDefault(hash) * weight;
    }

    [ThreadStatic]
    private static Grams? grams;

    private static Dictionary<uint, float> Fit(
        List<(uint Hash, float Weight)[]> rows,
        List<float> said,
        List<bool> truth
    )
    {
        var learned = new Dictionary<uint, float>();
        var alpha = new float[rows.Count];
        for (var round = 0; round < Rounds; round++)
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Length == 0)
                continue;
            var sign = truth[i] ? 1f : -1f;
            var score = said[i];
            foreach (var (hash, weight) in rows[i])
                score += learned.GetValueOrDefault(hash) * weight;
            var give = 0.5f / Cost;
            var next = Math.Max(
                0,
                alpha[i] - (sign * score - Margin + give * alpha[i]) / (1 + give)
            );
            var step = (next - alpha[i]) * sign;
            alpha[i] = next;
            if (step == 0)
                continue;
            foreach (var (hash, weight) in rows[i])
                learned[hash] = learned.GetValueOrDefault(hash) + step * weight;
        }
        return learned;
    }

    // Words and pairs, each once, rare ones first in weight; of length one.
    private static (uint Hash, float Weight)[] Row(Grams grams, string words)
    {
        grams.Read(words, Asked.Anything);
        var model = ShippedModel.Value;
        var row = grams
            .TextWords.ToArray()
            .Distinct()
            .Select(hash => (Hash: hash, Weight: model.RarityOf(hash) - 0.9f))
            .ToArray();
        var length = MathF.Sqrt(row.Sum(each => each.Weight * each.Weight));
        for (var i = 0; i < row.Length; i++)
            row[i].Weight /= length;
        return row;
    }
}
