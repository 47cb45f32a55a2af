using System.Text;
using System.Text.Json;

namespace Bellwether.Collection.Sources;

/// <summary>
/// Reads objects as rows: an array of objects, one object per line, or the first array of objects inside an object. Nested
/// objects become columns joined by a dot; the values of a list are kept apart by the unit separator, so that no value can be
/// torn at a comma.
/// </summary>
/// <remarks>Columns are known only when the file has been read: it is read twice, each time as a stream.</remarks>
internal sealed class JsonSource : ISourceReader
{
    /// <summary>Stands between the values of a list.</summary>
    public const char Between = '\u001F';

    private readonly Stream stream;
    private readonly Encoding encoding;
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private JsonPieces pieces;
    private bool[]? wanted;

    public JsonSource(Stream stream, Encoding encoding)
    {
        this.stream = stream;
        this.encoding = encoding;
        var names = new List<string>();
        using (var first = new JsonPieces(stream, encoding))
            while (first.Next() is { } piece)
                Read(
                    piece,
                    first.Row,
                    (name, _) =>
                    {
                        if (places.TryAdd(name, names.Count))
                            names.Add(name);
                        if (names.Count > SourceLimits.MostColumns)
                            throw new RefusedFileException(
                                SourceRefusals.TooManyColumns(names.Count)
                            );
                    }
                );
        if (names.Count == 0)
            throw new RefusedFileException(SourceRefusals.Json(1, "no object holds anything"));
        Columns = ColumnNames.Of(names);
        stream.Position = 0;
        pieces = new JsonPieces(stream, encoding);
    }

    public IReadOnlyList<string> Columns { get; }

    public void Want(bool[] columns) => wanted = columns;

    public void Dispose() => pieces.Dispose();

    public bool Next(out SourceRow found)
    {
        if (pieces.Next() is not { } piece)
        {
            found = default;
            return false;
        }
        var cells = new string[Columns.Count];
        Array.Fill(cells, "");
        var why = Read(
            piece,
            pieces.Row,
            (name, value) =>
            {
                var place = places[name];
                if (wanted is null || wanted[place])
                    cells[place] = value;
            }
        );
        found = new SourceRow(pieces.Row, why is null ? cells : null, why);
        return true;
    }

    private static BrokenRow? Read(JsonPiece piece, int row, Action<string, string> tell)
    {
        if (piece.IsTooLong)
            return new BrokenRow("row.too-long");
        try
        {
            using var document = JsonDocument.Parse(
                piece.Text,
                new JsonDocumentOptions
                {
                    MaxDepth = SourceLimits.DeepestJson,
                    CommentHandling = JsonCommentHandling.Skip,
                    AllowTrailingCommas = true,
                }
            );
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return new BrokenRow("row.not-object");
            Flatten("", document.RootElement, tell);
            return null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half a surrogate pair in a text.
            return new BrokenRow("row.json");
        }
    }

    private static void Flatten(string prefix, JsonElement element, Action<string, string> tell)
    {
        foreach (var property in element.EnumerateObject())
        {
            var name = prefix.Length == 0 ? property.Name : $"{prefix}.{property.Name}";
            if (property.Value.ValueKind == JsonValueKind.Object)
                Flatten(name, property.Value, tell);
            else
                tell(name, Say(property.Value));
        }
    }

    private static string Say(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => "",
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Array => string.Join(Between, value.EnumerateArray().Select(Say)),
            _ => value.GetRawText(),
        };
}

/// <summary>One object of a file as text.</summary>
internal readonly record struct JsonPiece(ReadOnlyMemory<char> Text, bool IsTooLong);

/// <summary>Cuts a JSON file into its objects without reading more of it than one object at a time.</summary>
internal sealed class JsonPieces : IDisposable
{
    private readonly StreamReader text;
    private readonly char[] buffer = new char[1 << 16];
    private readonly StringBuilder piece = new();
    private int at;
    private int end;
    private int depth;
    private bool started;
    private bool inList;

    public JsonPieces(Stream stream, Encoding encoding)
    {
        stream.Position = 0;
        text = new StreamReader(stream, encoding, true, 1 << 16, leaveOpen: true);
    }

    /// <summary>Number of the object last given, from 1.</summary>
    public int Row { get; private set; }

    public void Dispose() => text.Dispose();

