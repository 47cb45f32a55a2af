namespace Bellwether.Instruments;

/// <summary>A question that asks for personal details says why; without a reason it is not published.</summary>
internal static class PersonalRules
{
    public static IEnumerable<Finding> Check(InstrumentContent content)
    {
        foreach (var item in content.Items)
            if (Asks(item) is { } asked && !HasReason(content, item.Key))
                yield return new Finding(
                    "instrument.personal",
                    $"items.{item.Key}.personal",
                    $"It asks for personal details ({asked}), and nobody has said why.",
                    "Take the question out, or write why it is needed and how long the details are kept."
                ).Es(
                    $"Pide datos personales ({asked}) y nadie ha dicho por qué.",
                    "Quite la pregunta, o escriba por qué hace falta y cuánto tiempo se guardan los datos."
                );
    }

    /// <summary>The words with which the item asks for personal details, or null.</summary>
    public static string? Asks(Item item)
    {
        foreach (var (language, words) in item.Prompt.Texts)
            if (
                item.Options.IsEmpty
                && WordingLists.Of(language)?.Personal.Match(words) is { Success: true } match
            )
                return match.Value;
        return null;
    }

    private static bool HasReason(InstrumentContent content, string itemKey) =>
        content.PersonalReasons?.GetValueOrDefault(itemKey) is { } reason
        && reason.Trim().Length > 0;
}
