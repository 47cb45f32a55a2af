using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Bellwether.Web;

/// <summary>
/// Style sheets, script, fonts and images. They travel inside the assembly and are served under one address that changes
/// when any of them does, so that a browser may keep them for ever and never shows a page in yesterday's style.
/// </summary>
public sealed class AssetFiles
{
    private const string Prefix = "assets/";
    private readonly Dictionary<string, Asset> byPath = new(StringComparer.Ordinal);
    private readonly string version;

    /// <summary>Reads the built files out of the assembly and names their version by their content.</summary>
    public AssetFiles()
    {
        var assembly = typeof(AssetFiles).Assembly;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            var path = name.Replace('\\', '/');
            if (!path.StartsWith(Prefix, StringComparison.Ordinal))
            {
                continue;
            }
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            hash.AppendData(bytes);
            byPath[path[Prefix.Length..]] = new Asset(bytes, ContentType(path));
        }
        version = Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    /// <summary>The address of a built file, for example <c>Url("css/staff.css")</c>.</summary>
    /// <exception cref="ArgumentException">There is no such file.</exception>
    public string Url(string path) =>
        byPath.ContainsKey(path)
            ? $"/assets/{version}/{path}"
            : throw new ArgumentException($"There is no built file '{path}'", nameof(path));

    /// <summary>The bytes of a built file as they leave the server without compression; tests weigh them.</summary>
    internal byte[] Read(string path) => byPath[path].Plain;

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/assets/{version}/{**path}", Send)
            .AllowAnonymous()
            .WithMetadata(new PublicPage())
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/favicon.ico",
                (HttpContext context) => Send(context, version, "img/favicon.svg")
            )
            .AllowAnonymous()
            .WithMetadata(new PublicPage())
            .ExcludeFromDescription();
    }

    private IResult Send(HttpContext context, string version, string path)
    {
        if (!byPath.TryGetValue(path, out var asset))
        {
            return Results.NotFound();
        }
        // A page from before an upgrade asks for the old version: it gets the new file, but must not keep it.
        var headers = context.Response.Headers;
        headers.CacheControl =
            version == this.version ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        var bytes = asset.Plain;
        if (asset.IsText && Accepts(context.Request, "br"))
        {
            headers.ContentEncoding = "br";
            bytes = asset.Brotli.Value;
        }
        else if (asset.IsText && Accepts(context.Request, "gzip"))
        {
            headers.ContentEncoding = "gzip";
            bytes = asset.Gzip.Value;
        }
        return Results.Bytes(
            bytes,
            asset.ContentType,
            entityTag: new EntityTagHeaderValue($"\"{this.version}\"")
        );
    }

    private static bool Accepts(HttpRequest request, string encoding) =>
        request
            .GetTypedHeaders()
            .AcceptEncoding.Any(accepted => accepted.Value == encoding && accepted.Quality != 0);

    private static string ContentType(string path) =>
        Path.GetExtension(path) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            ".png" => "image/png",
            ".woff2" => "font/woff2",
            var other => throw new InvalidOperationException(
                $"No content type is known for {other}: add it here"
            ),
        };

    private sealed record Asset(byte[] Plain, string ContentType)
    {
        public bool IsText =>
            !ContentType.StartsWith("font/", StringComparison.Ordinal)
            && ContentType != "image/png";

        public Lazy<byte[]> Brotli { get; } =
            new(() =>
                Pack(Plain, target => new BrotliStream(target, CompressionLevel.SmallestSize))
            );

        public Lazy<byte[]> Gzip { get; } =
            new(() => Pack(Plain, target => new GZipStream(target, CompressionLevel.SmallestSize)));

        private static byte[] Pack(byte[] plain, Func<Stream, Stream> packer)
        {
            using var target = new MemoryStream();
            using (var stream = packer(target))
            {
                stream.Write(plain);
            }
            return target.ToArray();
        }
    }
}
