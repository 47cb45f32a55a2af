using System.Collections.Immutable;
using Bellwether.Instruments;

namespace Bellwether.Collection.Filings;

/// <summary>The questions of a filing as items of an instrument.</summary>
internal static class FilingItems
{
    private static readonly ImmutableArray<ResponseOption> Agreement =
    [
        Option(1, "Strongly disagree", "Muy en desacuerdo"),
        Option(2, "Disagree", "En desacuerdo"),
        Option(3, "Neutral", "Neutral"),
        Option(4, "Agree", "De acuerdo"),
        Option(5, "Strongly agree", "Muy de acuerdo"),
    ];

    /// <summary>The questions that have counts, as they were asked.</summary>
    public static ImmutableArray<Item> Of(Filing filing) =>
        [.. filing.Questions.Where(IsTallied).Select(Item)];

    /// <summary>True when there is something to keep of the question.</summary>
    public static bool IsTallied(FilingQuestion question) => question.Answers > 0;

    /// <summary>True when the version asks everything the filing reports, in the same words.</summary>
    public static bool Fits(InstrumentVersion version, IReadOnlyList<Item> items) =>
        items.All(item =>
            version.IndexOf(item.Key) is >= 0 and var at
            && version.Items[at].Construct == item.Construct
            && Wording.Same(version.Items[at].Prompt.In("en"), item.Prompt.In("en"))
        );

    private static Item Item(FilingQuestion question) =>
        new(
            question.Key,
            ItemKind.SingleChoice,
            LocalText.Of(question.Text.Length == 0 ? "(no question text was filed)" : question.Text)
        )
        {
            Options = Agreement,
            Measures = question.IsStandard ? question.Key : null,
            Construct = Construct.Of(question.Slot, question.Text).Name,
        };

    private static ResponseOption Option(int value, string english, string spanish) =>
        new($"{value}", LocalText.Of(english, spanish), value, value >= 4);
}
