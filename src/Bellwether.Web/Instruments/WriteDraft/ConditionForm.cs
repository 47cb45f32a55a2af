using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Instruments.WriteDraft;

/// <summary>What is said of one earlier question in a condition.</summary>
/// <param name="Is">One of these answers.</param>
/// <param name="IsNot">None of them, instead.</param>
/// <param name="AtLeast">Its number is this or more.</param>
/// <param name="AtMost">Its number is this or less.</param>
/// <param name="Answered">It is, or is not, answered.</param>
internal sealed record Gate(
    ImmutableArray<string> Is,
    bool IsNot,
    double? AtLeast,
    double? AtMost,
    bool? Answered
)
{
    public static Gate Nothing { get; } = new([], false, null, null, null);

    /// <summary>The conditions it amounts to.</summary>
    public IEnumerable<Condition> Of(string key)
    {
        if (!Is.IsEmpty)
        {
            var chosen = Condition.Chosen(key, [.. Is]);
            yield return IsNot ? new Condition { Not = chosen } : chosen;
        }
        if (AtLeast is not null || AtMost is not null)
            yield return new Condition
            {
                Item = key,
                AtLeast = AtLeast,
                AtMost = AtMost,
            };
        if (Answered is not null)
            yield return new Condition { Item = key, Answered = Answered };
    }

    /// <summary>With one more thing said; null when it cannot stand beside what is said already.</summary>
    public Gate? With(Condition part) =>
        part switch
        {
            { Not.Is: { } keys } when Is.IsEmpty => this with { Is = keys, IsNot = true },
            { Is: { } keys } when Is.IsEmpty => this with { Is = keys },
            { Answered: { } answered } when Answered is null => this with { Answered = answered },
            { Item: not null, Is: null, Answered: null } when AtLeast is null && AtMost is null =>
                this with
                {
                    AtLeast = part.AtLeast,
                    AtMost = part.AtMost,
                },
            _ => null,
        };
}

/// <summary>
/// A condition as fields under each earlier question, joined by "all" or "any"; what does not fit there stands as a written rule.
/// </summary>
/// <param name="IsAny">True when one of them is enough.</param>
/// <param name="Gates">What is said, by question.</param>
internal sealed record ConditionGates(bool IsAny, IReadOnlyDictionary<string, Gate> Gates)
{
    /// <summary>The condition as fields; null when fields cannot say it.</summary>
    public static ConditionGates? Of(Condition? condition)
    {
        var gates = new Dictionary<string, Gate>(StringComparer.Ordinal);
        if (condition is null)
            return new ConditionGates(false, gates);
        var parts = condition.All ?? condition.Any ?? [condition];
        foreach (var part in parts)
        {
            if ((part.Item ?? part.Not?.Item) is not { } key)
                return null;
            if (gates.GetValueOrDefault(key, Gate.Nothing).With(part) is not { } gate)
                return null;
            gates[key] = gate;
        }
        return new ConditionGates(condition.Any is not null, gates);
    }

    /// <summary>The condition that the fields say.</summary>
    public Condition? Condition()
    {
        var parts = Gates.SelectMany(gate => gate.Value.Of(gate.Key)).ToImmutableArray();
        return parts.Length switch
        {
            0 => null,
            1 => parts[0],
            _ => IsAny ? new Condition { Any = parts } : new Condition { All = parts },
        };
    }
}

/// <summary>Reads a condition out of a posted form: the written rule where it was changed, else the fields.</summary>
/// <param name="form">The form.</param>
/// <param name="content">The questionnaire.</param>
/// <param name="name">when (it is asked) or out (it ends the form).</param>
internal sealed class ConditionForm(IFormCollection form, InstrumentContent content, string name)
{
    /// <summary>The field of the written rule.</summary>
    public string Written => $"{name}.rule";

    /// <summary>True when the form has the condition at all.</summary>
    public bool IsHere => form.ContainsKey(Written);

    /// <summary>The condition; null: none. Refused when the written rule, or a number, cannot be read.</summary>
    public Outcome<WrittenCondition.Said> Read(Texts texts)
    {
        var line = form[Written].ToString().Trim();
        if (line != form[$"{name}.was"].ToString().Trim() || !form.ContainsKey($"{name}.join"))
            return WrittenCondition.Read(line);
        var gates = new Dictionary<string, Gate>(StringComparer.Ordinal);
        foreach (var key in content.Items.Select(item => item.Key))
        {
            var from = Number(key, "from");
            var to = Number(key, "to");
            if (from.IsBad || to.IsBad)
                return new Refusal(
                    "form.incomplete",
                    RefusalKind.Invalid,
                    texts["instruments.fault.number"]
                );
            gates[key] = new Gate(
                [.. form[$"{name}.{key}"].OfType<string>().Where(option => option.Length > 0)],
                form.ContainsKey($"{name}.{key}.not"),
                from.Value,
                to.Value,
                form[$"{name}.{key}.answered"].ToString() switch
                {
                    "yes" => true,
                    "no" => false,
                    _ => null,
                }
            );
        }
        return new WrittenCondition.Said(
            new ConditionGates(form[$"{name}.join"] == "any", gates).Condition()
        );
    }

    /// <summary>The same question said shortly where it can be: answers of one question with one answer.</summary>
    public static Item AskedWhen(InstrumentContent content, Item item, Condition? condition) =>
        condition is { Item: { } key, Is: { } options }
        && content.IndexOf(key) is >= 0 and var at
        && content.Items[at].Kind == ItemKind.SingleChoice
            ? item with
            {
                AskedWhen = new Routing(key, options),
                AskedIf = null,
            }
            : item with
            {
                AskedWhen = null,
                AskedIf = condition,
            };

    private (double? Value, bool IsBad) Number(string key, string end)
    {
        var words = form[$"{name}.{key}.{end}"].ToString().Trim();
        return words.Length == 0 ? (null, false)
            : double.TryParse(
                words,
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var number
            ) && double.IsFinite(number)
                ? (number, false)
            : (null, true);
    }
}
