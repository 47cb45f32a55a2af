using System.Collections.Immutable;
using Bellwether.Instruments;

namespace Bellwether.Responses.Writer;

/// <summary>Two versions of a questionnaire: scale items, check-boxes behind a route, and a comment.</summary>
public static class Questionnaire
{
    private static readonly Dictionary<(Guid, int), InstrumentVersion> Versions = [];

    /// <summary>Version 1: trust, effectiveness, ease (1 to 5), went_well (7 boxes), comment. Version 2: one scale item more.</summary>
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
        return new InstrumentVersion(
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            agency,
            number,
            LocalText.Of("Survey"),
            items
        );
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
