using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Instruments.WriteDraft;

/// <summary>
/// Reads when a question is asked: answers ticked under one earlier question mean any of them; ticks under several questions must
/// all hold. A condition that was made in another way stays until it is taken away.
/// </summary>
internal sealed class RoutingForm(IFormCollection form, InstrumentContent content)
{
    public Item Apply(Item item)
    {
        if (!form.ContainsKey("routing"))
            return item;
        if (form["routing"] == "kept")
            return item;
        var gates = content
            .Items.Where(gate => gate.Key != item.Key && form.ContainsKey($"when.{gate.Key}"))
            .Select(gate => (gate, Keys: form[$"when.{gate.Key}"].OfType<string>().ToArray()))
            .ToList();
        return gates switch
        {
            [] => item with { AskedWhen = null, AskedIf = null },
            [({ Kind: ItemKind.SingleChoice } gate, var keys)] => item with
            {
                AskedWhen = new Routing(gate.Key, [.. keys]),
                AskedIf = null,
            },
            _ => item with
            {
                AskedWhen = null,
                AskedIf = gates is [var (only, ticked)]
                    ? Condition.Chosen(only.Key, ticked)
                    : new Condition
                    {
                        All = [.. gates.Select(gate => Condition.Chosen(gate.gate.Key, gate.Keys))],
                    },
            },
        };
    }

    /// <summary>The answers ticked under each earlier question, or null when the condition cannot be shown as ticks.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>>? Ticks(Item item)
    {
        if (Condition.Of(item) is not { } condition)
            return new Dictionary<string, IReadOnlyList<string>>();
        var parts = condition.All is { } all ? [.. all] : new[] { condition };
        if (
            parts.Any(part => part is not { Item: not null, Is: not null })
            || parts.Select(part => part.Item).Distinct().Count() != parts.Length
        )
            return null;
        return parts.ToDictionary(
            part => part.Item!,
            part => (IReadOnlyList<string>)[.. part.Is!.Value]
        );
    }
}
