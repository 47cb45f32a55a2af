using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace Bellwether.Collection.Sources;

/// <summary>The formats that files come in.</summary>
public enum SourceFormat
{
    /// <summary>Told from the file's content.</summary>
    Auto,

    /// <summary>Separated values.</summary>
    Csv,

    /// <summary>A workbook.</summary>
    Xlsx,

    /// <summary>An array of objects, or one object per line.</summary>
    Json,

    /// <summary>A mailbox.</summary>
    Mbox,
}

/// <summary>What a look at the bytes of a file tells: its hash, its format and its encoding.</summary>
internal sealed record FileLook(
    string Hash,
    SourceFormat Format,
    Encoding Encoding,
    string EncodingName
)
{
    private static readonly (byte[] Magic, string Name)[] Others =
    [
        ("%PDF"u8.ToArray(), "a PDF document"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel (XLS) or Word file"),
        ([0x1F, 0x8B], "a compressed (gz) file"),
        ("Rar!"u8.ToArray(), "a compressed (rar) file"),
        ([0x37, 0x7A, 0xBC, 0xAF], "a compressed (7z) file"),
        ([0x89, 0x50, 0x4E, 0x47], "a picture"),
        ([0xFF, 0xD8, 0xFF], "a picture"),
        ("SQLite format"u8.ToArray(), "a database"),
        ("<html"u8.ToArray(), "a web page"),
        ("<!DOCTYPE"u8.ToArray(), "a web page"),
        ("<?xml"u8.ToArray(), "an XML file"),
    ];

    /// <summary>Reads the file once through. The stream is left at its end.</summary>
    /// <exception cref="RefusedFileException">It is empty, of another kind, or in no encoding that is known.</exception>
    public static FileLook At(Stream file, CancellationToken cancel)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 18];
        var kept = 0;
        var text = new Utf8Judge();
        FileStart? start = null;
        int read;
        while ((read = file.ReadAtLeast(buffer.AsSpan(kept), 1, throwOnEndOfStream: false)) > 0)
        {
            cancel.ThrowIfCancellationRequested();
            sha.AppendData(buffer, kept, read);
            var block = buffer.AsSpan(0, kept + read);
            start ??= FileStart.Of(block);
            if (start.Format == SourceFormat.Xlsx || start.Wide is not null)
                continue;
            // The last bytes may be the first half of a character.
            kept = text.Take(block);
            block[^kept..].CopyTo(buffer);
        }
        if (start is null)
            throw new RefusedFileException(SourceRefusals.Empty());
        text.End(buffer.AsSpan(0, kept));
        var hash = Convert.ToHexStringLower(sha.GetHashAndReset());
        if (start.Format == SourceFormat.Xlsx)
            return new FileLook(hash, SourceFormat.Xlsx, Encoding.UTF8, "");
        if (start.Wide is { } wide)
            return new FileLook(hash, start.Format, wide, "UTF-16");
        if (text.FirstBadLine is not { } line)
            return new FileLook(hash, start.Format, new UTF8Encoding(false), "UTF-8");
        if (text.HasNoText)
            throw new RefusedFileException(SourceRefusals.Encoding(line));
        return new FileLook(
            hash,
            start.Format,
            CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
            "Windows-1252"
        );
    }

    private sealed record FileStart(SourceFormat Format, Encoding? Wide)
    {
        public static FileStart Of(ReadOnlySpan<byte> bytes)
        {
            if (bytes is [0x50, 0x4B, 0x03, 0x04, ..])
                return new(SourceFormat.Xlsx, null);
            foreach (var (magic, name) in Others)
                if (bytes.StartsWith(magic))
                    throw new RefusedFileException(SourceRefusals.OtherKind(name));
            var wide = Wide16(bytes);
            var head = wide is null
                ? Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 512)])
                : wide.GetString(bytes[..(Math.Min(bytes.Length, 512) & ~1)]);
            head = head.TrimStart('\uFEFF', 'ï', '»', '¿', ' ', '\t', '\r', '\n');
            var format =
                head.StartsWith("From ", StringComparison.Ordinal) ? SourceFormat.Mbox
                : head.Length > 0 && head[0] is '{' or '[' ? SourceFormat.Json
                : SourceFormat.Csv;
            return new(format, wide);
        }

        // With a byte order mark, or without one when every second byte of Latin text is zero.
        private static Encoding? Wide16(ReadOnlySpan<byte> bytes)
        {
            if (bytes is [0xFF, 0xFE, ..])
                return Encoding.Unicode;
            if (bytes is [0xFE, 0xFF, ..])
                return Encoding.BigEndianUnicode;
            var sample = bytes[..(Math.Min(bytes.Length, 4096) & ~1)];
            int even = 0,
                odd = 0;
            for (var i = 0; i < sample.Length; i += 2)
            {
                even += sample[i] == 0 ? 1 : 0;
                odd += sample[i + 1] == 0 ? 1 : 0;
            }
            var half = sample.Length / 4;
            if (even + odd == 0)
                return null;
            if (odd > half && even <= odd / 10)
                return Encoding.Unicode;
            if (even > half && odd <= even / 10)
                return Encoding.BigEndianUnicode;
            throw new RefusedFileException(SourceRefusals.OtherKind("a program's own file format"));
        }
    }
}

/// <summary>Judges block by block whether a file is UTF-8, and whether it can be Windows-1252 where it is not.</summary>
internal sealed class Utf8Judge
{
    private long lines = 1;

    /// <summary>The first line that is not UTF-8, from 1.</summary>
    public long? FirstBadLine { get; private set; }

    /// <summary>True when it holds bytes that no text in Windows-1252 has.</summary>
    public bool HasNoText { get; private set; }

    /// <summary>Judges a block; returns how many bytes at its end must come again with the next.</summary>
    public int Take(ReadOnlySpan<byte> block)
    {
        var half = FirstBadLine is null ? HalfCharacter(block) : 0;
        Judge(block[..^half]);
        return half;
    }

    public void End(ReadOnlySpan<byte> rest) => Judge(rest);

    private void Judge(ReadOnlySpan<byte> block)
    {
        if (block.IndexOf((byte)0) >= 0)
            HasNoText = true;
        if (block.IndexOfAny<byte>([0x81, 0x8D, 0x8F, 0x90, 0x9D]) >= 0)
            undefined = true;
        if (FirstBadLine is null && !Utf8.IsValid(block))
            FirstBadLine = lines + LinesBeforeFault(block);
        if (FirstBadLine is null)
            lines += block.Count((byte)'\n');
        if (FirstBadLine is not null && undefined)
            HasNoText = true;
    }

    private bool undefined;

    private static long LinesBeforeFault(ReadOnlySpan<byte> block)
    {
        var good = 0L;
        while (block.IndexOf((byte)'\n') is >= 0 and var end && Utf8.IsValid(block[..end]))
        {
            good++;
            block = block[(end + 1)..];
        }
        return good;
    }

    private static int HalfCharacter(ReadOnlySpan<byte> block)
    {
        for (var back = 1; back <= Math.Min(3, block.Length); back++)
        {
            var lead = block[^back];
            if (lead < 0x80)
                return 0;
            if (lead >= 0xC0)
            {
                var length =
                    lead >= 0xF0 ? 4
                    : lead >= 0xE0 ? 3
                    : 2;
                return length > back ? back : 0;
            }
        }
        return 0;
    }
}
