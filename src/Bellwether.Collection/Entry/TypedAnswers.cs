using System.Globalization;
using Bellwether.Foundation;
using Bellwether.Instruments;

namespace Bellwether.Collection;

/// <summary>
/// What a clerk types for each question, made into answers: the number of the option as it is printed beside its box, several
/// numbers for several ticks, for a ranking the boxes from the best to the last, a day as it is printed, the words for words. A
/// pure rule.
/// </summary>
public static class TypedAnswers
{
    private static readonly char[] Between = [' ', ',', '.', ';', '+', '/'];

    /// <summary>The answers by item key; what is empty is left out.</summary>
    /// <param name="version">The version that is printed on the sheet.</param>
    /// <param name="typed">By item key, what was typed.</param>
    /// <param name="language">The language of the sheet: it says whether the month or the day stands first.</param>
    public static Outcome<IReadOnlyDictionary<string, IReadOnlyList<string>>> Run(
        InstrumentVersion version,
        IReadOnlyDictionary<string, string> typed,
        string language = "en"
    )
    {
        var answers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var faults = new List<Fault>();
        foreach (var item in version.Items)
        {
            var text = typed.GetValueOrDefault(item.Key)?.Trim() ?? "";
            if (text.Length == 0)
                continue;
            if (item.Kind == ItemKind.Date)
            {
                if (TypedDay.Read(text, language) is { } day)
                    answers[item.Key] = [day];
                else
                    faults.Add(new Fault(item.Key, TypedDay.Fault(language)));
            }
            else if (item.Options.IsDefaultOrEmpty)
                answers[item.Key] = [text];
            else if (Chosen(item, text) is { } keys)
                answers[item.Key] = keys;
            else
                faults.Add(
                    new Fault(
                        item.Key,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"Type a number from 1 to {item.Options.Length}, or leave it empty."
                        )
                    )
                );
        }
        return faults.Count > 0
            ? new Refusal(
                "entry.numbers",
                RefusalKind.Invalid,
                "Some numbers are not on the sheet. Please look at the marked fields."
            )
            {
                Faults = faults,
            }
            : Outcome<IReadOnlyDictionary<string, IReadOnlyList<string>>>.Done(answers);
    }

    /// <summary>What stands in the field for these answers: the numbers of the options, or the words.</summary>
    public static string Write(Item item, IReadOnlyList<string> given) =>
        item.Options.IsDefaultOrEmpty
            ? string.Join(" ", given)
            : string.Join(
                " ",
                InOrder(
                        item,
                        given.Select(key => Position(item, key)).Where(position => position > 0)
                    )
                    .Select(position => position.ToString(CultureInfo.InvariantCulture))
            );

    // A ranking is what it is by its order; ticks are kept in the order of the sheet.
    private static IEnumerable<int> InOrder(Item item, IEnumerable<int> positions) =>
        item.Kind == ItemKind.Ranking ? positions : positions.Order();

    private static List<string>? Chosen(Item item, string text)
    {
        var numbers = new List<int>();
        foreach (
            var part in text.Split(Between, StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(part => Numbers(item, part))
        )
        {
            if (part < 1 || part > item.Options.Length)
                return null;
            if (!numbers.Contains(part))
                numbers.Add(part);
            else if (item.Kind == ItemKind.Ranking)
                return null;
        }
        return numbers.Count == 0
            ? null
            : [.. InOrder(item, numbers).Select(n => item.Options[n - 1].Key)];
    }

    // With at most nine boxes a clerk need not part the numbers: 135 is the first, the third and the fifth.
    private static IEnumerable<int> Numbers(Item item, string part) =>
        item.Options.Length <= 9 && part.All(char.IsAsciiDigit) ? part.Select(digit => digit - '0')
        : int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? [number]
        : [0];

    private static int Position(Item item, string key)
    {
        for (var i = 0; i < item.Options.Length; i++)
            if (item.Options[i].Key == key)
                return i + 1;
        return 0;
    }
}
