using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Bellwether.Web.Collection;

/// <summary>The one file that other sites load, under a stable address and under one that names its content.</summary>
public sealed class EmbedFile
{
    // A person reads and pastes it: letters stay letters, only markup is escaped.
    private static readonly HtmlEncoder Readable = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly byte[] plain;
    private readonly byte[] brotli;
    private readonly byte[] gzip;
    private readonly string hash;

    /// <summary>Reads the built file.</summary>
    public EmbedFile(AssetFiles files)
    {
        plain = files.Read("js/embed.js");
        brotli = Pack(stream => new BrotliStream(stream, CompressionLevel.SmallestSize));
        gzip = Pack(stream => new GZipStream(stream, CompressionLevel.SmallestSize));
        hash = Convert.ToHexStringLower(SHA256.HashData(plain))[..16];
        Integrity = "sha384-" + Convert.ToBase64String(SHA384.HashData(plain));
    }

    /// <summary>What a browser can hold the file against (subresource integrity).</summary>
    public string Integrity { get; }

    /// <summary>The address that always gives the newest file.</summary>
    public static string StableAddress => "/embed.js";

    /// <summary>The address of exactly this file.</summary>
    public string PinnedAddress => $"/embed/{hash}.js";

    /// <summary>How many bytes travel, at most.</summary>
    public int CompressedLength => Math.Max(brotli.Length, gzip.Length);

    /// <summary>The two lines to paste.</summary>
    /// <param name="site">Scheme and host of this installation.</param>
    /// <param name="key">The collector's key.</param>
    /// <param name="words">What the link says.</param>
    public string Code(string site, string key, string words) =>
        $"""
            {Element(site, key, words)}
            <script type="module" src="{site}{StableAddress}"></script>
            """;

    /// <summary>The two lines, with the integrity of exactly this file.</summary>
    /// <param name="site">Scheme and host of this installation.</param>
    /// <param name="key">The collector's key.</param>
    /// <param name="words">What the link says.</param>
    public string PinnedCode(string site, string key, string words) =>
        $"""
            {Element(site, key, words)}
            <script type="module" src="{site}{PinnedAddress}" integrity="{Integrity}" crossorigin="anonymous"></script>
            """;

    internal IResult Send(HttpContext context, string? asked)
    {
        // An old file is gone: the plain link then stands alone, which is what the page's editor was told.
        if (asked is not null && asked != hash)
            return Results.NotFound();
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.CacheControl = asked is null
            ? "public, max-age=3600"
            : "public, max-age=31536000, immutable";
        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        var bytes = plain;
        if (accepted.Any(each => each.Value == "br" && each.Quality != 0))
        {
            headers.ContentEncoding = "br";
            bytes = brotli;
        }
        else if (accepted.Any(each => each.Value == "gzip" && each.Quality != 0))
        {
            headers.ContentEncoding = "gzip";
            bytes = gzip;
        }
        return Results.Bytes(
            bytes,
            "text/javascript; charset=utf-8",
            entityTag: new EntityTagHeaderValue($"\"{hash}\"")
        );
    }

    private static string Element(string site, string key, string words)
    {
        var address = $"{site}/f/{key}";
        return $"""<bellwether-feedback href="{address}"><a href="{address}">{Readable.Encode(words)}</a></bellwether-feedback>""";
    }

    private byte[] Pack(Func<Stream, Stream> packer)
    {
        using var target = new MemoryStream();
        using (var stream = packer(target))
            stream.Write(plain);
        return target.ToArray();
    }
}
