using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Instruments.WriteDraft;

/// <summary>One field that is saved otherwise than it was typed.</summary>
/// <param name="Name">Its name in forms.</param>
/// <param name="Label">What it is, in words.</param>
/// <param name="Theirs">As it is saved now.</param>
/// <param name="Mine">As it was typed.</param>
public sealed record Difference(string Name, string Label, string Theirs, string Mine)
{
    /// <summary>What a choice field is called.</summary>
    public string Field => $"choose.{Name}";

    /// <summary>True when somebody chose what is saved.</summary>
    public static bool TakesTheirs(IFormCollection form, string name) =>
        form[$"choose.{name}"] == "theirs";
}

/// <summary>What of a question differs from what is saved, field by field, and taking over what was chosen.</summary>
internal static class ItemDifferences
{
    private static readonly ImmutableArray<ItemField> Plain =
    [
        new("kind", (texts, item, _) => StateWords.Kind(texts, item.Kind), Kind),
        new(
            "look",
            (texts, item, _) => StateWords.Look(texts, item.Presentation),
            (mine, theirs) => mine with { Presentation = theirs.Presentation }
        ),
        new(
            "required",
            (texts, item, _) =>
                texts[item.Required ? "instruments.stale.yes" : "instruments.stale.no"],
            (mine, theirs) => mine with { Required = theirs.Required }
        ),
        new(
            "options",
            (_, item, _) => string.Join("; ", item.Options.Select(Option)),
            (mine, theirs) => mine with { Options = theirs.Options }
        ),
        new(
            "most-ticks",
            (_, item, _) => Number(item.MostTicks),
            (mine, theirs) => mine with { MostTicks = theirs.MostTicks }
        ),
        new(
            "number",
            (_, item, _) => Range(item.Number),
            (mine, theirs) => mine with { Number = theirs.Number }
        ),
        new(
            "dates",
            (_, item, _) => Days(item.Dates),
            (mine, theirs) => mine with { Dates = theirs.Dates }
        ),
        new(
            "formula",
            (_, item, _) => item.Formula ?? "",
            (mine, theirs) => mine with { Formula = theirs.Formula }
        ),
        new(
            "longest",
            (_, item, _) => Number(item.LongestText),
            (mine, theirs) => mine with { LongestText = theirs.LongestText }
        ),
        new(
            "when",
            (_, item, _) => WrittenCondition.Write(Condition.Of(item)),
            (mine, theirs) => mine with { AskedWhen = theirs.AskedWhen, AskedIf = theirs.AskedIf }
        ),
        new(
            "out",
            (_, item, _) => WrittenCondition.Write(item.ScreensOutWhen),
            (mine, theirs) => mine with { ScreensOutWhen = theirs.ScreensOutWhen }
        ),
        new(
            "measures",
            (_, item, _) => $"{item.Measures} {item.Construct}".Trim(),
            (mine, theirs) => mine with { Measures = theirs.Measures, Construct = theirs.Construct }
        ),
        new(
            "marks",
            (_, item, _) => Marks(item),
            (mine, theirs) =>
                mine with
                {
                    InDriverSet = theirs.InDriverSet,
                    IsLocation = theirs.IsLocation,
                    ShuffleOptions = theirs.ShuffleOptions,
                    ShuffleWith = theirs.ShuffleWith,
                }
        ),
    ];

    /// <summary>The fields that differ.</summary>
    public static IReadOnlyList<Difference> Between(
        Texts texts,
        InstrumentContent content,
        TypedItem typed,
        Item theirs
    )
    {
        var found = new List<Difference>();
        foreach (var field in Fields(content))
        {
            var (saved, mine) = (
                field.Show(texts, theirs, content),
                field.Show(texts, typed.Item, content)
            );
            if (saved != mine)
                found.Add(new Difference(field.Name, Label(texts, field.Name), saved, mine));
        }
        if (typed.Rows is { } rows)
        {
            var (saved, mine) = (Rows(TableForm.RowsOf(content, theirs.Key)), Rows(rows));
            if (saved != mine)
                found.Add(
                    new Difference("rows", texts["instruments.stale.field.rows"], saved, mine)
                );
        }
        return found;
    }

    /// <summary>The question with what was chosen of what is saved.</summary>
    public static TypedItem Chosen(
        IFormCollection form,
        InstrumentContent content,
        TypedItem typed,
        Item theirs
    )
    {
        var item = Fields(content)
            .Where(field => Difference.TakesTheirs(form, field.Name))
            .Aggregate(typed.Item, (mine, field) => field.Take(mine, theirs));
        return typed with
        {
            Item = item,
            Rows = Difference.TakesTheirs(form, "rows") ? null : typed.Rows,
        };
    }

    private static IEnumerable<ItemField> Fields(InstrumentContent content) =>
        content
            .Languages.SelectMany(language =>
                new ItemField[]
                {
                    Words(
                        "prompt",
                        language,
                        item => item.Prompt,
                        (item, text) => item with { Prompt = text ?? LocalText.From([]) }
                    ),
                    Words(
                        "hint",
                        language,
                        item => item.Hint,
                        (item, text) => item with { Hint = text }
                    ),
                    Words(
                        "section",
                        language,
                        item => item.Section,
                        (item, text) => item with { Section = text }
                    ),
                }
            )
            .Concat(Plain);

    private static ItemField Words(
        string name,
        string language,
        Func<Item, LocalText?> read,
        Func<Item, LocalText?, Item> write
    ) =>
        new(
            $"{name}.{language}",
            (_, item, _) => read(item)?.Texts.GetValueOrDefault(language) ?? "",
            (mine, theirs) => write(mine, TextDifferences.Put(read(mine), read(theirs), language))
        );

