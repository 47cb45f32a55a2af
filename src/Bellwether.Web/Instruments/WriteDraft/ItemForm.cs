using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Instruments.WriteDraft;

/// <summary>A question as somebody typed it, with what could not be read.</summary>
/// <param name="Item">The question.</param>
/// <param name="Faults">Fields that could not be read.</param>
/// <param name="EditReason">Why a standard's wording was edited, or "".</param>
/// <param name="PersonalReason">Why it asks for personal details, or "".</param>
public sealed record TypedItem(
    Item Item,
    ImmutableArray<Fault> Faults,
    string EditReason,
    string PersonalReason
)
{
    /// <summary>The rows of the table that it heads; null when the form had none.</summary>
    public ImmutableArray<Item>? Rows { get; init; }

    /// <summary>Rules as they were typed, when they could not be read: when, out.</summary>
    public IReadOnlyDictionary<string, string> Written { get; init; } =
        new Dictionary<string, string>();
}

/// <summary>Reads a question out of a posted form. What is not on the form stays as it was; what a standard fixes stays, whatever was sent.</summary>
internal sealed class ItemForm(
    IFormCollection form,
    InstrumentContent content,
    Item before,
    Texts texts
)
{
    private readonly List<Fault> faults = [];
    private readonly Dictionary<string, string> written = [];
    private readonly StandardLocks locks = StandardLocks.Of(content, before.Key);

    public TypedItem Read(bool isNew)
    {
        var isRow = before.RowOf is not null;
        var kind = locks.Kind is null && !isRow ? Choice("kind", before.Kind) : before.Kind;
        var look = Choice("presentation", before.Presentation);
        var item = before with
        {
            Kind = kind,
            Presentation = look.Fits(kind) ? look : Presentation.Plain,
            Prompt = new PromptForm(form, content, before, locks).Read(),
            Hint = TextsForm.Text(form, "hint", content.Languages, before.Hint),
            Required = locks.Required is null ? form.ContainsKey("required") : before.Required,
            Section = form.ContainsKey("newPage")
                ? TextsForm.Text(form, "section", content.Languages, before.Section)
                    ?? LocalText.Of("…")
                : null,
            Measures = Word("measures"),
            Construct = ConstructOfWording() ?? Word("construct"),
            InDriverSet = form.ContainsKey("drivers"),
            ShuffleOptions = form.ContainsKey("shuffle"),
            IsLocation = form.ContainsKey("location"),
            ShuffleWith = Word("shuffleWith"),
        };
        item = isRow ? item : OfKind(item);
        item = Conditions(item);
        if (isNew)
            item = item with
            {
                Key =
                    Word("key")
                    ?? EditContent.KeyFrom(content, item.Prompt.In(content.Languages[0])),
            };
        if (item.Prompt.Texts.Count == 0)
            faults.Add(new($"prompt.{content.Languages[0]}", texts["instruments.fault.prompt"]));
        var table = new TableForm(form, content, before.Key, texts);
        var rows =
            item.Kind == ItemKind.Statement && table.IsHere
                ? table.Read()
                : null as ImmutableArray<Item>?;
        if (rows is { } some && table.Fault(some) is { } fault)
            faults.Add(new("option.0.label." + content.Languages[0], fault));
        return new TypedItem(
            item,
            [.. faults],
            form["editReason"].ToString().Trim(),
            form["personalReason"].ToString().Trim()
        )
        {
            Rows = rows,
            Written = written,
        };
    }

    private Item Conditions(Item item)
    {
        var asked = new ConditionForm(form, content, "when");
        if (locks.Routing is null && asked.IsHere && Said(asked, "when") is { } when)
            item = ConditionForm.AskedWhen(content, item, when.Condition);
        var ends = new ConditionForm(form, content, "out");
        if (ends.IsHere && Said(ends, "out") is { } outWhen)
            item = item with { ScreensOutWhen = outWhen.Condition };
        return item;
    }

    private WrittenCondition.Said? Said(ConditionForm condition, string name)
    {
        var said = condition.Read(texts);
        if (said.IsDone)
            return said.Value;
        written[name] = form[condition.Written].ToString();
        faults.Add(
            new(
                condition.Written,
                said.Refusal.Code == "condition.unclear"
                    ? texts.Say("instruments.condition.unclear", said.Refusal.Message)
                    : said.Refusal.Message
            )
        );
        return null;
    }

    private Item OfKind(Item item)
    {
        var hasOptions = item.HasOptions;
        return item with
        {
            Options = hasOptions ? new OptionsForm(form, content, before, locks).Read() : [],
            MostTicks = item.Kind == ItemKind.MultiChoice ? (int)(Number("mostTicks") ?? 0) : 0,
            Number = item.Kind is ItemKind.Number or ItemKind.Calculated ? Range() : null,
            Dates = item.Kind == ItemKind.Date ? Span() : null,
            Formula = item.Kind == ItemKind.Calculated ? Word("formula") : null,
            LongestText =
                item.Kind == ItemKind.Text
                    ? (int)(Number("longest") ?? before.LongestText)
                    : before.LongestText,
        };
    }

    private NumberRange Range()
    {
        var was = before.Number ?? new NumberRange(0, 100);
        return was with
        {
            Min = Number("min") ?? was.Min,
            Max = Number("max") ?? was.Max,
            Decimals = (int)(Number("decimals") ?? was.Decimals),
            Unit = TextsForm.Text(form, "unit", content.Languages, was.Unit),
            Bins = form.ContainsKey("bins") ? Bins() : was.Bins,
        };
    }

    private DateSpan Span() =>
        (before.Dates ?? new DateSpan()) with
        {
            From = Day("from"),
            To = Day("to"),
            Bins = form.ContainsKey("bins") ? DayBins() : before.Dates?.Bins,
        };

    private ImmutableArray<double>? Bins()
    {
        var bins = ImmutableArray.CreateBuilder<double>();
        foreach (var word in Listed("bins"))
            if (
                double.TryParse(
                    word,
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out var number
                ) && double.IsFinite(number)
            )
                bins.Add(number);
            else
                return Unread("bins", "instruments.fault.bins", before.Number?.Bins);
        return bins.Count == 0 ? null : bins.ToImmutable();
    }

    private ImmutableArray<DateOnly>? DayBins()
    {
        var bins = ImmutableArray.CreateBuilder<DateOnly>();
        foreach (var word in Listed("bins"))
            if (
                DateOnly.TryParseExact(
                    word,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
            )
                bins.Add(day);
            else
                return Unread("bins", "instruments.fault.day-bins", before.Dates?.Bins);
        return bins.Count == 0 ? null : bins.ToImmutable();
    }

    private ImmutableArray<T>? Unread<T>(string field, string fault, ImmutableArray<T>? otherwise)
    {
        written[field] = form[field].ToString();
        faults.Add(new(field, texts[fault]));
        return otherwise;
    }

    private string[] Listed(string field) =>
        form[field]
            .ToString()
            .Split(
                [' ', ';', '\n', '\r', '\t'],
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            );

    private string? ConstructOfWording()
    {
        foreach (var locked in locks.Wordings)
            if (
                int.TryParse(
                    form[$"wording.{locked.Language}"],
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var chosen
                ) && locked.Allowed.ElementAtOrDefault(chosen)?.Construct is { } construct
            )
                return construct;
        return null;
    }

    private double? Number(string field)
    {
        var words = form[field].ToString().Trim();
        if (words.Length == 0)
            return null;
        if (
            double.TryParse(words, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            && Math.Abs(number) < 1e9
        )
            return number;
        faults.Add(new(field, texts["instruments.fault.number"]));
        return null;
    }

    private DateOnly? Day(string field)
    {
        var words = form[field].ToString().Trim();
        if (words.Length == 0)
            return null;
        if (
            DateOnly.TryParseExact(
                words,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
            return day;
        faults.Add(new(field, texts["instruments.fault.day"]));
        return null;
    }

    private string? Word(string field) =>
        form[field].ToString().Trim() is { Length: > 0 } word ? word : null;

    private T Choice<T>(string field, T otherwise)
        where T : struct, Enum =>
        Enum.TryParse<T>(form[field], out var value) && Enum.IsDefined(value) ? value : otherwise;
}
