using System.Net;
using System.Text;

namespace Bellwether.Web.Collection.Embed;

/// <summary>A page of ours as a tree, so that another door can show it: elements with attributes, and words (Name is then null).</summary>
/// <param name="Name">The element's name, or null for words.</param>
/// <param name="Text">The words.</param>
internal sealed record Markup(string? Name, string Text)
{
    private static readonly HashSet<string> Void = new(StringComparer.Ordinal)
    {
        "area",
        "base",
        "br",
        "col",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    };

    /// <summary>The attributes; a value of null stands for an attribute without one.</summary>
    public Dictionary<string, string?> Attributes { get; init; } = new(StringComparer.Ordinal);

    /// <summary>What is inside.</summary>
    public List<Markup> Children { get; init; } = [];

    /// <summary>Every element inside, itself included, from the top down.</summary>
    public IEnumerable<Markup> All => Children.SelectMany(child => child.All).Prepend(this);

    /// <summary>The words inside, in order.</summary>
    public string Words =>
        Name is null ? Text : string.Concat(Children.Select(child => child.Words));

    /// <summary>The first element of that name, or null.</summary>
    public Markup? First(string name) => All.FirstOrDefault(each => each.Name == name);

    /// <summary>Reads a page as our own renderer writes it: every element is closed, every attribute is in double quotes.</summary>
    public static Markup Read(string html)
    {
        var top = new Markup("", "");
        var open = new Stack<Markup>([top]);
        var at = 0;
        while (at < html.Length)
        {
            var tag = html.IndexOf('<', at);
            if (tag < 0)
                tag = html.Length;
            // Between the document type and the first element stands nothing that is seen.
            if (tag > at && (open.Count > 1 || !string.IsNullOrWhiteSpace(html[at..tag])))
                open.Peek().Children.Add(new Markup(null, WebUtility.HtmlDecode(html[at..tag])));
            if (tag == html.Length)
                break;
            at = Tag(html, tag, open);
        }
        return top;
    }

    /// <summary>The page as text again.</summary>
    public string Write()
    {
        var text = new StringBuilder("<!DOCTYPE html>\n");
        foreach (var child in Children)
            child.Write(text);
        return text.ToString();
    }

    private void Write(StringBuilder text)
    {
        if (Name is null)
        {
            text.Append(Safe(Text));
            return;
        }
        text.Append('<').Append(Name);
        foreach (var (key, value) in Attributes)
        {
            text.Append(' ').Append(key);
            if (value is not null)
                text.Append("=\"").Append(Safe(value)).Append('"');
        }
        text.Append('>');
        if (Void.Contains(Name))
            return;
        foreach (var child in Children)
            child.Write(text);
        text.Append("</").Append(Name).Append('>');
    }

    private static string Safe(string words) =>
        words
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);

    // Returns the place behind the tag.
    private static int Tag(string html, int at, Stack<Markup> open)
    {
        if (html.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal))
            return After(html, "-->", at);
        if (at + 1 == html.Length)
            return html.Length;
        if (html[at + 1] is '!' or '?')
            return After(html, ">", at);
        if (html[at + 1] == '/')
        {
            var end = After(html, ">", at);
            var closed = html[(at + 2)..Math.Max(at + 2, end - 1)].Trim();
            if (closed.Length > 0 && open.Any(each => each.Name == closed))
                while (open.Pop().Name != closed) { }
            return end;
        }
        var place = at + 1;
        var name = Word(html, ref place);
        if (!IsName(name))
        {
            open.Peek().Children.Add(new Markup(null, "<"));
            return at + 1;
        }
        var element = new Markup(name.ToLowerInvariant(), "");
        while (place < html.Length && html[place] != '>')
        {
            if (char.IsWhiteSpace(html[place]) || html[place] == '/')
            {
                place++;
                continue;
            }
            var key = Word(html, ref place);
            var value = Value(html, ref place);
            if (IsName(key))
                element.Attributes[key] = value;
        }
        open.Peek().Children.Add(element);
        if (!Void.Contains(element.Name!))
            open.Push(element);
        return place + 1;
    }

    // What our own renderer writes: anything else is words, or nothing.
    private static bool IsName(string word) =>
        word.Length > 0
        && char.IsAsciiLetter(word[0])
        && word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or ':');

    private static string Word(string html, ref int at)
    {
        var from = at;
        while (
            at < html.Length && html[at] is not ('>' or '=' or '/') && !char.IsWhiteSpace(html[at])
        )
            at++;
        if (at == from)
            at++;
        return html[from..Math.Min(at, html.Length)];
    }

    private static string? Value(string html, ref int at)
    {
        if (at >= html.Length || html[at] != '=')
            return null;
        at++;
        if (at < html.Length && html[at] == '"')
        {
            var end = html.IndexOf('"', at + 1);
            end = end < 0 ? html.Length : end;
            var value = html[(at + 1)..end];
            at = Math.Min(end + 1, html.Length);
            return WebUtility.HtmlDecode(value);
        }
        return WebUtility.HtmlDecode(Word(html, ref at));
    }

    private static int After(string html, string end, int at)
    {
        var found = html.IndexOf(end, at, StringComparison.Ordinal);
        return found < 0 ? html.Length : found + end.Length;
    }
}
