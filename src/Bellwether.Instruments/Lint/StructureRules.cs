using System.Globalization;
using System.Text.RegularExpressions;

namespace Bellwether.Instruments;

/// <summary>Rules about items, options and keys: without them answers cannot be stored or counted.</summary>
internal static partial class StructureRules
{
    /// <summary>Several choices are stored as bits of one number.</summary>
    internal const int MostOptions = 60;

    /// <summary>Pair sums grow with the square of the driver set.</summary>
    internal const int MostDrivers = 12;

    private const int MostItems = 200;

    public static IEnumerable<Finding> Check(InstrumentContent content)
    {
        if (content.Items.IsEmpty)
            yield return new(
                "instrument.no-items",
                "items",
                "There is no question in it.",
                "Add at least one question."
            );
        if (content.Items.Length > MostItems)
            yield return new(
                "instrument.too-many-items",
                "items",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"It has {content.Items.Length} questions."
                ),
                string.Create(CultureInfo.InvariantCulture, $"Keep at most {MostItems}.")
            );
        foreach (var finding in CheckKeys(content))
            yield return finding;
        foreach (var item in content.Items)
        foreach (var finding in CheckItem(item))
            yield return finding;
        if (content.Items.Count(item => item.InDriverSet) > MostDrivers)
            yield return new(
                "instrument.too-many-drivers",
                "items",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"More than {MostDrivers} questions are marked for driver analysis."
                ),
                "Unmark those that explain least."
            );
    }

    private static IEnumerable<Finding> CheckKeys(InstrumentContent content)
    {
        foreach (
            var twice in content
                .Items.GroupBy(item => item.Key, StringComparer.Ordinal)
                .Where(group => group.Count() > 1)
        )
            yield return new(
                "instrument.duplicate-key",
                $"items.{twice.Key}",
                $"Two questions have the key “{twice.Key}”.",
                $"Give the second another key, for example {twice.Key}_2: a key names one question for good."
            );
        foreach (var item in content.Items.Where(item => !Key().IsMatch(item.Key)))
            yield return new(
                "instrument.bad-key",
                $"items.{item.Key}",
                $"“{item.Key}” cannot be the key of a question.",
                "Use 1 to 40 small letters, digits and _, starting with a letter: went_well."
            );
    }

    private static IEnumerable<Finding> CheckItem(Item item)
    {
        var field = $"items.{item.Key}";
        if (!item.HasOptions)
        {
            if (!item.Options.IsEmpty)
                yield return new(
                    "instrument.options-on-text",
                    $"{field}.options",
                    "A question without choices has answers to choose from.",
                    "Remove the answers, or make it a choice question."
                );
            if (item.LongestText is < 1 or > 20_000)
                yield return new(
                    "instrument.longest-text",
                    $"{field}.longestText",
                    "The longest text is out of range.",
                    "Set it between 1 and 20000 characters."
                );
        }
        else
            foreach (var finding in CheckOptions(item, field))
                yield return finding;
        if (
            item.InDriverSet
            && (
                item.Kind != ItemKind.SingleChoice
                || item.Options.Any(option => option.Value is null)
            )
        )
            yield return new(
                "instrument.driver-needs-scale",
                $"{field}.inDriverSet",
                "Driver analysis needs a question with one answer on a numbered scale.",
                "Give every answer a number, or take the question out of the driver analysis."
            );
    }

    private static IEnumerable<Finding> CheckOptions(Item item, string field)
    {
        var least = item.Kind == ItemKind.MultiChoice ? 1 : 2;
        var most = item.Presentation
            is Presentation.Dropdown
                or Presentation.Combobox
                or Presentation.Hidden
            ? KindRules.MostListed
            : MostOptions;
        if (item.Options.Length < least || item.Options.Length > most)
            yield return new(
                "instrument.option-count",
                $"{field}.options",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The question has {item.Options.Length} answers to choose from."
                ),
                string.Create(CultureInfo.InvariantCulture, $"Give it between {least} and {most}.")
            );
        foreach (
            var twice in item
                .Options.GroupBy(option => option.Key, StringComparer.Ordinal)
                .Where(group => group.Count() > 1)
        )
            yield return new(
                "instrument.duplicate-option",
                $"{field}.options.{twice.Key}",
                $"Two answers have the key “{twice.Key}”.",
                "Remove one, or give it another key."
            );
        foreach (var option in item.Options.Where(option => !OptionKey().IsMatch(option.Key)))
            yield return new(
                "instrument.bad-option-key",
                $"{field}.options.{option.Key}",
                $"“{option.Key}” cannot be the key of an answer.",
                "Use 1 to 40 small letters, digits, _ and -: strongly_agree, or 5."
            );
        foreach (
            var value in item
                .Options.Where(option => option.Value is not null)
                .GroupBy(option => option.Value)
                .Where(group => group.Count() > 1)
        )
            yield return new(
                "instrument.duplicate-value",
                $"{field}.options.{value.Last().Key}",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Two answers have the number {value.Key}."
                ),
                "Give each its own number on the scale, or none."
            );
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Key();

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]{0,39}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex OptionKey();
}
