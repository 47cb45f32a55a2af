using System.Globalization;
using System.Text.RegularExpressions;
using Bellwether.Foundation;

namespace Bellwether.Collection.Sources;

/// <summary>What a mapping must say before a file can be read by it.</summary>
internal static partial class MappingRules
{
    private static readonly string[] Consents = ["survey", "published", "unasked", "operational"];

    public static Outcome<Mapping> Check(Mapping mapping)
    {
        var faults = new List<Fault>();
        void When(bool isWrong, string field, string message)
        {
            if (isWrong)
                faults.Add(new Fault(field, message));
        }

        When(mapping.Format != 1, "mapping", "This version reads mappings of format 1.");
        When(
            mapping.Name.Trim().Length is 0 or > 120,
            "name",
            "Give the mapping a name of 1 to 120 characters."
        );
        When(
            !Consents.Contains(mapping.Consent),
            "consent",
            $"Use one of: {string.Join(", ", Consents)}."
        );
        When(
            mapping.Reads.Delimiter is { } delimiter
                && (delimiter.Length != 1 || delimiter is "\"" or "\n" or "\r"),
            "reads.delimiter",
            "Use one character, such as , or ;."
        );
        When(
            mapping.Reads.HeadingRow is < 1 or > 1000,
            "reads.headingRow",
            "Use a row from 1 to 1000."
        );
        Rows(mapping, faults);
        if (mapping.Kind == MappingKind.Facts)
            Facts(mapping, faults);
        else
            Answers(mapping, faults);
        return faults.Count == 0
            ? mapping
            : new Refusal(
                "mapping.invalid",
                RefusalKind.Invalid,
                "The mapping is not complete yet. Please look at the marked fields."
            )
            {
                Faults = faults,
            };
    }

    private static void Rows(Mapping mapping, List<Fault> faults)
    {
        foreach (
            var (rules, field) in new[]
            {
                (mapping.Only, "only"),
                (mapping.Exclude, "exclude"),
                (mapping.Refuse, "refuse"),
            }
        )
            for (var i = 0; i < rules.Length; i++)
                if (rules[i].Values.IsDefaultOrEmpty || rules[i].Column.Length == 0)
                    faults.Add(new($"{field}[{i}]", "Name a column and at least one value."));
                else if (field != "only" && !Reason().IsMatch(rules[i].Reason))
                    faults.Add(
                        new(
                            $"{field}[{i}].reason",
                            "Give a short reason of small letters, such as deleted or date.ambiguous."
                        )
                    );
        foreach (var format in mapping.Date?.Formats ?? [])
            if (format.Length is 0 or > 60)
                faults.Add(
                    new("date.formats", "A format has 1 to 60 characters, such as dd.MM.yyyy.")
                );
    }

    private static void Facts(Mapping mapping, List<Fault> faults)
    {
        if (mapping.Facts.IsEmpty)
            faults.Add(new("facts", "Say which column holds which number."));
        foreach (var (rule, i) in mapping.Facts.Select((rule, i) => (rule, i)))
        {
            if (!FactKinds.All.Contains(rule.Fact))
                faults.Add(
                    new(
                        $"facts[{i}].fact",
                        $"Use one of: {string.Join(", ", FactKinds.All)}.{Nearest.Suggest(rule.Fact, FactKinds.All)}"
                    )
                );
            if (
                rule.Fact == FactKinds.Contacts
                && (
                    rule.ReasonColumn is null
                    || rule.Reasons.IsDefault
                    || rule.Reasons.Length is < 2 or > 60
                )
            )
                faults.Add(
                    new(
                        $"facts[{i}].reasons",
                        "Contacts need the column with the reason, and a list of 2 to 60 reasons."
                    )
                );
        }
        foreach (
            var twice in mapping
                .Facts.Where(rule => rule.Fact != FactKinds.Contacts)
                .GroupBy(rule => rule.Fact)
                .Where(same => same.Count() > 1)
        )
            faults.Add(
                new(
                    "facts",
                    $"Two columns are said to hold the same number ({twice.Key}): {string.Join(", ", twice.Select(rule => rule.Column))}. Leave one out."
                )
            );
        if (
            mapping.Date is not { } date
            || (
                date.Column is null
                && date.Constant is null
                && (date.FiscalYearColumn is null || date.QuarterColumn is null)
            )
        )
            faults.Add(
                new(
                    "date",
                    "Say which column holds the day or the month, or which two hold the fiscal year and the quarter."
                )
            );
    }

