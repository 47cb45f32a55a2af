using System.Globalization;

namespace Bellwether.Instruments;

/// <summary>Rules about what each kind of item needs, and what it must not have.</summary>
internal static class KindRules
{
    /// <summary>A single choice may be a long list of offices or states.</summary>
    internal const int MostListed = 250;

    private const int MostBins = 60;

    public static IEnumerable<Finding> Check(InstrumentContent content)
    {
        for (var at = 0; at < content.Items.Length; at++)
        {
            var item = content.Items[at];
            var field = $"items.{item.Key}";
            foreach (var finding in CheckLook(item, field).Concat(CheckOwn(item, field)))
                yield return finding;
            foreach (var finding in CheckNumber(content, at, field))
                yield return finding;
            foreach (var finding in CheckDates(item, field))
                yield return finding;
            if (item.RowOf is { } head && !IsRow(content, at, head))
                yield return new(
                    "instrument.row",
                    $"{field}.rowOf",
                    $"It is a row of the table “{head}”, but does not fit there.",
                    "The table's heading is a statement; its rows follow it at once, are questions with one answer and have the same answers."
                );
        }
        if (content.Participation is { } rules)
            foreach (var finding in CheckParticipation(rules))
                yield return finding;
    }

    private static IEnumerable<Finding> CheckLook(Item item, string field)
    {
        if (!item.Presentation.Fits(item.Kind))
            yield return new(
                "instrument.presentation",
                $"{field}.presentation",
                $"A question of the kind {Name(item.Kind)} cannot look like {Name(item.Presentation)}.",
                "Choose another look, or another kind."
            );
        else if (
            item.Presentation is Presentation.YesNo or Presentation.Thumbs
            && item.Options.Length != 2
        )
            yield return new(
                "instrument.two-options",
                $"{field}.options",
                "It shows two buttons, but has another number of answers.",
                "Give it two answers, or another look."
            );
        else if (item.Presentation == Presentation.Consent && item.Options.Length != 1)
            yield return new(
                "instrument.one-option",
                $"{field}.options",
                "Consent is one box to tick.",
                "Give it one answer: what the person agrees to."
            );
        if (item.IsLocation && item.Kind != ItemKind.SingleChoice)
            yield return new(
                "instrument.location",
                $"{field}.isLocation",
                "A place is counted by, so it must be one of a list.",
                "Make it a question with one answer."
            );
        if (item.Presentation == Presentation.Hidden && item.Required)
            yield return new(
                "instrument.hidden-required",
                $"{field}.required",
                "Nobody can answer a question that is not shown.",
                "Do not require it."
            );
    }

    private static IEnumerable<Finding> CheckOwn(Item item, string field)
    {
        if (item.Options.Count(option => option.AsksWords) > 1)
            yield return new(
                "instrument.two-others",
                $"{field}.options",
                "Two answers ask for words.",
                "Keep one “other, please say”."
            );
        if (item.Kind != ItemKind.MultiChoice && item.Options.Any(option => option.Exclusive))
            yield return new(
                "instrument.exclusive",
                $"{field}.options",
                "An answer excludes the others where only one can be given anyway.",
                "Take the mark away, or let several answers be ticked."
            );
        if (
            item.MostTicks != 0
            && (
                item.Kind != ItemKind.MultiChoice
                || item.MostTicks < 1
                || item.MostTicks >= item.Options.Length
            )
        )
            yield return new(
                "instrument.most-ticks",
                $"{field}.mostTicks",
                "The most answers that may be ticked does not fit the question.",
                "Set it between 1 and one less than there are answers, or to 0 where all that apply may be ticked."
            );
        if (item.Kind == ItemKind.Ranking && item.Options.Length > Ranks.MostOptions)
            yield return new(
                "instrument.ranking",
                $"{field}.options",
                "Nobody can put so many answers in order.",
                string.Create(CultureInfo.InvariantCulture, $"Keep at most {Ranks.MostOptions}.")
            );
        if (item.Kind == ItemKind.Ranking && item.Options.Any(option => option.AsksWords))
            yield return new(
                "instrument.ranking-words",
                $"{field}.options",
                "An answer to be ranked asks for words.",
                "Ask for the words in a question of their own."
            );
        if (item.Required && item.Kind is ItemKind.Statement or ItemKind.Calculated)
            yield return new(
                "instrument.nothing-to-require",
                $"{field}.required",
                "Nobody answers it, so it cannot be required.",
                "Do not require it."
            );
        if (item.IsContact && (item.Measures is not null || item.IsLocation))
            yield return new(
                "instrument.contact-counted",
                $"{field}.measures",
                "An e-mail address or a telephone number is never counted.",
                "Let it measure nothing."
            );
    }

