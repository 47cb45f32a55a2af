using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Bellwether.Instruments;

namespace Bellwether.Collection.Sources;

/// <summary>What is read of a form's definition.</summary>
internal sealed record TouchpointsForm(
    string Name,
    string Id,
    string Kind,
    ImmutableArray<TouchpointsQuestion> Questions
)
{
    /// <summary>True for the standard forms of section 280, version 2.</summary>
    public bool IsStandard => Kind.StartsWith("a11_v2", StringComparison.Ordinal);

    /// <summary>True when trust is asked on five points instead of thumbs: there 1 is the worst answer, here the best.</summary>
    public bool IsLikert => Kind == "a11_v2_radio";

    public static TouchpointsForm Read(JsonElement root)
    {
        var form = root.TryGetProperty("form", out var inner) ? inner : root;
        var kind = Text(form, "kind");
        var questions = (
            root.TryGetProperty("questions", out var list) ? list : form.GetProperty("questions")
        )
            .EnumerateArray()
            .Select(question => TouchpointsQuestion.Read(question, kind))
            .OrderBy(question => question.Section)
            .ThenBy(question => question.Position);
        var id = Text(form, "short_uuid");
        return new TouchpointsForm(
            Text(form, "name") is { Length: > 0 } name ? name[..Math.Min(80, name.Length)] : id,
            id,
            kind,
            [.. questions]
        );
    }

    internal static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!,
                JsonValueKind.Number => value.GetRawText(),
                _ => "",
            }
            : "";

    internal static int Number(JsonElement element, string name) =>
        int.TryParse(
            Text(element, name),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : 0;
}

/// <summary>One question of a form.</summary>
internal sealed record TouchpointsQuestion(
    string Field,
    string Text,
    string Type,
    int Section,
    int Position,
    ImmutableArray<OptionRule> Options
)
{
    /// <summary>False for texts that are only shown.</summary>
    public bool IsAnswered =>
        Type is not ("text_display" or "custom_text_display") && Field.Length > 0;

    public AnswerShape Shape =>
        Type switch
        {
            "checkbox" => AnswerShape.Choices,
            "star_radio_buttons" => AnswerShape.Rating,
            "radio_buttons"
            or "dropdown"
            or "thumbs_up_down_buttons"
            or "big_thumbs_up_down_buttons"
            or "yes_no_buttons" when Options.Length >= 2 => AnswerShape.Choice,
            _ => AnswerShape.Comment,
        };

    public static TouchpointsQuestion Read(JsonElement question, string kind)
    {
        var type = TouchpointsForm.Text(question, "question_type");
        return new TouchpointsQuestion(
            TouchpointsForm.Text(question, "answer_field"),
            TouchpointsForm.Text(question, "text"),
            type,
            TouchpointsForm.Number(question, "form_section_id"),
            TouchpointsForm.Number(question, "position"),
            type switch
            {
                "big_thumbs_up_down_buttons" or "thumbs_up_down_buttons" =>
                [
                    Option("1", "Thumbs up", "Pulgar arriba", true),
                    Option("0", "Thumbs down", "Pulgar abajo", false),
                ],
                "yes_no_buttons" =>
                [
                    Option("1", "Yes", "Sí", true),
                    Option("0", "No", "No", false),
                ],
                _ => Read(question, type == "radio_buttons" && kind == "a11_v2_radio"),
            }
        );
    }

    private static OptionRule Option(
        string value,
        string english,
        string spanish,
        bool favourable
    ) =>
        new(value)
        {
            Label = LocalText.Of(english, spanish),
            Written = [value],
            Favourable = favourable,
            Value = value == "1" ? 1 : 0,
        };

    private static ImmutableArray<OptionRule> Read(JsonElement question, bool isLikert)
    {
        if (
            !question.TryGetProperty("question_options", out var list)
            || list.ValueKind != JsonValueKind.Array
        )
            return [];
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var options = ImmutableArray.CreateBuilder<OptionRule>();
        foreach (
            var option in list.EnumerateArray()
                .OrderBy(each => TouchpointsForm.Number(each, "position"))
                .Take(60)
        )
        {
            // What people see is the text; what the export holds is the value.
            var value = TouchpointsForm.Text(option, "value") is { Length: > 0 } said
                ? said
                : TouchpointsForm.Text(option, "text");
            var key = ColumnWords.OptionKey(value);
            var free = key;
            for (var n = 2; !keys.Add(free); n++)
                free = $"{key[..Math.Min(36, key.Length)]}_{n}";
            var number =
                isLikert
                && int.TryParse(
                    value,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var step
                )
                    ? step
                    : (int?)null;
            options.Add(
                new OptionRule(free)
                {
                    Label = LocalText.Of(
                        TouchpointsForm.Text(option, "text") is { Length: > 0 } text ? text : value
                    ),
                    Written = [value],
                    Value = number,
                    Favourable = number >= 4,
                }
            );
        }
        return options.ToImmutable();
    }
}