    private static void Answers(Mapping mapping, List<Fault> faults)
    {
        if (mapping.Items.IsEmpty)
            faults.Add(
                new("items", "Say at least which column holds a rating, a choice or words.")
            );
        if (mapping.Id is { Column: null, MadeFrom.IsDefaultOrEmpty: true })
            faults.Add(
                new("id", "Name the column with the id, or the columns from which one is made.")
            );
        if (mapping.Id is null && mapping.Kind == MappingKind.Feedback)
            faults.Add(
                new(
                    "id",
                    "Name the column with the id, or in madeFrom the columns that together tell one row from another. Without it a file imported twice would count twice."
                )
            );
        if (mapping.Date is null or { Column: null, Constant: null, Said: false })
            faults.Add(new("date", "Name the column with the date, or the day of all rows."));
        if (mapping.Kind == MappingKind.Unasked && mapping.Template is not null)
            faults.Add(
                new("template", "What came unasked answers no questionnaire. Remove the template.")
            );
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (item, i) in mapping.Items.Select((item, i) => (item, i)))
            Item(
                item,
                string.Create(CultureInfo.InvariantCulture, $"items[{i}]"),
                mapping.Template is not null,
                keys,
                faults
            );
    }

    private static void Item(
        ItemRule item,
        string field,
        bool fromTemplate,
        HashSet<string> keys,
        List<Fault> faults
    )
    {
        if (!Key().IsMatch(item.Item))
            faults.Add(
                new(
                    $"{field}.item",
                    "Use 1 to 40 small letters, digits and _, starting with a letter: went_well."
                )
            );
        if (!keys.Add(item.Item))
            faults.Add(
                new(
                    $"{field}.item",
                    $"Two questions have the key “{item.Item}”. Give one another key."
                )
            );
        if (item.Shape != AnswerShape.Ticks && string.IsNullOrEmpty(item.Column))
            faults.Add(new($"{field}.column", "Name the column."));
        if (item.Shape == AnswerShape.Ticks && item.Options.Any(option => option.Column is null))
            faults.Add(new($"{field}.options", "Every option of ticks needs its column."));
        if (item.Shape == AnswerShape.Choices && item.Separator.Length != 1)
            faults.Add(new($"{field}.separator", "Use one character, such as , or ;."));
        if (fromTemplate)
            return;
        if (item.Shape == AnswerShape.Rating && item.Scale is not { })
            faults.Add(
                new(
                    $"{field}.scale",
                    "Say from which number to which the scale goes, as the file writes it."
                )
            );
        if (
            item.Scale is { } scale
            && (
                scale.From >= scale.To
                || (long)scale.To - scale.From > 10
                || scale.From < 0
                || scale.To > 100
            )
        )
            faults.Add(
                new(
                    $"{field}.scale",
                    "A scale goes from a lower to a higher number and has at most 11 steps."
                )
            );
        if (
            item.Scale is { Labels.IsDefault: false } named
            && named.Labels.Length > 0
            && named.Labels.Length != named.To - named.From + 1
        )
            faults.Add(
                new(
                    $"{field}.scale.labels",
                    "Give every step its words, from worst to best, or none."
                )
            );
        if (item.Shape is AnswerShape.Choice or AnswerShape.Choices or AnswerShape.Ticks)
            Options(item, field, faults);
    }

    private static void Options(ItemRule item, string field, List<Fault> faults)
    {
        if (item.Options.Length is < 1 or > 60)
            faults.Add(new($"{field}.options", "List 1 to 60 options."));
        if (item.Shape == AnswerShape.Choice && item.Options.Length == 1)
            faults.Add(new($"{field}.options", "A choice has at least two options."));
        if (item.Options.DistinctBy(option => option.Key).Count() != item.Options.Length)
            faults.Add(new($"{field}.options", "Two options have the same key."));
        foreach (var option in item.Options.Where(option => !OptionKey().IsMatch(option.Key)))
            faults.Add(
                new(
                    $"{field}.options",
                    $"“{option.Key}” cannot be the key of an option. Use 1 to 40 small letters, digits, - and _."
                )
            );
    }

    [GeneratedRegex(@"^[a-z][a-z0-9_]{0,39}\z")]
    private static partial Regex Key();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9_\-]{0,39}\z")]
    private static partial Regex OptionKey();

    [GeneratedRegex(@"^[a-z][a-z.\-]{0,39}\z")]
    private static partial Regex Reason();
}
