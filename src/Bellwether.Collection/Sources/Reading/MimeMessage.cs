using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Bellwether.Collection.Sources;

/// <summary>What is read of an e-mail: its id, date, subject and the words its writer wrote.</summary>
internal sealed partial record MimeMessage(string Id, string Date, string Subject, string Words)
{
    private const int Deepest = 8;

    public static MimeMessage Read(IReadOnlyList<string> lines)
    {
        var (headers, body) = Split(lines);
        var words = Words1(headers, body, 0) ?? "";
        return new MimeMessage(
            headers.GetValueOrDefault("message-id", "").Trim('<', '>', ' '),
            When(headers.GetValueOrDefault("date", "")),
            EncodedWords(headers.GetValueOrDefault("subject", "")),
            OwnWords(words)
        );
    }

    private static (Dictionary<string, string> Headers, List<string> Body) Split(
        IReadOnlyList<string> lines
    )
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        string? name = null;
        var i = 0;
        for (; i < lines.Count && lines[i].Length > 0; i++)
        {
            var line = lines[i];
            if (line[0] is ' ' or '\t' && name is not null)
            {
                if (headers[name].Length < 10_000)
                    headers[name] += " " + line.Trim();
                continue;
            }
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            name = colon > 0 ? line[..colon].Trim() : null;
            if (name is not null && !headers.TryAdd(name, line[(colon + 1)..].Trim()))
                name = null;
        }
        return (headers, [.. lines.Skip(i + 1)]);
    }

    // The first plain text of the message; HTML without its marks where there is none.
    private static string? Words1(Dictionary<string, string> headers, List<string> body, int depth)
    {
        var type = headers.GetValueOrDefault("content-type", "text/plain");
        if (
            headers
                .GetValueOrDefault("content-disposition", "")
                .StartsWith("attachment", StringComparison.OrdinalIgnoreCase)
        )
            return null;
        if (type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
            return Parts(type, body, depth);
        var isHtml = type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase);
        if (!isHtml && !type.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase))
            return null;
        var bytes = Bytes(headers.GetValueOrDefault("content-transfer-encoding", ""), body);
        var text = Charset(Parameter(type, "charset")).GetString(bytes);
        return isHtml ? PlainText(text) : text;
    }

    private static string? Parts(string type, List<string> body, int depth)
    {
        var boundary = Parameter(type, "boundary");
        if (boundary is not { Length: > 0 } || depth >= Deepest)
            return null;
        string? html = null;
        var part = new List<string>();
        var inPart = false;
        foreach (var line in body.Append($"--{boundary}--"))
        {
            if (!line.StartsWith("--" + boundary, StringComparison.Ordinal))
            {
                if (inPart)
                    part.Add(line);
                continue;
            }
            if (inPart)
            {
                var (headers, inner) = Split(part);
                var words = Words1(headers, inner, depth + 1);
                var isHtml = headers
                    .GetValueOrDefault("content-type", "")
                    .StartsWith("text/html", StringComparison.OrdinalIgnoreCase);
                if (words is not null && !isHtml)
                    return words;
                html ??= words;
            }
            part.Clear();
            inPart = !line.StartsWith($"--{boundary}--", StringComparison.Ordinal);
        }
        return html;
    }

    private static byte[] Bytes(string encoding, List<string> body)
    {
        if (encoding.Trim().Equals("base64", StringComparison.OrdinalIgnoreCase))
        {
            var text = string.Concat(body.Select(line => line.Trim()));
            var bytes = new byte[(text.Length * 3 / 4) + 3];
            text = text[..(text.Length / 4 * 4)];
            return Convert.TryFromBase64String(text, bytes, out var count) ? bytes[..count] : [];
        }
        return encoding.Trim().Equals("quoted-printable", StringComparison.OrdinalIgnoreCase)
            ? QuotedPrintable(body)
            : Encoding.Latin1.GetBytes(string.Join('\n', body));
    }

    private static byte[] QuotedPrintable(List<string> body)
    {
        var bytes = new MemoryStream();
        foreach (var raw in body)
        {
            var line = raw.TrimEnd(' ', '\t');
            var goesOn = line.EndsWith('=');
            var length = goesOn ? line.Length - 1 : line.Length;
            for (var i = 0; i < length; i++)
                if (
                    line[i] == '='
                    && i + 2 < line.Length
                    && byte.TryParse(
                        line.AsSpan(i + 1, 2),
                        NumberStyles.AllowHexSpecifier,
                        CultureInfo.InvariantCulture,
                        out var value
                    )
                )
                {
                    bytes.WriteByte(value);
                    i += 2;
                }
                else
                    bytes.WriteByte((byte)line[i]);
            if (!goesOn)
                bytes.WriteByte((byte)'\n');
        }
        return bytes.ToArray();
    }

    private static Encoding Charset(string? name)
    {
        if (name is null || name.Equals("us-ascii", StringComparison.OrdinalIgnoreCase))
            return Encoding.UTF8;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name)
                ?? Encoding.GetEncoding(name);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return Encoding.UTF8;
        }
    }

    private static string? Parameter(string header, string name)
    {
        foreach (var part in header.Split(';').Skip(1))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (
                equals > 0
                && part[..equals].Trim().Equals(name, StringComparison.OrdinalIgnoreCase)
            )
                return part[(equals + 1)..].Trim().Trim('"');
        }
        return null;
    }

    // Mon, 2 Mar 2026 10:15:00 -0500 (EST)
    private static string When(string header)
    {
        var text = header.Split('(')[0].Trim();
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        if (comma >= 0)
            text = text[(comma + 1)..].Trim();
        text = text.Replace("GMT", "+0000", StringComparison.Ordinal)
            .Replace("UT", "+0000", StringComparison.Ordinal);
        foreach (
            var format in (string[])
                ["d MMM yyyy HH:mm:ss zzz", "d MMM yyyy HH:mm zzz", "d MMM yyyy HH:mm:ss"]
        )
            if (
                DateTimeOffset.TryParseExact(
                    text,
                    format,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite,
                    out var at
                )
            )
                return at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        return header;
    }

    private static string EncodedWords(string text) =>
        text.Contains("=?", StringComparison.Ordinal)
            ? EncodedWord()
                .Replace(
                    text,
                    match =>
                    {
                        var bytes = match.Groups[2].Value is "B" or "b"
                            ? Bytes("base64", [match.Groups[3].Value])
                            : QuotedPrintable([match.Groups[3].Value.Replace('_', ' ')]);
                        return Charset(match.Groups[1].Value).GetString(bytes).TrimEnd('\n');
                    }
                )
            : text;

    private static string OwnWords(string text)
    {
        var own = new StringBuilder();
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.TrimEnd('\r', ' ');
            if (raw.TrimEnd('\r') is "-- " or "--")
                break;
            if (line.StartsWith('>') || QuoteHead().IsMatch(line))
                continue;
            own.Append(line).Append('\n');
        }
        return own.ToString().Trim();
    }

    private static string PlainText(string html)
    {
        var text = Unseen().Replace(html, " ");
        text = Breaks().Replace(text, "\n");
        return WebUtility.HtmlDecode(Marks().Replace(text, ""));
    }

    [GeneratedRegex(
        @"=\?([^?\s]{1,40})\?([BbQq])\?([^?\s]{0,2000})\?=",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"^(On .{5,200} wrote:|El .{5,200} escribió:)$", RegexOptions.NonBacktracking)]
    private static partial Regex QuoteHead();

    [GeneratedRegex(@"<(script|style|head)\b[^>]{0,500}>[^<]*</\1", RegexOptions.IgnoreCase)]
    private static partial Regex Unseen();

    [GeneratedRegex(
        @"<(br|/p|/div|/li|/tr)[^>]{0,200}>",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Breaks();

    [GeneratedRegex(@"<[^>]{0,2000}>", RegexOptions.NonBacktracking)]
    private static partial Regex Marks();
}
