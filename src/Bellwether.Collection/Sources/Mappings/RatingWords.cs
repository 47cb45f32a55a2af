using System.Collections.Frozen;

namespace Bellwether.Collection.Sources;

/// <summary>Words that stand for the steps of a scale of five, in English and Spanish; 5 is the best.</summary>
internal static class RatingWords
{
    private static readonly string[][] Steps =
    [
        [
            "very dissatisfied",
            "very poor",
            "very bad",
            "strongly disagree",
            "very difficult",
            "very hard",
            "terrible",
            "muy insatisfecho",
            "muy insatisfecha",
            "muy mala",
            "muy malo",
            "muy mal",
            "totalmente en desacuerdo",
            "muy en desacuerdo",
            "muy difícil",
            "pésimo",
            "pésima",
        ],
        [
            "dissatisfied",
            "poor",
            "bad",
            "disagree",
            "difficult",
            "hard",
            "insatisfecho",
            "insatisfecha",
            "mala",
            "malo",
            "mal",
            "en desacuerdo",
            "difícil",
        ],
        [
            "neutral",
            "neither satisfied nor dissatisfied",
            "neither good nor poor",
            "neither good nor bad",
            "neither agree nor disagree",
            "fair",
            "average",
            "ok",
            "okay",
            "neither easy nor difficult",
            "ni satisfecho ni insatisfecho",
            "ni buena ni mala",
            "ni de acuerdo ni en desacuerdo",
            "regular",
            "normal",
        ],
        [
            "satisfied",
            "good",
            "agree",
            "easy",
            "satisfecho",
            "satisfecha",
            "buena",
            "bueno",
            "bien",
            "de acuerdo",
            "fácil",
        ],
        [
            "very satisfied",
            "very good",
            "excellent",
            "strongly agree",
            "very easy",
            "great",
            "muy satisfecho",
            "muy satisfecha",
            "muy buena",
            "muy bueno",
            "muy bien",
            "excelente",
            "totalmente de acuerdo",
            "muy de acuerdo",
            "muy fácil",
        ],
    ];

    private static readonly FrozenDictionary<string, int> ByWord = Steps
        .SelectMany((words, step) => words.Select(word => (word, step: step + 1)))
        .ToFrozenDictionary(pair => pair.word, pair => pair.step, StringComparer.OrdinalIgnoreCase);

    /// <summary>The step of a word, from 1 to 5, or null.</summary>
    public static int? Step(string word) =>
        ByWord.TryGetValue(word.Trim(), out var step) ? step : null;
}