    // The kind decides what else a question has, so all of that comes with it.
    private static Item Kind(Item mine, Item theirs) =>
        mine with
        {
            Kind = theirs.Kind,
            Presentation = theirs.Presentation,
            Options = theirs.Options,
            Number = theirs.Number,
            Dates = theirs.Dates,
            Formula = theirs.Formula,
            MostTicks = theirs.MostTicks,
        };

    private static string Label(Texts texts, string name) =>
        name.Split('.') is [var field, var language]
            ? texts.Say($"instruments.stale.field.{field}", StateWords.Language(language))
            : texts[$"instruments.stale.field.{name}"];

    private static string Rows(ImmutableArray<Item> rows) =>
        string.Join(
            "; ",
            rows.Select(row =>
                    $"{string.Join(" / ", row.Prompt.Texts.Values)}{(row.Required ? " *" : "")}"
                )
                .Concat((rows.FirstOrDefault()?.Options ?? []).Select(Option))
        );

    private static string Option(ResponseOption option) =>
        string.Join(" / ", option.Label.Texts.Values)
        + (option.Value is { } value ? $" ({value.ToString(CultureInfo.InvariantCulture)})" : "")
        + (option.Favourable ? " +" : "")
        + (option.AsksWords ? " …" : "")
        + (option.Exclusive ? " !" : "");

    private static string Marks(Item item) =>
        string.Join(
            ", ",
            new[]
            {
                item.InDriverSet ? "drivers" : null,
                item.IsLocation ? "location" : null,
                item.ShuffleOptions ? "shuffle" : null,
                item.ShuffleWith is { } with ? $"shuffle with {with}" : null,
            }.OfType<string>()
        );

    private static string Range(NumberRange? range) =>
        range is null
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{range.Min}–{range.Max}, {range.Decimals}, {string.Join(" / ", range.Unit?.Texts.Values ?? [])} [{string.Join("; ", range.Bins ?? [])}]"
            );

    private static string Days(DateSpan? span) =>
        span is null
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{span.From:yyyy-MM-dd} – {span.To:yyyy-MM-dd} [{string.Join("; ", (span.Bins ?? []).Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))}]"
            );

    private static string Number(int number) =>
        number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);

    private sealed record ItemField(
        string Name,
        Func<Texts, Item, InstrumentContent, string> Show,
        Func<Item, Item, Item> Take
    );
}

/// <summary>The same for the texts around the questions.</summary>
internal static class TextDifferences
{
    /// <summary>The fields that differ.</summary>
    public static IReadOnlyList<Difference> Between(
        Texts texts,
        InstrumentContent mine,
        InstrumentContent theirs
    )
    {
        var found = new List<Difference>();
        foreach (var (name, read) in Names)
        foreach (var language in theirs.Languages)
        {
            var (saved, typed) = (
                read(theirs)?.Texts.GetValueOrDefault(language) ?? "",
                read(mine)?.Texts.GetValueOrDefault(language) ?? ""
            );
            if (saved != typed)
                found.Add(
                    new Difference(
                        $"{name}.{language}",
                        texts.Say($"instruments.stale.field.{name}", StateWords.Language(language)),
                        saved,
                        typed
                    )
                );
        }
        if (Math.Abs(mine.Minutes - theirs.Minutes) > 0)
            found.Add(
                new Difference(
                    "minutes",
                    texts["instruments.field.minutes"],
                    theirs.Minutes.ToString(CultureInfo.InvariantCulture),
                    mine.Minutes.ToString(CultureInfo.InvariantCulture)
                )
            );
        return found;
    }

    /// <summary>The content with what was chosen of what is saved.</summary>
    public static InstrumentContent Chosen(
        IFormCollection form,
        InstrumentContent mine,
        InstrumentContent theirs
    )
    {
        LocalText? Take(string name, LocalText? own, LocalText? saved) =>
            theirs
                .Languages.Where(language => Difference.TakesTheirs(form, $"{name}.{language}"))
                .Aggregate(own, (text, language) => Put(text, saved, language));
        return mine with
        {
            Title = Take("title", mine.Title, theirs.Title) ?? mine.Title,
            Intro = Take("intro", mine.Intro, theirs.Intro),
            Thanks = Take("thanks", mine.Thanks, theirs.Thanks),
            ScreenedOut = Take("screenedOut", mine.ScreenedOut, theirs.ScreenedOut),
            Minutes = Difference.TakesTheirs(form, "minutes") ? theirs.Minutes : mine.Minutes,
        };
    }

    /// <summary>A text with the words that another has in one language; null when nothing is left.</summary>
    public static LocalText? Put(LocalText? text, LocalText? from, string language)
    {
        var words = (text?.Texts ?? ImmutableSortedDictionary<string, string>.Empty).Remove(
            language
        );
        if (from?.Texts.GetValueOrDefault(language) is { } taken)
            words = words.Add(language, taken);
        return words.Count == 0
            ? null
            : LocalText.From(words.Select(pair => (pair.Key, (string?)pair.Value)));
    }

    private static readonly ImmutableArray<(
        string Name,
        Func<InstrumentContent, LocalText?> Read
    )> Names =
    [
        ("title", content => content.Title),
        ("intro", content => content.Intro),
        ("thanks", content => content.Thanks),
        ("screenedOut", content => content.ScreenedOut),
    ];
}
