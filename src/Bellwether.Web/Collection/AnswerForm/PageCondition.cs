using System.Text.Json.Nodes;
using Bellwether.Instruments;

namespace Bellwether.Web.Collection.AnswerForm;

/// <summary>A condition as the script follows it on one page: what other pages have answered is settled, the rest is a small list.</summary>
internal static class PageCondition
{
    /// <summary>The condition's JSON, or null when nothing on this page decides it.</summary>
    /// <remarks>["all", …], ["any", …], ["not", x], ["is", item, options], ["num", item, least, most], ["has", item, true].</remarks>
    public static string? Of(FormView view, int position, IReadOnlyCollection<int> onPage)
    {
        if (Condition.Of(view.Version.Items[position]) is not { } condition)
            return null;
        if (!PagePlan.Of(view.Version).DependsOn(position, onPage))
            return null;
        return Node(view, condition, onPage).ToJsonString();
    }

    private static JsonNode Node(
        FormView view,
        Condition condition,
        IReadOnlyCollection<int> onPage
    )
    {
        if (condition.All is { } all)
            return List("all", all.Select(part => Node(view, part, onPage)));
        if (condition.Any is { } any)
            return List("any", any.Select(part => Node(view, part, onPage)));
        if (condition.Not is { } not)
            return List("not", [Node(view, not, onPage)]);
        var at = view.Version.IndexOf(condition.Item!);
        if (!onPage.Contains(at))
            return JsonValue.Create(
                condition.Holds(view.Version, AskedItems.Look(view.Version, view.Given).Values)
            );
        var item = view.Version.Items[at];
        if (condition.Answered is { } answered)
            return List("has", [JsonValue.Create(item.Key), JsonValue.Create(answered)]);
        if (condition.Is is { } keys)
            return Is(item, keys);
        if (item.Kind == ItemKind.SingleChoice)
            return Is(
                item,
                item.Options.Where(option =>
                        option.Value is { } value
                        && !(value < condition.AtLeast)
                        && !(value > condition.AtMost)
                    )
                    .Select(option => option.Key)
            );
        return new JsonArray(
            "num",
            item.Key,
            condition.AtLeast is { } least ? JsonValue.Create(least) : null,
            condition.AtMost is { } most ? JsonValue.Create(most) : null
        );
    }

    private static JsonArray Is(Item item, IEnumerable<string> keys) =>
        new("is", item.Key, new JsonArray([.. keys.Select(key => JsonValue.Create(key))]));

    private static JsonArray List(string word, IEnumerable<JsonNode> parts) =>
        new([JsonValue.Create(word), .. parts]);
}
