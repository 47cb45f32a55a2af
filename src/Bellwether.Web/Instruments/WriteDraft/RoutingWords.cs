using Bellwether.Instruments;

namespace Bellwether.Web.Instruments.WriteDraft;

/// <summary>When a question is asked, in words.</summary>
internal static class RoutingWords
{
    /// <summary>"Asked when “trust” is Thumbs up"; null when it is always asked.</summary>
    public static string? Say(Texts texts, InstrumentContent content, Item item) =>
        Condition.Of(item) is { } condition
            ? texts.Say("instruments.routing.asked-when", Of(texts, content, condition))
            : null;

    /// <summary>"Ends the form when “age” is Under 18"; null when nobody is screened out after it.</summary>
    public static string? SayOut(Texts texts, InstrumentContent content, Item item) =>
        item.ScreensOutWhen is { } condition
            ? texts.Say("instruments.screen.when", Of(texts, content, condition))
            : null;

    private static string Of(Texts texts, InstrumentContent content, Condition condition)
    {
        if (condition.All is { } all)
            return Joined(texts, content, all, "instruments.routing.and");
        if (condition.Any is { } any)
            return Joined(texts, content, any, "instruments.routing.or");
        if (condition.Not is { } not)
            return texts.Say("instruments.routing.not", Of(texts, content, not));
        var at = condition.Item is null ? -1 : content.IndexOf(condition.Item);
        var name =
            at < 0
                ? condition.Item ?? "?"
                : Short(content.Items[at].Prompt.In(Language.Current.Code));
        if (condition.Is is { } keys)
            return texts.Say(
                "instruments.routing.is",
                name,
                string.Join(
                    texts["instruments.routing.or"],
                    keys.Select(key => at < 0 ? key : Label(content.Items[at], key))
                )
            );
        if (condition.Answered is { } answered)
            return texts.Say(
                answered ? "instruments.routing.answered" : "instruments.routing.not-answered",
                name
            );
        return texts.Say(
            "instruments.routing.between",
            name,
            condition.AtLeast?.ToString(Language.Current.Culture) ?? "…",
            condition.AtMost?.ToString(Language.Current.Culture) ?? "…"
        );
    }

    private static string Joined(
        Texts texts,
        InstrumentContent content,
        IEnumerable<Condition> parts,
        string word
    ) => string.Join(texts[word], parts.Select(part => Of(texts, content, part)));

    private static string Label(Item item, string key) =>
        item.Options.FirstOrDefault(option => option.Key == key)?.Label.In(Language.Current.Code)
        ?? key;

    private static string Short(string words) =>
        words.Length > 40 ? words[..39].TrimEnd() + "…" : words;
}
