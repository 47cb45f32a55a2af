using System.Text.Json;
using System.Text.Json.Nodes;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Web.Collection.AnswerForm;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Collection.Embed;

/// <summary>
/// The hosted form for other sites: the same pages, as a tree that the embed builds element by element. Only sites that the
/// collector names may read it.
/// </summary>
internal sealed class EmbedDoor(CountedForm form, FindCollector findCollector)
{
    private static readonly Doorway Embedded = new("embed");

    /// <summary>The first page.</summary>
    public Task Show(string key, HttpContext context) => Answer(key, context, form.Show);

    /// <summary>Takes a page of answers, and gives the next one or the receipt.</summary>
    public Task Take(string key, HttpContext context) => Answer(key, context, form.Take);

    private async Task Answer(string key, HttpContext context, Func<string, HttpContext, Task> door)
    {
        if (!await Allow(key, context))
            return;
        Embedded.Enter(context);
        var page = await Captured.Run(context, () => door(key, context));
        var main = page.First("main");
        var reply = new JsonObject
        {
            ["lang"] = page.First("html")?.Attributes.GetValueOrDefault("lang") ?? "en",
            ["title"] = main?.First("h1")?.Words.Trim() ?? "",
            ["done"] =
                context.Response.StatusCode == StatusCodes.Status200OK
                && main?.First("form") is null
                && HttpMethods.IsPost(context.Request.Method),
            ["nodes"] = Nodes([main, page.First("footer")]),
        };
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await JsonSerializer.SerializeAsync(
            context.Response.Body,
            reply,
            cancellationToken: context.RequestAborted
        );
    }

    private async Task<bool> Allow(string key, HttpContext context)
    {
        var inUse = await findCollector.Run(key, context.RequestAborted);
        if (Cors.Allow(context, inUse))
            return true;
        await new Refusal(
            "embed.origin",
            RefusalKind.Forbidden,
            "This site is not on the list of sites that may show this form."
        )
            .ToProblem()
            .ExecuteAsync(context);
        return false;
    }

    private static JsonArray Nodes(IEnumerable<Markup?> parts)
    {
        var nodes = new JsonArray();
        foreach (var part in parts)
            if (part?.Name == "main")
                foreach (var child in part.Children.Where(child => child.Name != "h1"))
                    Add(nodes, child);
            else if (part is not null)
                Add(nodes, part);
        return nodes;
    }

    private static void Add(JsonArray nodes, Markup node)
    {
        if (node.Name is null)
        {
            if (!string.IsNullOrWhiteSpace(node.Text) || nodes.Count > 0)
                nodes.Add(node.Text);
            return;
        }
        if (node.Name is "script" or "style" or "link" or "meta")
            return;
        var attributes = new JsonObject();
        foreach (var (name, value) in node.Attributes)
            attributes[name] = value ?? "";
        var element = new JsonArray(node.Name, attributes);
        foreach (var child in node.Children)
            Add(element, child);
        nodes.Add(element);
    }
}
