using Bellwether.Foundation;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Api;

/// <summary>The bytes of what a program sends, never more than the route takes.</summary>
internal static class RequestBody
{
    /// <summary>What a request may hold when its route says nothing else.</summary>
    public const int Usual = 256 * 1024;

    /// <summary>A whole questionnaire with its languages.</summary>
    public const int Document = 2 * 1024 * 1024;

    /// <summary>The bytes; refused when there are too many. It can be read again.</summary>
    public static async Task<Outcome<byte[]>> Read(HttpContext http, int most)
    {
        if (http.Request.Body is MemoryStream { Position: 0 } before)
            return before.Length <= most ? before.ToArray() : TooLarge(most);
        var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            if (body.Length + read > most)
                return TooLarge(most);
            body.Write(buffer, 0, read);
        }
        body.Position = 0;
        http.Request.Body = body;
        return body.ToArray();
    }

    private static Refusal TooLarge(int most) =>
        new Refusal(
            "request.too-large",
            RefusalKind.Invalid,
            $"The body is larger than {most / 1024} kB. Send less at once."
        )
        {
            Faults = [new Fault("$", "Send less at once.")],
        };
}
