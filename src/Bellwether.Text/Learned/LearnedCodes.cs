namespace Bellwether.Text.Learned;

/// <summary>What the scores of a model say: one feeling of five, and the themes. The bench and the product decide here.</summary>
internal static class LearnedCodes
{
    /// <summary>The five feelings, and "at most" each of the first four.</summary>
    public static readonly string[] FeelingLabels =
    [
        "s1",
        "s2",
        "s3",
        "s4",
        "s5",
        "c1",
        "c2",
        "c3",
        "c4",
    ];

    /// <summary>From this score on a theme holds. Below zero: to miss a theme costs as much as to name one too many.</summary>
    public const float ThemeFrom = -0.15f;

    // The strongest theme holds even when it is weak, down to here.
    private const float WeakestTop = -0.4f;

    // What a word of blame takes from a good feeling, and a word of praise from a bad one.
    private const float Words = 0.25f;

    // Very bad is rare, and to overlook it is worse than to name it once too often.
    private const float VeryBad = 0.1f;

    private const int Feelings = 5;

    /// <summary>1 (very bad) to 5 (very good).</summary>
    public static int Feeling(ReadOnlySpan<float> scores, int balance)
    {
        var (best, most) = (0, float.MinValue);
        for (var feeling = 0; feeling < Feelings; feeling++)
        {
            var score = FeelingScore(scores, feeling) - Words * Against(feeling, balance);
            if (score > most)
                (best, most) = (feeling, score);
        }
        return best + 1;
    }

    /// <summary>How much speaks for one feeling (0 to 4): for it against the rest, and for the step between it and its neighbours.</summary>
    public static float FeelingScore(ReadOnlySpan<float> scores, int feeling)
    {
        var upTo = feeling == Feelings - 1 ? 1 : Step(scores[Feelings + feeling]);
        var below = feeling == 0 ? -1 : Step(scores[Feelings + feeling - 1]);
        return scores[feeling] + upTo - below + (feeling == 0 ? VeryBad : 0);
    }

    /// <summary>The labels of the themes that hold, strongest first.</summary>
    public static IReadOnlyList<string> Themes(LinearModel model, ReadOnlySpan<float> scores)
    {
        List<(string Label, float Score)>? found = null;
        var (top, most) = (-1, WeakestTop);
        for (var i = FeelingLabels.Length; i < scores.Length; i++)
        {
            if (scores[i] > ThemeFrom)
                (found ??= []).Add((model.Labels[i], scores[i]));
            if (scores[i] > most)
                (top, most) = (i, scores[i]);
        }
        if (found is null)
            return top < 0 ? [] : [model.Labels[top]];
        found.Sort((left, right) => right.Score.CompareTo(left.Score));
        return found.ConvertAll(each => each.Label);
    }

    /// <summary>The labels of a text that was given this feeling by hand.</summary>
    public static IEnumerable<string> LabelsOf(int feeling)
    {
        yield return FeelingLabels[feeling - 1];
        for (var step = feeling; step < Feelings; step++)
            yield return FeelingLabels[Feelings + step - 1];
    }

    // Two words of blame more than of praise speak against a good feeling, each further one more; and the other way round.
    private static int Against(int feeling, int balance) =>
        (feeling - 2) switch
        {
            > 0 and var good when balance < 0 => -balance * good,
            < 0 and var bad when balance > 0 => -balance * bad,
            _ => 0,
        };

    private static float Step(float score) => Math.Clamp(score, -1, 1);
}
