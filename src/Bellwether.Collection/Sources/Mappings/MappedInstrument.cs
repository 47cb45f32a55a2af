using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Foundation;
using Bellwether.Instruments;

namespace Bellwether.Collection.Sources;

/// <summary>The questionnaire that a mapping describes: made of its items, or one of the templates.</summary>
internal static class MappedInstrument
{
    private const int LongestComment = 8_000;

    /// <summary>Its content, or why the mapping and the template do not fit.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="service">What fills the template's places.</param>
    public static Outcome<InstrumentContent> Of(Mapping mapping, string service)
    {
        if (mapping.Template is { } id)
            return OfTemplate(mapping, id, service);
        return new InstrumentContent(
            LocalText.Of(mapping.Name),
            [.. mapping.Items.Select(item => Item(item, mapping.Items))]
        );
    }

    private static Outcome<InstrumentContent> OfTemplate(Mapping mapping, string id, string service)
    {
        if (ListTemplates.Find(id) is not { } template)
            return Unfit(
                "template",
                $"There is no template {id}.{Nearest.Suggest(id, new ListTemplates().Run().Select(each => each.Id))}"
            );
        var filled = template.Fill(
            template.Slots.ToDictionary(slot => slot.Key, _ => LocalText.Of(service)),
            template.Instrument.Languages
        );
        if (!filled.IsDone)
            return filled.Refusal;
        foreach (var rule in mapping.Items)
        {
            var at = filled.Value.IndexOf(rule.Item);
            if (at < 0)
                return Unfit(
                    $"items.{rule.Item}",
                    $"The template {id} has no question {rule.Item}.{Nearest.Suggest(rule.Item, filled.Value.Items.Select(item => item.Key))}"
                );
            var kind = filled.Value.Items[at].Kind;
            if (kind != Kind(rule.Shape))
                return Unfit(
                    $"items.{rule.Item}",
                    $"The question {rule.Item} of the template is of another kind."
                );
            foreach (var option in rule.Options)
                if (filled.Value.Items[at].Options.All(each => each.Key != option.Key))
                    return Unfit(
                        $"items.{rule.Item}",
                        $"The question {rule.Item} of the template has no answer {option.Key}."
                    );
        }
        return filled;
    }

    private static Refusal Unfit(string field, string message) =>
        new Refusal("mapping.template", RefusalKind.Invalid, message)
        {
            Faults = [new Fault(field, message)],
        };

    private static ItemKind Kind(AnswerShape shape) =>
        shape switch
        {
            AnswerShape.Comment => ItemKind.Text,
            AnswerShape.Choices or AnswerShape.Ticks => ItemKind.MultiChoice,
            _ => ItemKind.SingleChoice,
        };

    // Only answers that the earlier question has can lead here.
    private static Routing? Routing(ItemRule rule, IReadOnlyList<ItemRule> items) =>
        rule.AskedWhen is { } when
        && items.FirstOrDefault(each => each.Item == when.ItemKey) is { } gate
            ? when with
            {
                OptionKeys = gate.Options.IsDefaultOrEmpty
                    ? when.OptionKeys
                    :
                    [
                        .. when.OptionKeys.Where(key =>
                            gate.Options.Any(option => option.Key == key)
                        ),
                    ],
            }
            : null;

    private static Item Item(ItemRule rule, IReadOnlyList<ItemRule> items)
    {
        var prompt = rule.Prompt ?? LocalText.Of(rule.Column ?? rule.Item);
        var item = new Item(rule.Item, Kind(rule.Shape), prompt)
        {
            Measures = rule.Measures,
            Construct = rule.Construct,
            AskedWhen = Routing(rule, items),
        };
        return rule.Shape switch
        {
            AnswerShape.Comment => item with { LongestText = LongestComment },
            AnswerShape.Rating => item with { Options = Steps(rule.Scale!) },
            _ => item with
            {
                Options =
                [
                    .. rule.Options.Select(option => new ResponseOption(
                        option.Key,
                        option.Label
                            ?? LocalText.Of(
                                option.Written.IsDefaultOrEmpty ? option.Key : option.Written[0]
                            ),
                        option.Value,
                        option.Favourable
                    )),
                ],
            },
        };
    }

    // From worst to best, whichever way the file counts.
    private static ImmutableArray<ResponseOption> Steps(ScaleRule scale)
    {
        var count = scale.To - scale.From + 1;
        var favourable = scale.Favourable ?? Math.Max(1, count * 2 / 5);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(step =>
                {
                    var value = (scale.From + step).ToString(CultureInfo.InvariantCulture);
                    return new ResponseOption(
                        value,
                        scale.Labels.IsDefaultOrEmpty ? LocalText.Of(value) : scale.Labels[step],
                        scale.From + step,
                        step >= count - favourable
                    );
                }),
        ];
    }
}
