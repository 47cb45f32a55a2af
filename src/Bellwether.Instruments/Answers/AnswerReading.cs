using System.Collections.Immutable;

namespace Bellwether.Instruments;

/// <summary>Reads raw answers item by item, top to bottom: what was asked follows from what stands above it.</summary>
internal sealed class AnswerReading
{
    private static readonly IReadOnlyList<string> Nothing = [];

    private readonly InstrumentVersion version;
    private readonly List<long> values;
    private readonly List<int> asked = [];
    private ImmutableArray<WrittenAnswer>.Builder? texts;
    private ImmutableArray<WrittenAnswer>.Builder? contacts;

    private AnswerReading(InstrumentVersion version)
    {
        this.version = version;
        values = new List<long>(version.Items.Length);
    }

    /// <summary>One value per item, as an answer sheet has them.</summary>
    public IReadOnlyList<long> Values => values;

    /// <summary>Positions of the items that are asked, statements included.</summary>
    public IReadOnlyList<int> Asked => asked;

    /// <summary>True when an answer showed that the person is not one of those asked for.</summary>
    public bool IsScreenedOut { get; private set; }

    public AnswerSheet Sheet() =>
        new([.. values], texts?.ToImmutable() ?? [])
        {
            Contacts = contacts?.ToImmutable() ?? [],
            IsScreenedOut = IsScreenedOut,
        };

    public static AnswerReading Read(
        InstrumentVersion version,
        IReadOnlyDictionary<string, IReadOnlyList<string>> raw,
        AnswerFaultList faults,
        bool isPartial = false
    )
    {
        foreach (var key in raw.Keys)
            if (version.IndexOf(key) < 0 && !IsWordsKey(version, key))
                faults.Outside(key, faults.Say.UnknownItem);
        var reading = new AnswerReading(version);
        foreach (var item in version.Items)
            reading.Read(item, raw, faults, isPartial);
        return reading;
    }

    private static bool IsWordsKey(InstrumentVersion version, string key) =>
        key.EndsWith(Item.WordsSuffix, StringComparison.Ordinal)
        && version.IndexOf(key[..^Item.WordsSuffix.Length]) is >= 0 and var at
        && version.Items[at].WordsOption > 0;

    private void Read(
        Item item,
        IReadOnlyDictionary<string, IReadOnlyList<string>> raw,
        AnswerFaultList faults,
        bool isPartial
    )
    {
        var isAsked = !IsScreenedOut && (Condition.Of(item)?.Holds(version, values) ?? true);
        if (!isAsked)
        {
            values.Add(AnswerSheet.NotAsked);
            return;
        }
        var at = values.Count;
        asked.Add(at);
        var given = raw.GetValueOrDefault(item.Key) ?? Nothing;
        var value = Value(item, at, given, faults);
        values.Add(value);
        if (item.WordsOption > 0)
            ReadWords(item, at, value, raw, faults);
        if (value == 0 && item.Required && !isPartial && item.IsShown && !faults.Has(item.Key))
            faults.Add(CheckAnswers.Required, item.Key, faults.Say.Missing(item));
        IsScreenedOut |= item.ScreensOutWhen?.Holds(version, values) ?? false;
    }

    private long Value(Item item, int at, IReadOnlyList<string> given, AnswerFaultList faults) =>
        item.Kind switch
        {
            ItemKind.SingleChoice when item.Presentation == Presentation.Hidden =>
                ReadChoice.FromAddress(item, given),
            ItemKind.SingleChoice => ReadChoice.One(item, given, faults),
            ItemKind.MultiChoice => ReadChoice.Several(item, given, faults),
            ItemKind.Ranking => ReadChoice.InOrder(item, given, faults),
            ItemKind.Number => ReadNumber.Run(item, given, faults),
            ItemKind.Date => ReadDate.Run(item, given, faults),
            ItemKind.Email or ItemKind.Phone => Contact(item, at, given, faults),
            ItemKind.Statement => Statement(item, given, faults),
            ItemKind.Calculated => Calculate(item),
            _ => Text(item, at, given, faults),
        };

    private long Text(Item item, int at, IReadOnlyList<string> given, AnswerFaultList faults)
    {
        if (WrittenWords.Read(item.Key, item.LongestText, given, faults) is not { } words)
            return 0;
        (texts ??= ImmutableArray.CreateBuilder<WrittenAnswer>()).Add(new(at, words));
        return 1;
    }

    // Words of one's own belong to the option that asks for them; without it they are dropped.
    private void ReadWords(
        Item item,
        int at,
        long value,
        IReadOnlyDictionary<string, IReadOnlyList<string>> raw,
        AnswerFaultList faults
    )
    {
        var given = raw.GetValueOrDefault(item.WordsKey) ?? Nothing;
        var isOpen =
            item.Kind == ItemKind.MultiChoice
                ? value > 0 && (value >> (item.WordsOption - 1) & 1) == 1
                : value == item.WordsOption;
        if (!isOpen)
            return;
        if (WrittenWords.Read(item.WordsKey, item.LongestWords, given, faults) is { } words)
            (texts ??= ImmutableArray.CreateBuilder<WrittenAnswer>()).Add(new(at, words));
    }

    private long Contact(Item item, int at, IReadOnlyList<string> given, AnswerFaultList faults)
    {
        if (ReadContact.Run(item, given, faults) is not { } contact)
            return 0;
        (contacts ??= ImmutableArray.CreateBuilder<WrittenAnswer>()).Add(new(at, contact));
        return 1;
    }

    private static long Statement(Item item, IReadOnlyList<string> given, AnswerFaultList faults)
    {
        if (given.Any(text => !string.IsNullOrEmpty(text)))
            faults.Outside(item.Key, faults.Say.NoAnswer);
        return AnswerSheet.NotAsked;
    }

    // Whatever somebody sent for it: it is worked out here.
    private long Calculate(Item item)
    {
        if (item.Number is not { } range || item.Formula is null)
            return 0;
        if (FormulaCache.Of(item.Formula) is not { } formula)
            return 0;
        var result = formula.Value(
            key =>
                At(key) is >= 0 and var at ? ItemValue.Number(version.Items[at], values[at]) : null,
            key => At(key) is >= 0 and var at && values[at] > 0
        );
        return result is { } number && range.Holds(number) ? range.Encode(number) : 0;
    }

    private int At(string key)
    {
        var at = version.IndexOf(key);
        return at < values.Count ? at : -1;
    }
}
