using System.Collections.Immutable;
using Bellwether.Instruments;

namespace Bellwether.Responses.Writer;

/// <summary>Two versions of a questionnaire: scale items, check-boxes behind a route, and a comment.</summary>
public static class Questionnaire
{
    private static readonly Dictionary<(Guid, int), InstrumentVersion> Versions = [];

    /// <summary>Version 1: trust, effectiveness, ease (1 to 5), went_well (7 boxes), comment. Version 2: one scale item more. Version 3: every kind.</summary>
    public static InstrumentVersion Version(Guid agency, int number)
    {
        lock (Versions)
        {
            if (!Versions.TryGetValue((agency, number), out var version))
                Versions[(agency, number)] = version = Make(agency, number);
            return version;
        }
    }

    private static InstrumentVersion Make(Guid agency, int number)
    {
        if (number == 3)
            return Of(agency, number, EveryKind());
        string[] scales =
            number == 1
                ? ["trust", "effectiveness", "ease"]
                : ["trust", "effectiveness", "ease", "employee"];
        ImmutableArray<Item> items =
        [
            .. scales.Select(Scale),
            new Item("went_well", ItemKind.MultiChoice, LocalText.Of("What went well?"))
            {
                Options =
                [
                    .. Enumerable
                        .Range(1, 7)
                        .Select(i => new ResponseOption($"w{i}", LocalText.Of($"Reason {i}"))),
                ],
            },
            new Item("comment", ItemKind.Text, LocalText.Of("Anything else?")),
        ];
        return Of(agency, number, items);
    }

    private static InstrumentVersion Of(Guid agency, int number, ImmutableArray<Item> items) =>
        new(
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            agency,
            number,
            LocalText.Of("Survey"),
            items
        );

    /// <summary>One item of each kind that an instrument can hold.</summary>
    private static ImmutableArray<Item> EveryKind() =>
        [
            Scale("trust"),
            new Item("read_this", ItemKind.Statement, LocalText.Of("Please read.")),
            Scale("row_one") with
            {
                RowOf = "read_this",
            },
            Choices("several", ItemKind.MultiChoice, 9),
            Choices("order", ItemKind.Ranking, 4),
            Choices("long_order", ItemKind.Ranking, 12),
            new Item("days", ItemKind.Number, LocalText.Of("Days?"))
            {
                Number = new NumberRange(0, 10),
            },
            new Item("dollars", ItemKind.Number, LocalText.Of("Dollars?"))
            {
                Number = new NumberRange(-50, 900) { Decimals = 2, Bins = [0, 10.5, 100] },
            },
            new Item("people", ItemKind.Number, LocalText.Of("People?"))
            {
                Number = new NumberRange(0, 999_999_999),
            },
            new Item("visited_on", ItemKind.Date, LocalText.Of("When?")),
            new Item("email", ItemKind.Email, LocalText.Of("E-mail?")),
            new Item("phone", ItemKind.Phone, LocalText.Of("Telephone?")),
            new Item("double", ItemKind.Calculated, LocalText.Of("Twice the days"))
            {
                Number = new NumberRange(0, 20),
                Formula = "days * 2",
            },
            new Item("comment", ItemKind.Text, LocalText.Of("Anything else?")),
        ];

    private static Item Choices(string key, ItemKind kind, int options) =>
        new(key, kind, LocalText.Of(key))
        {
            Options =
            [
                .. Enumerable
                    .Range(1, options)
                    .Select(i => new ResponseOption($"o{i}", LocalText.Of($"Option {i}"))),
            ],
        };

    /// <summary>A value that an answer sheet may hold for an item: not asked, not answered, or any answer.</summary>
    public static long AnyValue(Item item, Random random) =>
        random.Next(8) switch
        {
            0 => AnswerSheet.NotAsked,
            1 => 0,
            _ => item.Kind switch
            {
                ItemKind.SingleChoice => random.Next(1, item.Options.Length + 1),
                ItemKind.MultiChoice => random.NextInt64(1, 1L << item.Options.Length),
                ItemKind.Ranking => Ranks.Pack([
                    .. Shuffled(item.Options.Length, random)
                        .Take(random.Next(1, item.Options.Length + 1)),
                ]),
                ItemKind.Number or ItemKind.Calculated => random.NextInt64(
                    1,
                    item.Number!.Steps + 1
                ),
                ItemKind.Date => random.NextInt64(1, new DateSpan().Steps + 1),
                ItemKind.Statement => AnswerSheet.NotAsked,
                _ => 1,
            },
        };

    private static int[] Shuffled(int count, Random random)
    {
        var all = Enumerable.Range(0, count).ToArray();
        random.Shuffle(all);
        return all;
    }

    private static Item Scale(string key) =>
        new(key, ItemKind.SingleChoice, LocalText.Of(key))
        {
            Measures = key,
            InDriverSet = true,
            Options =
            [
                .. Enumerable
                    .Range(1, 5)
                    .Select(i => new ResponseOption($"{i}", LocalText.Of($"{i}"), i, i >= 4)),
                new ResponseOption("na", LocalText.Of("Does not apply")),
            ],
        };
}
