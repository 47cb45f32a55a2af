using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Instruments.WriteDraft;

/// <summary>Reads the texts around the questions out of a posted form.</summary>
internal static class TextsForm
{
    public static InstrumentContent Apply(InstrumentContent content, IFormCollection form)
    {
        var languages = content.Languages;
        return content with
        {
            Title = Text(form, "title", languages, content.Title) ?? content.Title,
            Intro = Text(form, "intro", languages, content.Intro),
            Thanks = Text(form, "thanks", languages, content.Thanks),
            ScreenedOut = form.Keys.Any(key =>
                key.StartsWith("screenedOut.", StringComparison.Ordinal)
            )
                ? Text(form, "screenedOut", languages, content.ScreenedOut)
                : content.ScreenedOut,
            Minutes = double.TryParse(
                form["minutes"],
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var minutes
            )
                ? minutes
                : content.Minutes,
        };
    }

    /// <summary>A text with the words typed for each language; languages that are not on the form keep theirs. Null when nothing is left.</summary>
    public static LocalText? Text(
        IFormCollection form,
        string name,
        IEnumerable<string> languages,
        LocalText? before
    )
    {
        var words = languages
            .Where(language => form.ContainsKey($"{name}.{language}"))
            .ToDictionary(language => language, language => form[$"{name}.{language}"].ToString());
        var text = LocalText.From(
            (before?.Texts ?? ImmutableSortedDictionary<string, string>.Empty)
                .Where(pair => !words.ContainsKey(pair.Key))
                .Select(pair => (pair.Key, (string?)pair.Value))
                .Concat(words.Select(pair => (pair.Key, (string?)pair.Value.Trim())))
        );
        return text.Texts.Count == 0 ? null : text;
    }
}
