using System.Collections.Immutable;
using Bellwether.Foundation;

namespace Bellwether.Instruments;

/// <summary>
/// Checks what somebody sent against the frozen version they were shown. A pure function of the document: routing decides
/// what was asked, answers to what was not asked are dropped, anything the version does not hold is refused by field.
/// </summary>
public static class CheckAnswers
{
    /// <summary>Refusal: an item or an answer that this version does not have.</summary>
    public const string OutsideVersion = "answers.outside-version";

    /// <summary>Refusal: an answer that may not be left out is missing.</summary>
    public const string Required = "answers.required";

    /// <summary>Refusal: more words than the item takes.</summary>
    public const string TooLong = "answers.too-long";

    /// <summary>Checks the answers.</summary>
    /// <param name="version">The version they answer.</param>
    /// <param name="raw">By item key: the keys of the chosen options, or the words written.</param>
    /// <param name="language">The language of the faults' messages (en or es).</param>
    public static Outcome<AnswerSheet> Run(
        InstrumentVersion version,
        IReadOnlyDictionary<string, IReadOnlyList<string>> raw,
        string language = "en"
    )
    {
        var say = AnswerFaults.In(language);
        var faults = new FaultList();
        foreach (var key in raw.Keys)
            if (version.IndexOf(key) < 0)
                faults.Add(OutsideVersion, key, say.UnknownItem);

        var values = ImmutableArray.CreateBuilder<long>(version.Items.Length);
        var texts = ImmutableArray.CreateBuilder<WrittenAnswer>();
        foreach (var item in version.Items)
        {
            var value = AnswerSheet.NotAsked;
            if (IsAsked(version, item, values))
            {
                var given = raw.GetValueOrDefault(item.Key) ?? [];
                value = item.Kind switch
                {
                    ItemKind.SingleChoice => One(item, given, say, faults),
                    ItemKind.MultiChoice => Several(item, given, say, faults),
                    _ => Words(item, values.Count, given, say, faults, texts),
                };
                if (value == 0 && item.Required && !faults.Has(item.Key))
                    faults.Add(
                        Required,
                        item.Key,
                        item.Kind == ItemKind.Text ? say.MissingText : say.MissingChoice
                    );
            }
            values.Add(value);
        }
        return faults.Refusal(say) is { } refusal
            ? refusal
            : new AnswerSheet(values.MoveToImmutable(), texts.ToImmutable());
    }

    private static bool IsAsked(
        InstrumentVersion version,
        Item item,
        ImmutableArray<long>.Builder values
    )
    {
        if (item.AskedWhen is not { } routing)
            return true;
        var gate = version.IndexOf(routing.ItemKey);
        return gate >= 0
            && gate < values.Count
            && values[gate] > 0
            && routing.OptionKeys.Contains(
                version.Items[gate].Options[(int)values[gate] - 1].Key,
                StringComparer.Ordinal
            );
    }

    private static long One(
        Item item,
        IReadOnlyList<string> given,
        AnswerFaults say,
        FaultList faults
    )
    {
        long value = 0;
        foreach (var key in given)
        {
            if (string.IsNullOrEmpty(key))
                continue;
            var position = Position(item, key);
            if (position == 0)
                faults.Add(OutsideVersion, item.Key, say.UnknownOption(item));
            else if (value != 0 && value != position)
                faults.Add(OutsideVersion, item.Key, say.OnlyOne);
            else
                value = position;
        }
        return value;
    }

    private static long Several(
        Item item,
        IReadOnlyList<string> given,
        AnswerFaults say,
        FaultList faults
    )
    {
        long value = 0;
        foreach (var key in given)
        {
            if (string.IsNullOrEmpty(key))
                continue;
            var position = Position(item, key);
            if (position == 0)
                faults.Add(OutsideVersion, item.Key, say.UnknownOption(item));
            else
                value |= 1L << (position - 1);
        }
        return value;
    }

    private static long Words(
        Item item,
        int index,
        IReadOnlyList<string> given,
        AnswerFaults say,
        FaultList faults,
        ImmutableArray<WrittenAnswer>.Builder texts
    )
    {
        string? words = null;
        foreach (var written in given)
        {
            // Longer than this even before tidying: not worth reading through.
            if (written?.Length > 4L * item.LongestText)
            {
                faults.Add(TooLong, item.Key, say.TooLong(item, written.Length));
                return 0;
            }
            var tidy = TidyText.Answer(written);
            if (tidy.Length == 0)
                continue;
            if (words is not null && words != tidy)
                faults.Add(OutsideVersion, item.Key, say.OnlyOneText);
            words = tidy;
        }
        if (words is null)
            return 0;
        if (words.Length > item.LongestText)
            faults.Add(TooLong, item.Key, say.TooLong(item, words.Length));
        texts.Add(new WrittenAnswer(index, words));
        return 1;
    }

    private static int Position(Item item, string optionKey)
    {
        var options = item.Options;
        for (var i = 0; i < options.Length; i++)
            if (options[i].Key == optionKey)
                return i + 1;
        return 0;
    }

    /// <summary>The faults found so far; one per field is enough to mend it.</summary>
    private sealed class FaultList
    {
        private const int LongestField = 60;
        private List<(string Code, Fault Fault)>? all;

        public bool Has(string field) => all?.Exists(entry => entry.Fault.Field == field) == true;

        public void Add(string code, string field, string message)
        {
            if (field.Length > LongestField)
                field = field[..LongestField] + "…";
            if (!Has(field))
                (all ??= []).Add((code, new Fault(field, message)));
        }

        public Refusal? Refusal(AnswerFaults say)
        {
            if (all is null)
                return null;
            var refusal =
                all.Exists(entry => entry.Code == OutsideVersion)
                    ? new Refusal("answers.outside-version", RefusalKind.Invalid, say.Summary)
                : all.Exists(entry => entry.Code == TooLong)
                    ? new Refusal("answers.too-long", RefusalKind.Invalid, say.Summary)
                : new Refusal("answers.required", RefusalKind.Invalid, say.Summary);
            return refusal with { Faults = [.. all.Select(entry => entry.Fault)] };
        }
    }
}
