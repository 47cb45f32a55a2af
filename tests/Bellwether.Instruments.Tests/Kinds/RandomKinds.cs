using System.Collections.Immutable;
using System.Globalization;

namespace Bellwether.Instruments.Tests;

/// <summary>Random questionnaires of every kind that publishing would take, and answers to them, good and bad, from a seed.</summary>
internal sealed class RandomKinds(int seed)
{
    private readonly Random random = new(seed);

    public InstrumentContent Content()
    {
        var items = new List<Item>();
        var count = random.Next(1, 14);
        while (items.Count < count)
            Add(items);
        return Make.Content([.. items]) with
        {
            Title = Text("title"),
            ScreenedOut = Sometimes() ? Text("screened") : null,
            Languages = ["en", "es"],
            Participation = Sometimes()
                ? new Participation
                {
                    Audience = (InstrumentAudience)random.Next(6),
                    LinkOnly = Sometimes(),
                    SmallestGroup = random.Next(2, 20),
                    TakesPartial = Sometimes(),
                    ResumeDays = random.Next(0, 30),
                }
                : null,
        };
    }

    private void Add(List<Item> items)
    {
        var kind = (ItemKind)random.Next(10);
        if (kind == ItemKind.Statement && Sometimes())
        {
            items.Add(Item($"i{items.Count}", kind, items));
            var head = items[^1].Key;
            var row = Choices(
                new Item($"i{items.Count}", ItemKind.SingleChoice, Text("row")),
                2,
                5
            );
            for (var i = random.Next(1, 4); i > 0; i--)
                items.Add(row with { Key = $"i{items.Count}", RowOf = head });
            return;
        }
        items.Add(Item($"i{items.Count}", kind, items));
    }

    private Item Item(string key, ItemKind kind, List<Item> earlier)
    {
        var item = Of(new Item(key, kind, Text(key)) { LongestText = random.Next(5, 60) });
        if (kind == ItemKind.Calculated)
            item = item with { Formula = Formula(earlier) };
        var mayDepend = earlier.Any(other => other.Kind != ItemKind.Statement);
        if (mayDepend && random.Next(3) == 0)
            item = item with { AskedIf = Condition(earlier, 1) };
        if (random.Next(9) == 0)
            item = item with { Section = Text("section") };
        if (random.Next(15) == 0 && mayDepend)
            item = item with { ScreensOutWhen = Condition(earlier, 1) };
        if (earlier.Count > 0 && random.Next(6) == 0)
            item = item with
            {
                Prompt = Text(
                    $"You said {{answer:{earlier[random.Next(earlier.Count)].Key}|nothing}}"
                ),
            };
        var mayRequire = item.IsShown && kind is not (ItemKind.Statement or ItemKind.Calculated);
        return item with { Required = mayRequire && random.Next(5) == 0 };
    }

    private Item Of(Item item)
    {
        switch (item.Kind)
        {
            case ItemKind.SingleChoice:
                var look = (Presentation)random.Next(10);
                if (!look.Fits(item.Kind))
                    look = Presentation.Plain;
                var two = look is Presentation.YesNo or Presentation.Thumbs;
                return Choices(item, 2, two ? 3 : 8) with
                {
                    Presentation = look,
                    ShuffleOptions = Sometimes(),
                    IsLocation = random.Next(9) == 0,
                };
            case ItemKind.MultiChoice:
                return Choices(item, 1, 60);
            case ItemKind.Ranking:
                return Choices(item, 2, 13) with { };
            case ItemKind.Number or ItemKind.Calculated:
                var decimals = random.Next(0, 4);
                var min = random.Next(-100, 100);
                var max = min + random.Next(1, 1000);
                return item with
                {
                    Number = new NumberRange(min, max)
                    {
                        Decimals = decimals,
                        Unit = Sometimes() ? Text("unit") : null,
                        Bins = max - min > 3 && Sometimes() ? [min + 1, min + 2.5] : null,
                    },
                };
            case ItemKind.Date when Sometimes():
                return item with
                {
                    Dates = new DateSpan
                    {
                        From = new DateOnly(2020, 1, 1),
                        To = new DateOnly(2026, 12, 31),
                        Bins = [new DateOnly(2023, 5, 1)],
                    },
                };
            default:
                return item;
        }
    }

