using System.Security.Cryptography;
using System.Text;
using Bellwether.Access;
using Bellwether.Foundation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Web.Api;

/// <summary>Marks a route whose requests may carry an idempotency key.</summary>
internal sealed class TakesIdempotencyKey
{
    public static TakesIdempotencyKey Mark { get; } = new();
}

/// <summary>
/// A request that makes something and carries an idempotency key is done once. The id of what it makes comes from the key, so
/// even when the machine stops between making and answering, doing it again makes nothing new.
/// </summary>
internal static class OnceOnly
{
    public const string Header = "Idempotency-Key";
    private const int Longest = 200;

    public static RouteHandlerBuilder Once(this RouteHandlerBuilder route) =>
        route.WithMetadata(TakesIdempotencyKey.Mark).AddEndpointFilter(Run);

    /// <summary>The id of what this request makes: of its idempotency key, or a new one.</summary>
    public static Guid NewId(this HttpContext http) =>
        http.Items[typeof(OnceOnly)] is Guid id
            ? id
            : Ids.New(http.RequestServices.GetRequiredService<TimeProvider>());

    /// <summary>True when this request may have made it before.</summary>
    public static bool MayRepeat(this HttpContext http) => http.Items[typeof(OnceOnly)] is Guid;

    private static async ValueTask<object?> Run(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var http = context.HttpContext;
        var header = http.Request.Headers[Header];
        if (header.Count == 0 || http.Key() is not { } key)
            return await next(context);
        if (header is not [{ } name] || !IsKey(name))
            return BadKey.ToProblem();
        var body = await RequestBody.Read(http, RequestBody.Document);
        if (!body.IsDone)
            return body.Refusal.ToProblem();
        var asked = new OnceAsked(key.AgencyId, key.KeyId, name);
        var print = Fingerprint(http.Request, body.Value);
        var services = http.RequestServices;
        var claim = await services
            .GetRequiredService<ClaimReply>()
            .Run(asked, print, http.RequestAborted);
        if (!claim.IsDone)
            return claim.Refusal.ToProblem();
        if (claim.Value is { } before)
            return new KeptResult(before, IsRepeat: true);
        http.Items[typeof(OnceOnly)] = Ids.From(
            key.KeyId,
            $"{name} {Convert.ToHexStringLower(print)}"
        );
        // From here on the sender may go: what was begun is finished and its answer kept.
        var reply = await Capture(http, await next(context));
        if (reply.Status is >= 200 and < 300)
            await services.GetRequiredService<KeepReply>().Run(asked, reply, default);
        else
            await services.GetRequiredService<DropClaim>().Run(asked, default);
        return new KeptResult(reply, IsRepeat: false);
    }

    private static async Task<KeptReply> Capture(HttpContext http, object? result)
    {
        var line = http.Response.Body;
        using var held = new MemoryStream();
        http.Response.Body = held;
        try
        {
            await ((IResult)result!).ExecuteAsync(http);
            await http.Response.BodyWriter.FlushAsync();
        }
        finally
        {
            http.Response.Body = line;
        }
        var headers = http.Response.Headers;
        return new KeptReply(
            http.Response.StatusCode,
            headers.Location,
            headers.ETag,
            held.ToArray()
        );
    }

    private static byte[] Fingerprint(HttpRequest request, byte[] body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(
            Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n")
        );
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }

    private static bool IsKey(string name) =>
        name.Length is > 0 and <= Longest && name.All(c => c is > ' ' and <= '~');

    private static Refusal BadKey { get; } =
        new Refusal(
            "request.idempotency-key",
            RefusalKind.Invalid,
            $"An idempotency key has 1 to {Longest} letters, digits and signs, without spaces; a UUID will do."
        )
        {
            Faults = [new Fault(Header, $"Send one of 1 to {Longest} visible characters.")],
        };
}

/// <summary>An answer as it was given the first time.</summary>
internal sealed record KeptResult(KeptReply Reply, bool IsRepeat) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Reply.Status;
        if (Reply.Location is not null)
            response.Headers.Location = Reply.Location;
        if (Reply.ETag is not null)
            response.Headers.ETag = Reply.ETag;
        if (IsRepeat)
            response.Headers["Idempotency-Replayed"] = "true";
        response.ContentType ??= "application/json";
        response.ContentLength = Reply.Body.Length;
        await response.Body.WriteAsync(Reply.Body, httpContext.RequestAborted);
    }
}
