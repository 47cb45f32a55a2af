using System.Text.RegularExpressions;

namespace Bellwether.Instruments;

/// <summary>A wording of a standard as it stands in an instrument: which of the allowed ones, and what its slots hold.</summary>
/// <param name="Wording">The allowed wording.</param>
/// <param name="Slots">What stands in each slot, by name.</param>
public sealed record StandardWording(
    AllowedWording Wording,
    IReadOnlyDictionary<string, string> Slots
)
{
    /// <summary>The allowed wording that these words are, or null: the words between the slots must be there exactly, what fills a slot is free.</summary>
    public static StandardWording? Find(LockedWording locked, string words)
    {
        foreach (var allowed in locked.Allowed)
            if (Read(allowed, words.Trim()) is { } found)
                return found;
        return null;
    }

    /// <summary>The words of an allowed wording with its slots filled.</summary>
    public static string Write(AllowedWording wording, IReadOnlyDictionary<string, string> slots) =>
        Instruments.Slots.Replace(wording.Prompt, slots);

    private static StandardWording? Read(AllowedWording allowed, string words)
    {
        var slots = Instruments.Slots.In(allowed.Prompt);
        var pattern = Regex.Escape(allowed.Prompt);
        foreach (var slot in slots)
        {
            // The first place of a slot is read; a later one may say anything, as the standard's text does.
            var place = new Regex(Regex.Escape($"\\{{{slot}}}"));
            pattern = place.Replace(pattern, $"(?<{slot}>.+)", 1);
            pattern = place.Replace(pattern, ".+");
        }
        var match = Regex.Match(
            words,
            $"^{pattern}\\z",
            RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
        );
        return match.Success
            ? new StandardWording(
                allowed,
                slots.ToDictionary(
                    slot => slot,
                    slot => match.Groups[slot].Value,
                    StringComparer.Ordinal
                )
            )
            : null;
    }
}
