using Bellwether.Text.Themes;

namespace Bellwether.Text.Sentiment;

/// <summary>Feeling by the words alone: those that praise less those that blame, with words that turn round. For languages without
/// a trained model.</summary>
internal static class WeighWords
{
    /// <summary>1 to 5, or null when no word of feeling stands in the text.</summary>
    public static int? Run(string text)
    {
        var (praise, blame, turned, at) = (0, 0, -9, 0);
        foreach (var word in PlainWords.Of(text))
        {
            var feeling = Lexicon.Of(word);
            var round = at - turned <= 3;
            if (feeling.HasFlag(Feeling.Turns))
                turned = at;
            if (feeling.HasFlag(Feeling.Praise))
                _ = round ? blame++ : praise++;
            else if (feeling.HasFlag(Feeling.Blame))
                _ = round ? praise++ : blame++;
            at++;
        }
        if (praise + blame == 0)
            return null;
        return Math.Clamp(praise - blame, -2, 2) + 3;
    }
}