    /// <summary>The next object, or null at the end.</summary>
    public JsonPiece? Next()
    {
        if (!started)
            Start();
        while (true)
        {
            var c = Skip();
            if (c is null)
            {
                if (inList)
                    throw new RefusedFileException(
                        SourceRefusals.Json(
                            Row + 1,
                            "the list is not closed; the file may be cut off"
                        )
                    );
                return null;
            }
            if (inList && c == ']')
                return null;
            if (c is ',' or '\uFEFF')
            {
                at++;
                continue;
            }
            Row++;
            return Piece();
        }
    }

    // Enters the list: at the top, or the first list of objects inside the one object that the file is.
    private void Start()
    {
        started = true;
        while (Skip() == '\uFEFF')
            at++;
        if (Peek() == '[')
        {
            at++;
            inList = true;
            return;
        }
        if (Peek() != '{' || IsLines())
            return;
        at++;
        depth = 1;
        var inString = false;
        var escaped = false;
        var afterColon = false;
        for (var seen = 0; seen < SourceLimits.LongestRow && Peek() is { } c; seen++)
        {
            at++;
            if (inString)
            {
                inString = escaped || c != '"';
                escaped = !escaped && c == '\\';
                continue;
            }
            if (char.IsWhiteSpace(c))
                continue;
            if (c == '"')
                inString = true;
            else if (c is '{' or '[')
            {
                if (c == '[' && depth == 1 && afterColon && Skip() == '{')
                {
                    inList = true;
                    return;
                }
                depth++;
            }
            else if (c is '}' or ']' && --depth == 0)
                break;
            afterColon = c == ':';
        }
        throw new RefusedFileException(
            SourceRefusals.Json(1, "no array of objects was found in it")
        );
    }

    // One object per line: the first line is a whole object by itself.
    private bool IsLines()
    {
        Grow();
        var rest = buffer.AsSpan(at, end - at);
        var line = rest.IndexOf('\n');
        var first = line < 0 ? rest : rest[..line];
        var inString = false;
        var level = 0;
        for (var i = 0; i < first.Length; i++)
        {
            var c = first[i];
            if (inString && c == '\\')
                i++;
            else if (c == '"')
                inString = !inString;
            else if (!inString && c is '{' or '[')
                level++;
            else if (!inString && c is '}' or ']' && --level == 0)
                return line >= 0
                    ? rest[(line + 1)..].TrimStart() is ['{', ..]
                        || rest[(line + 1)..].Trim().IsEmpty && !HasList(first)
                    : !HasList(first);
        }
        // A first line longer than the block: an object per line, or everything on one line.
        return line < 0 && end == buffer.Length && !HasList(first);
    }

    // A list of objects as a value of the outermost object.
    private static bool HasList(ReadOnlySpan<char> text)
    {
        var inString = false;
        var level = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (inString && c == '\\')
                i++;
            else if (c == '"')
                inString = !inString;
            else if (!inString && c is '{' or '[')
            {
                if (c == '[' && level == 1 && text[(i + 1)..].TrimStart() is ['{', ..])
                    return true;
                level++;
            }
            else if (!inString && c is '}' or ']')
                level--;
        }
        return false;
    }

    private JsonPiece Piece()
    {
        piece.Clear();
        var (level, inString, escaped) = (0, false, false);
        var length = 0L;
        while (Peek() is { } c)
        {
            if (level == 0 && length > 0 && !inString && (c is ',' or '\n' || (inList && c == ']')))
                break;
            at++;
            length++;
            if (piece.Length < SourceLimits.LongestRow)
                piece.Append(c);
            if (inString)
            {
                inString = escaped || c != '"';
                escaped = !escaped && c == '\\';
            }
            else if (c == '"')
                inString = true;
            else if (c is '{' or '[')
                level++;
            else if (c is '}' or ']' && --level == 0)
                break;
            // A line of NDJSON that never closes must not take the next one with it.
            if (!inList && c == '\n' && level > 0 && Peek() == '{')
                break;
        }
        return new JsonPiece(piece.ToString().AsMemory(), length > SourceLimits.LongestRow);
    }

    private char? Skip()
    {
        while (Peek() is { } c)
        {
            if (!char.IsWhiteSpace(c))
                return c;
            at++;
        }
        return null;
    }

    private char? Peek()
    {
        if (at < end)
            return buffer[at];
        at = 0;
        end = text.ReadBlock(buffer, 0, buffer.Length);
        return end == 0 ? null : buffer[0];
    }

    private void Grow()
    {
        if (at == 0)
            return;
        buffer.AsSpan(at, end - at).CopyTo(buffer);
        end -= at;
        at = 0;
        end += text.ReadBlock(buffer, end, buffer.Length - end);
    }
}