    private Item Choices(Item item, int least, int below)
    {
        var isMulti = item.Kind == ItemKind.MultiChoice;
        var count = random.Next(least, below);
        var other = item.Kind != ItemKind.Ranking && Sometimes() ? random.Next(count) : -1;
        return item with
        {
            Options =
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(i => new ResponseOption(
                        $"o{i}",
                        Text($"Option, {i}"),
                        Sometimes() ? i : null
                    )
                    {
                        AsksWords = i == other,
                        Exclusive = isMulti && i == 0 && count > 1,
                    }),
            ],
        };
    }

    private string Formula(List<Item> earlier)
    {
        string Key() => earlier.Count == 0 ? "1" : earlier[random.Next(earlier.Count)].Key;
        return random.Next(5) switch
        {
            0 => $"{Key()} + {Key()} * 2",
            1 => $"if(answered({(earlier.Count == 0 ? "none" : Key())}), {Key()}, 0 - 3)".Replace(
                "answered(none)",
                "1",
                StringComparison.Ordinal
            ),
            2 => $"max({Key()}, {Key()}) / ({Key()} - 1)",
            3 => $"min({Key()}, 7.5)",
            _ => "12.25",
        };
    }

    private Condition Condition(List<Item> earlier, int depth)
    {
        if (depth < 3 && random.Next(3) == 0)
        {
            ImmutableArray<Condition> parts =
            [
                .. Enumerable
                    .Range(0, random.Next(1, 4))
                    .Select(_ => Condition(earlier, depth + 1)),
            ];
            return random.Next(3) switch
            {
                0 => new Condition { All = parts },
                1 => new Condition { Any = parts },
                _ => new Condition { Not = parts[0] },
            };
        }
        var asked = earlier.Where(item => item.Kind != ItemKind.Statement).ToList();
        var item = asked[random.Next(asked.Count)];
        var options = item
            .Options.Where(_ => Sometimes())
            .Select(option => option.Key)
            .ToImmutableArray();
        if (
            item.Kind is ItemKind.SingleChoice or ItemKind.MultiChoice
            && options.Length > 0
            && Sometimes()
        )
            return new Condition { Item = item.Key, Is = options };
        return ItemValue.HasNumber(item) && Sometimes()
            ? new Condition
            {
                Item = item.Key,
                AtLeast = random.Next(0, 5),
                AtMost = Sometimes() ? random.Next(3, 50) : null,
            }
            : new Condition { Item = item.Key, Answered = Sometimes() };
    }

    /// <summary>Answers that mostly fit.</summary>
    public Dictionary<string, IReadOnlyList<string>> Answers(InstrumentVersion version)
    {
        var answers = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var item in version.Items)
        {
            if (random.Next(5) > 0)
                answers[item.Key] = Answer(item);
            if (item.WordsOption > 0 && Sometimes())
                answers[item.WordsKey] = ["words, with a comma"];
        }
        if (random.Next(30) == 0)
            answers[Junk()] = [Junk()];
        return answers;
    }

    private IReadOnlyList<string> Answer(Item item) =>
        random.Next(25) == 0
            ? [Junk()]
            : item.Kind switch
            {
                ItemKind.SingleChoice => [Option(item)],
                ItemKind.MultiChoice =>
                [
                    .. Enumerable.Range(0, random.Next(4)).Select(_ => Option(item)),
                ],
                ItemKind.Ranking =>
                [
                    .. Shuffled(item).Take(random.Next(0, item.Options.Length + 1)),
                ],
                ItemKind.Number => [Number(item.Number!)],
                ItemKind.Date =>
                [
                    $"{random.Next(2019, 2028)}-{random.Next(1, 13)}-{random.Next(1, 31)}",
                ],
                ItemKind.Email => ["ana@example.com"],
                ItemKind.Phone => ["202-555-0123"],
                ItemKind.Statement => [],
                _ => ["x" + Junk()],
            };

    private string Number(NumberRange range) =>
        (
            range.Min + (random.Next(0, 100) / Math.Pow(10, random.Next(0, range.Decimals + 1)))
        ).ToString("0.####", CultureInfo.InvariantCulture);

    private string Option(Item item) => item.Options[random.Next(item.Options.Length)].Key;

    private string[] Shuffled(Item item)
    {
        string[] keys = [.. item.Options.Select(option => option.Key)];
        random.Shuffle(keys);
        return keys;
    }

    /// <summary>Anything at all.</summary>
    public string Junk()
    {
        var letters = new char[random.Next(0, 12)];
        for (var i = 0; i < letters.Length; i++)
            letters[i] =
                random.Next(4) == 0
                    ? (char)random.Next(0x10000)
                    : "0123456789.,-+@ abz{}|:\n"[random.Next(24)];
        return new string(letters);
    }

    private static LocalText Text(string words) => LocalText.Of(words, $"{words} (es)");

    private bool Sometimes() => random.Next(2) == 0;
}
