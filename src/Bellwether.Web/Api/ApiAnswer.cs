using System.Security.Cryptography;
using System.Text.Json;
using Bellwether.Foundation;
using Bellwether.Web.Measurement.AskFigures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Net.Http.Headers;

namespace Bellwether.Web.Api;

/// <summary>Answers to programs: JSON with an entity tag, 304 when they have it already, a link to the next page.</summary>
internal static class ApiAnswer
{
    /// <summary>A value, or 304 without one when the program holds the same.</summary>
    /// <param name="http">The request.</param>
    /// <param name="value">What to send.</param>
    /// <param name="tag">The tag, where the value has one of its own (a revision); else it is made of the bytes.</param>
    public static IResult Json<T>(HttpContext http, T value, string? tag = null)
    {
        return Bytes(http, JsonSerializer.SerializeToUtf8Bytes(value, Reply.Options), tag);
    }

    /// <summary>JSON that is written already, or 304.</summary>
    public static IResult Bytes(HttpContext http, byte[] bytes, string? tag = null)
    {
        var entity = Entity(bytes, tag);
        http.Response.Headers.ETag = entity;
        return Holds(http.Request, entity)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(bytes, "application/json");
    }

    /// <summary>The tag that a value would be sent with, without its quotation marks.</summary>
    public static string Tag<T>(T value) =>
        Entity(JsonSerializer.SerializeToUtf8Bytes(value, Reply.Options), null).Trim('"');

    private static string Entity(byte[] bytes, string? tag) =>
        $"\"{tag ?? Convert.ToHexStringLower(SHA256.HashData(bytes)[..12])}\"";

    /// <summary>201 with the new thing, where it is, and its tag.</summary>
    public static IResult Created<T>(HttpContext http, T value, string location, string? tag = null)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, Reply.Options);
        http.Response.Headers.Location = location;
        http.Response.Headers.ETag = Entity(bytes, tag);
        http.Response.StatusCode = StatusCodes.Status201Created;
        return new BytesResult(bytes);
    }

    /// <summary>A page of a list.</summary>
    public static IResult Page<T>(HttpContext http, IReadOnlyList<T> items, string? next)
    {
        if (next is not null)
            http.Response.Headers.Append(
                HeaderNames.Link,
                $"<{Address(http, next)}>; rel=\"next\""
            );
        return Json(http, new PageReply<T>(items, next));
    }

    /// <summary>A page of a list that is in memory, or why there is none.</summary>
    public static IResult Page<T>(HttpContext http, Outcome<PageReply<T>> page) =>
        page.Answer(found => Page(http, found.Items, found.Next));

    private static string Address(HttpContext http, string next)
    {
        var query = http
            .Request.Query.Where(word => word.Key != "cursor")
            .SelectMany(word => word.Value.Select(value => KeyValuePair.Create(word.Key, value)));
        return http.Request.PathBase
            + http.Request.Path.ToUriComponent()
            + new QueryBuilder([.. query!, KeyValuePair.Create("cursor", next)]).ToQueryString();
    }

    // The framework's own sets the status anew.
    private sealed record BytesResult(byte[] Bytes) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = "application/json";
            httpContext.Response.ContentLength = Bytes.Length;
            return httpContext.Response.Body.WriteAsync(Bytes, httpContext.RequestAborted).AsTask();
        }
    }

    private static bool Holds(HttpRequest request, string entity) =>
        request.Headers.IfNoneMatch.Any(header =>
            header!
                .Split(',')
                .Any(each =>
                    each.Trim() is var tag && (tag == "*" || tag.Replace("W/", "") == entity)
                )
        );
}
