using System.Globalization;
using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Instruments.WriteDraft;

/// <summary>Reads the prompt: free words, or one of a standard's wordings with its slots filled.</summary>
internal sealed class PromptForm(
    IFormCollection form,
    InstrumentContent content,
    Item before,
    StandardLocks locks
)
{
    /// <summary>The choice that means words of one's own.</summary>
    public const string Own = "own";

    public LocalText Read() =>
        LocalText.From(
            before
                .Prompt.Texts.Where(pair => !content.Languages.Contains(pair.Key))
                .Select(pair => (pair.Key, (string?)pair.Value))
                .Concat(content.Languages.Select(language => (language, In(language))))
        );

    private string? In(string language)
    {
        var locked = locks.Wordings.FirstOrDefault(wording => wording.Language == language);
        if (
            locked is not null
            && int.TryParse(
                form[$"wording.{language}"],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var chosen
            )
            && locked.Allowed.ElementAtOrDefault(chosen) is { } wording
        )
            return StandardWording.Write(
                wording,
                Slots
                    .In(wording.Prompt)
                    .Select(slot =>
                        (slot, Words: form[$"slot.{language}.{slot}"].ToString().Trim())
                    )
                    .Where(slot => slot.Words.Length > 0)
                    .ToDictionary(slot => slot.slot, slot => slot.Words, StringComparer.Ordinal)
            );
        return form.ContainsKey($"prompt.{language}")
            ? form[$"prompt.{language}"].ToString().Trim()
            : before.Prompt.Texts.GetValueOrDefault(language);
    }
}
