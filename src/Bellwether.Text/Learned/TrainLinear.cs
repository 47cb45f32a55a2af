using System.Runtime.InteropServices;

namespace Bellwether.Text.Learned;

/// <summary>A text with what people said of it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Asked">What was asked.</param>
/// <param name="Labels">The labels that hold.</param>
/// <param name="HasThemes">False when nobody said what it is about: then it teaches feeling only.</param>
internal sealed record Labelled(
    string Text,
    Asked Asked,
    IReadOnlySet<string> Labels,
    bool HasThemes = true
);

/// <summary>Trains one linear classifier per label against the rest: support vectors with squared hinge loss by dual coordinate
/// descent. The same texts give the same weights, to the last bit: the order of each pass comes from a fixed seed.</summary>
/// <remarks>Source: Hsieh et al. (2008), A dual coordinate descent method for large-scale linear SVM, ICML; weighing pieces by their log-count
/// ratio: Wang and Manning (2012), ACL. Cost: O(rounds × labels × pieces of all texts).</remarks>
internal static class TrainLinear
{
    private const int FewestTexts = 2;
    private const int Rounds = 20;
    private const int Seed = 7;
    private const float Cost = 0.1f;

    // An error on a rare label costs more: the square root of how much rarer it is.
    private const float Balance = 0.5f;

    // How strongly pieces that set a theme apart are preferred.
    private const float ThemeRatio = 0.6f;

    /// <summary>Trains a model of feeling and themes.</summary>
    /// <param name="texts">The labelled texts.</param>
    /// <param name="themes">The labels of themes, in order.</param>
    public static LinearModel Run(IReadOnlyList<Labelled> texts, IReadOnlyList<string> themes)
    {
        string[] labels = [.. LearnedCodes.FeelingLabels, .. themes];
        var blank = Vocabulary(texts, labels);
        var reading = new Reading();
        var rows = texts
            .Select(text => blank.Pieces(text.Text, text.Asked, reading).ToArray())
            .ToArray();
        var width = LinearModel.WidthOf(labels.Length);
        var weights = new sbyte[blank.Hashes.Length * width];
        var (scale, bias) = (new float[labels.Length], new float[labels.Length]);
        Parallel.For(
            0,
            labels.Length,
            label =>
            {
                var isTheme = label >= LearnedCodes.FeelingLabels.Length;
                var used = Enumerable
                    .Range(0, texts.Count)
                    .Where(i => !isTheme || texts[i].HasThemes)
                    .ToArray();
                var examples = new Examples(
                    Array.ConvertAll(used, i => rows[i]),
                    Array.ConvertAll(used, i => texts[i].Labels.Contains(labels[label])),
                    blank.Hashes.Length
                );
                var fitted = Fit(examples, isTheme ? ThemeRatio : 0);
                bias[label] = fitted[^1];
                scale[label] = Round(fitted, weights.AsSpan(label), width);
            }
        );
        return new LinearModel(
            labels,
            blank.Hashes.ToArray(),
            blank.Rarity.ToArray(),
            weights,
            scale,
            bias
        );
    }

    private sealed record Examples(Piece[][] Rows, bool[] Truth, int Size);

    // The last weight is the constant.
    private static float[] Fit(Examples examples, float ratioPower)
    {
        var ratio = Ratio(examples, ratioPower);
        var rows = Array.ConvertAll(
            examples.Rows,
            row =>
                Array.ConvertAll(
                    row,
                    piece => piece with { Weight = piece.Weight * ratio[piece.Row] }
                )
        );
        var weights = new float[examples.Size + 1];
        var alpha = new float[rows.Length];
        var yes = examples.Truth.Count(holds => holds);
        var rarer = yes == 0 ? 1 : MathF.Pow((float)(rows.Length - yes) / yes, Balance);
        var square = Array.ConvertAll(
            rows,
            row => 1 + row.Sum(piece => piece.Weight * piece.Weight)
        );
        var order = Enumerable.Range(0, rows.Length).ToArray();
        var random = new Random(Seed);
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(order);
            foreach (var i in order)
            {
                var holds = examples.Truth[i];
                var give = 0.5f / (Cost * (holds ? rarer : 1));
                Turn(rows[i], holds ? 1 : -1, square[i], give, ref alpha[i], weights);
            }
        }
        for (var i = 0; i < examples.Size; i++)
            weights[i] *= ratio[i];
        return weights;
    }

    // One step along one coordinate of the dual.
    private static void Turn(
        Piece[] row,
        int sign,
        float square,
        float give,
        ref float alpha,
        float[] weights
    )
    {
        var dot = weights[^1];
        foreach (var piece in row)
            dot += weights[piece.Row] * piece.Weight;
        var next = Math.Max(0, alpha - (sign * dot - 1 + give * alpha) / (square + give));
        var step = (next - alpha) * sign;
        alpha = next;
        if (step == 0)
            return;
        foreach (var piece in row)
            weights[piece.Row] += step * piece.Weight;
        weights[^1] += step;
    }

    private static float[] Ratio(Examples examples, float power)
    {
        var ratio = new float[examples.Size];
        if (power == 0)
        {
            Array.Fill(ratio, 1);
            return ratio;
        }
        var (yes, no) = (new float[examples.Size], new float[examples.Size]);
        for (var i = 0; i < examples.Rows.Length; i++)
            foreach (var piece in examples.Rows[i])
                (examples.Truth[i] ? yes : no)[piece.Row]++;
        var all = (float)examples.Truth.Count(holds => holds);
        var odds = (all + 2) / (examples.Rows.Length - all + 2);
        for (var i = 0; i < ratio.Length; i++)
            ratio[i] = MathF.Pow(
                MathF.Abs(MathF.Log((yes[i] + 1) / (no[i] + 1) / odds)) + 0.1f,
                power
            );
        return ratio;
    }

    private static float Round(float[] fitted, Span<sbyte> column, int width)
    {
        var most = 1e-9f;
        for (var i = 0; i < fitted.Length - 1; i++)
            most = Math.Max(most, Math.Abs(fitted[i]));
        var step = most / sbyte.MaxValue;
        for (var i = 0; i < fitted.Length - 1; i++)
            column[i * width] = (sbyte)MathF.Round(fitted[i] / step);
        return step;
    }

    private static LinearModel Vocabulary(IReadOnlyList<Labelled> texts, string[] labels)
    {
        var grams = new Grams();
        var found = new Dictionary<uint, int>();
        var seen = new HashSet<uint>();
        foreach (var text in texts)
        {
            grams.Read(text.Text, text.Asked);
            seen.Clear();
            foreach (var hash in grams.Words)
                seen.Add(hash);
            foreach (var hash in grams.Letters)
                seen.Add(hash);
            foreach (var hash in seen)
                CollectionsMarshal.GetValueRefOrAddDefault(found, hash, out _)++;
        }
        uint[] hashes =
        [
            .. found.Where(each => each.Value >= FewestTexts).Select(each => each.Key).Order(),
        ];
        var rarity = Array.ConvertAll(hashes, hash => Rarity(texts.Count, found[hash]));
        return new LinearModel(labels, hashes, rarity, [], [], []);
    }

    private static byte Rarity(int texts, int with) =>
        (byte)
            Math.Min(
                byte.MaxValue,
                MathF.Round((MathF.Log((1f + texts) / (1 + with)) + 1) * LinearModel.RarityStep)
            );
}
