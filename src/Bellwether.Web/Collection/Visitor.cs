using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Bellwether.Web.Collection;

/// <summary>What a request says about the person behind it that the intake needs, and nothing else.</summary>
internal static class Visitor
{
    /// <summary>True when the browser asks not to be followed.</summary>
    public static bool OptedOut(HttpRequest request) =>
        IsOne(request.Headers["Sec-GPC"]) || IsOne(request.Headers["DNT"]);

    /// <summary>The network address, for the rate limit.</summary>
    public static ReadOnlyMemory<byte> Sender(HttpContext context) =>
        context.Connection.RemoteIpAddress is not { } address ? default
        : address.IsIPv4MappedToIPv6 ? address.MapToIPv4().GetAddressBytes()
        : address.GetAddressBytes();

    private static bool IsOne(StringValues header) => header.Count == 1 && header[0] == "1";
}
