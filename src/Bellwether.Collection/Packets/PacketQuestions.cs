using System.Collections.Immutable;
using Bellwether.Instruments;

namespace Bellwether.Collection;

/// <summary>The questions of a questionnaire as a packet lists them.</summary>
internal static class PacketQuestions
{
    public static ImmutableArray<PacketQuestion> Of(InstrumentVersion version)
    {
        var number = 0;
        return
        [
            .. version
                .Items.Where(item => item.IsShown && item.Kind != ItemKind.Statement)
                .Select(item => new PacketQuestion(
                    ++number,
                    item.Prompt.In("en"),
                    version.Languages.Contains("es") ? item.Prompt.In("es") : "",
                    Answers(item),
                    [.. item.Options.Select(option => option.Label.In("en"))],
                    Condition(version, item),
                    item.Required
                )),
        ];
    }

    private static string Answers(Item item) =>
        item.Kind switch
        {
            ItemKind.SingleChoice => "one answer",
            ItemKind.MultiChoice => "any number of answers",
            ItemKind.Text => "words",
            _ => item.Kind.ToString(),
        };

    private static string Condition(InstrumentVersion version, Item item)
    {
        if (item.AskedWhen is not { } routing)
            return "";
        var at = version.IndexOf(routing.ItemKey);
        if (at < 0)
            return "";
        var gate = version.Items[at];
        var labels = gate
            .Options.Where(option => routing.OptionKeys.Contains(option.Key))
            .Select(option => $"“{option.Label.In("en")}”");
        return $"Only after {string.Join(" or ", labels)} to “{gate.Prompt.In("en")}”";
    }
}
