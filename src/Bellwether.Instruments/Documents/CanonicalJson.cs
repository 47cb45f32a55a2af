using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bellwether.Instruments;

/// <summary>
/// One spelling for one document (after RFC 8785): members in ordinal order, no white space, only what must be escaped is
/// escaped. A hash of it does not depend on who wrote it or on which framework version.
/// </summary>
internal static class CanonicalJson
{
    public static string Write(JsonNode? node)
    {
        var text = new StringBuilder(2048);
        Append(text, node);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                text.Append('{');
                AppendList(
                    text,
                    members.OrderBy(member => member.Key, StringComparer.Ordinal),
                    member =>
                    {
                        AppendString(text, member.Key);
                        text.Append(':');
                        Append(text, member.Value);
                    }
                );
                text.Append('}');
                break;
            case JsonArray entries:
                text.Append('[');
                AppendList(text, entries, entry => Append(text, entry));
                text.Append(']');
                break;
            default:
                AppendValue(text, node.AsValue());
                break;
        }
    }

    private static void AppendList<T>(StringBuilder text, IEnumerable<T> entries, Action<T> append)
    {
        var first = true;
        foreach (var entry in entries)
        {
            if (!first)
                text.Append(',');
            first = false;
            append(entry);
        }
    }

    private static void AppendValue(StringBuilder text, JsonValue value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                AppendString(text, value.GetValue<string>());
                break;
            case JsonValueKind.Number:
                text.Append(value.GetValue<double>().ToString("R", CultureInfo.InvariantCulture));
                break;
            default:
                text.Append(value.GetValue<bool>() ? "true" : "false");
                break;
        }
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"' or '\\':
                    text.Append('\\').Append(c);
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case < ' ':
                    text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }
        text.Append('"');
    }
}
