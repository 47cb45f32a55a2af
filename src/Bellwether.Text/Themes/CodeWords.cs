using System.Collections.Immutable;
using Bellwether.Text.Language;
using Bellwether.Text.Learned;
using Bellwether.Text.Sentiment;

namespace Bellwether.Text.Themes;

/// <summary>Says what comments are about and how they feel: the words of a theme dictionary, a classifier learned from labelled comments, and
/// what an analyst's corrections taught, put together. The same words with the same dictionary and corrections give the same codes, for ever.</summary>
/// <remarks>Measured in docs/methods/themes.md and docs/methods/sentiment.md. Cost: about 30 microseconds for a comment of 80 characters.</remarks>
public sealed class CodeWords
{
    // A seed speaks as strongly as a learned label that is rather sure.
    private const float SeedScore = 0.5f;
    private const float NoScore = -0.5f;

    [ThreadStatic]
    private static Reading? reading;

    private readonly IReadOnlyList<ThemeSeeds> themes;
    private readonly SeedPhrases seeds;
    private readonly LearnedCorrections corrections;
    private readonly int[] themeOfLabel;

    /// <summary>Codes by a dictionary and by what was corrected.</summary>
    /// <param name="themes">The dictionary; ids differ.</param>
    /// <param name="corrected">What people corrected, in any order.</param>
    public CodeWords(IReadOnlyList<ThemeSeeds> themes, IReadOnlyList<CorrectedWords> corrected)
    {
        this.themes = [.. themes.OrderBy(theme => theme.ThemeId, StringComparer.Ordinal)];
        seeds = new SeedPhrases(this.themes);
        themeOfLabel = Array.ConvertAll(ShippedModel.Value.Labels, Place);
        corrections = LearnedCorrections.Of(
            this.themes,
            corrected,
            each => Evidence(each.Words, each.Language, each.Asked)
        );
    }

    /// <summary>Codes one comment.</summary>
    /// <param name="words">The words, redacted.</param>
    /// <param name="language">en, es, or anything else, as <see cref="DetectLanguage"/> says it.</param>
    /// <param name="asked">What the question asked for.</param>
    public CodedWords Run(string words, string language, Asked asked)
    {
        var evidence = Evidence(words, language, asked);
        corrections.Add(words, evidence);
        var found = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < themes.Count; i++)
            if (evidence.Themes[i] > 0)
                found.Add(themes[i].ThemeId);
        return new CodedWords(evidence.Feeling, found.ToImmutable());
    }

    private Evidence Evidence(string words, string language, Asked asked)
    {
        var evidence = new Evidence(themes.Count);
        Array.Fill(evidence.Themes, NoScore);
        Span<bool> found = stackalloc bool[Math.Max(1, themes.Count)];
        found.Clear();
        seeds.Find(PlainWords.Of(words), found);
        for (var i = 0; i < themes.Count; i++)
            if (found[i])
                evidence.Themes[i] = SeedScore;
        if (language is DetectLanguage.English or DetectLanguage.Unknown or "")
            Learn(words, asked, evidence);
        else if (language == DetectLanguage.Spanish)
            evidence.Feeling = WeighWords.Run(words);
        return evidence;
    }

    private void Learn(string words, Asked asked, Evidence evidence)
    {
        var model = ShippedModel.Value;
        var at = reading ??= new Reading();
        Span<float> scores = stackalloc float[model.Labels.Length];
        model.Score(words, asked, at, scores);
        // Of words it has never seen the model says only what is usual; that is no finding.
        if (!at.KnowsEnough)
            return;
        evidence.Feeling = LearnedCodes.Feeling(scores, at.Balance);
        foreach (var label in LearnedCodes.Themes(model, scores))
        {
            var place = Array.IndexOf(model.Labels, label);
            if (
                themeOfLabel[place] is var theme and >= 0
                && (!themes[theme].IsPraise || at.Balance > 0)
            )
                evidence.Themes[theme] = Math.Max(
                    evidence.Themes[theme],
                    Math.Max(0.05f, scores[place] - LearnedCodes.ThemeFrom)
                );
        }
    }

    private int Place(string label)
    {
        for (var i = 0; i < themes.Count; i++)
            if (themes[i].Learned.Contains(label))
                return i;
        return -1;
    }
}

/// <summary>What speaks for each theme (above 0: it holds), and the feeling.</summary>
internal sealed class Evidence(int themes)
{
    public float[] Themes { get; } = new float[themes];

    public int? Feeling { get; set; }
}