    private static IEnumerable<Finding> CheckNumber(InstrumentContent content, int at, string field)
    {
        var item = content.Items[at];
        var isNumber = item.Kind is ItemKind.Number or ItemKind.Calculated;
        if (isNumber != item.Number is not null)
            yield return new(
                "instrument.number-range",
                $"{field}.number",
                isNumber ? "The number has no range." : "Only a number has a range.",
                isNumber ? "Say the lowest and the highest number." : "Take the range away."
            );
        if (isNumber && item.Number is { } range && Problem(range) is { } problem)
            yield return new(
                "instrument.number-range",
                $"{field}.number",
                problem.Message,
                problem.Fix
            );
        if (item.Kind != ItemKind.Calculated)
        {
            if (item.Formula is not null)
                yield return new(
                    "instrument.formula",
                    $"{field}.formula",
                    "Only a calculated value has a formula.",
                    "Take the formula away, or make it a calculated value."
                );
            yield break;
        }
        var formula = Formula.Read(item.Formula ?? "", out var mistake);
        var unknown = formula?.Keys.FirstOrDefault(key =>
            content.IndexOf(key) is var i && (i < 0 || i >= at)
        );
        if (formula is null)
            yield return new(
                "instrument.formula",
                $"{field}.formula",
                $"The formula cannot be read. {mistake}",
                "Write it with numbers, keys of earlier questions, + - * / ( ), min, max, if and answered."
            );
        else if (unknown is not null)
            yield return new(
                "instrument.formula",
                $"{field}.formula",
                $"The formula uses “{unknown}”, which is not an earlier question.",
                "Use keys of questions that stand before it."
            );
    }

    private static (string Message, string Fix)? Problem(NumberRange range)
    {
        if (range.Decimals is < 0 or > NumberRange.MostDecimals)
            return (
                "The number of decimals is out of range.",
                string.Create(CultureInfo.InvariantCulture, $"Use 0 to {NumberRange.MostDecimals}.")
            );
        if (!(range.Min < range.Max))
            return ("The lowest number is not below the highest.", "Change one of them.");
        if (range.Steps > NumberRange.MostSteps)
            return (
                "The range is too wide to be summed exactly.",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Narrow it, or use fewer decimals: at most {NumberRange.MostSteps:N0} steps."
                )
            );
        return
            range.Bins is { } bins
            && (
                bins.Length >= MostBins
                || !Rises(range.Edges())
                || bins.Any(bin => !range.Holds(bin))
            )
            ? (
                "The bins do not fit the range.",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Say where each bin begins, rising, above the lowest number and within the range; fewer than {MostBins}."
                )
            )
            : null;
    }

    private static IEnumerable<Finding> CheckDates(Item item, string field)
    {
        if (item.Dates is not { } span)
            yield break;
        if (item.Kind != ItemKind.Date)
            yield return new(
                "instrument.date-span",
                $"{field}.dates",
                "Only a date has a span of days.",
                "Take the span away."
            );
        else if (
            span.Steps is < 2 or > DateSpan.MostDays
            || (
                span.Bins is { } bins
                && (
                    bins.Length >= MostBins
                    || !Rises(span.Edges())
                    || bins.Any(day => day > span.Last)
                )
            )
        )
            yield return new(
                "instrument.date-span",
                $"{field}.dates",
                "The days or the bins do not fit together.",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The first day comes before the last, at most {DateSpan.MostDays:N0} days; bins rise between them."
                )
            );
    }

    private static bool Rises(IReadOnlyList<long> edges) =>
        edges.Zip(edges.Skip(1)).All(pair => pair.First < pair.Second);

    private static bool IsRow(InstrumentContent content, int at, string head)
    {
        var top = content.IndexOf(head);
        if (top < 0 || top >= at || content.Items[top].Kind != ItemKind.Statement)
            return false;
        var first = content.Items[top + 1];
        return content.Items[at].Kind == ItemKind.SingleChoice
            && content.Items[at].Presentation == Presentation.Plain
            && Enumerable.Range(top + 1, at - top).All(i => content.Items[i].RowOf == head)
            && content
                .Items[at]
                .Options.Select(option => option.Key)
                .SequenceEqual(first.Options.Select(option => option.Key), StringComparer.Ordinal);
    }

    private static IEnumerable<Finding> CheckParticipation(Participation rules)
    {
        if (rules.SmallestGroup is not 0 and (< Participation.LeastGroup or > 1000))
            yield return new(
                "instrument.smallest-group",
                "participation.smallestGroup",
                "The smallest group shown is out of range.",
                "Set it between 2 and 1000, or to 0 for the installation's own rule."
            );
        if (rules.ResumeDays is < 0 or > 90)
            yield return new(
                "instrument.resume-days",
                "participation.resumeDays",
                "The days within which people may come back are out of range.",
                "Set them between 1 and 90, or to 0 when the form is filled in at one sitting."
            );
    }

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString();
}
