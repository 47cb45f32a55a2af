using System.Text;

namespace Bellwether.Instruments.Tests;

/// <summary>Random questionnaires and random answers to them, good and bad, from a seed.</summary>
internal sealed class RandomInstrument(int seed)
{
    private readonly Random random = new(seed);

    public InstrumentContent Content()
    {
        var items = new List<Item>();
        var count = random.Next(1, 9);
        for (var i = 0; i < count; i++)
            items.Add(Item($"item_{i}", items));
        return new InstrumentContent(Text(), [.. items])
        {
            Intro = Sometimes() ? Text() : null,
            Thanks = Sometimes() ? Text() : null,
            Languages = ["en", "es"],
            Minutes = random.Next(1, 100) / 10.0,
            EditReasons = Sometimes()
                ? System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add(
                    "item_0",
                    Words()
                )
                : System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty,
        };
    }

    public Dictionary<string, IReadOnlyList<string>> Answers(InstrumentVersion version)
    {
        var answers = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var item in version.Items)
            if (random.Next(5) > 0)
                answers[item.Key] = [.. Enumerable.Range(0, Many(item)).Select(_ => Answer(item))];
        if (random.Next(12) == 0)
            answers[Words()] = [Words()];
        return answers;
    }

    public string Words()
    {
        var words = new StringBuilder();
        var length = random.Next(1, 30);
        for (var i = 0; i < length; i++)
            words.Append(
                random.Next(8) switch
                {
                    0 => char.ConvertFromUtf32(random.Next(0x1F300, 0x1F600)),
                    1 => ((char)random.Next(0, 0x10000)).ToString(),
                    2 => " ",
                    3 => "\r\n",
                    4 => "é",
                    5 => "e\u0301",
                    6 => "\"\\",
                    _ => ((char)random.Next('a', 'z' + 1)).ToString(),
                }
            );
        return words.ToString();
    }

    private Item Item(string key, List<Item> earlier)
    {
        var kind = (ItemKind)random.Next(3);
        var item = new Item(key, kind, Text())
        {
            Required = random.Next(4) == 0,
            Hint = Sometimes() ? Text() : null,
            LongestText = random.Next(1, 40),
            Measures = Sometimes() ? "trust" : null,
            Options =
                kind == ItemKind.Text
                    ? []
                    :
                    [
                        .. Enumerable
                            .Range(
                                1,
                                random.Next(
                                    2,
                                    kind == ItemKind.MultiChoice && random.Next(6) == 0 ? 60 : 7
                                )
                            )
                            .Select(i => new ResponseOption($"{i}", Text(), i, Sometimes())),
                    ],
        };
        var gates = earlier.Where(other => other.Kind == ItemKind.SingleChoice).ToList();
        if (gates.Count == 0 || Sometimes())
            return item;
        var gate = gates[random.Next(gates.Count)];
        return item.When(
            gate.Key,
            [
                .. gate
                    .Options.Where(_ => Sometimes())
                    .Append(gate.Options[0])
                    .Select(o => o.Key)
                    .Distinct(),
            ]
        );
    }

    private int Many(Item item) =>
        random.Next(10) == 0 ? random.Next(0, 4)
        : item.Kind == ItemKind.MultiChoice ? random.Next(0, 5)
        : 1;

    private string Answer(Item item) =>
        random.Next(40) == 0 ? Words()
        : item.Kind == ItemKind.Text ? Words()[..1] + new string('w', random.Next(0, 30))
        : item.Options[random.Next(item.Options.Length)].Key;

    private LocalText Text() => LocalText.Of("x" + Words(), "y" + Words());

    private bool Sometimes() => random.Next(2) == 0;
}
