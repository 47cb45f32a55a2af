using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace Bellwether.Access;

/// <summary>Slows down guessing from one address, whichever accounts it tries.</summary>
public static class SignInLimit
{
    private const string Policy = "access.sign-in";
    private const int TriesPerMinute = 20;

    /// <summary>Lets one address post here 20 times a minute; the host must use the rate limiter middleware.</summary>
    public static TBuilder RequireSignInLimit<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.RequireRateLimiting(Policy);

    internal static void Add(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(
            Policy,
            http =>
                HttpMethods.IsPost(http.Request.Method)
                    ? RateLimitPartition.GetFixedWindowLimiter(
                        http.Connection.RemoteIpAddress?.ToString() ?? "",
                        _ => new FixedWindowRateLimiterOptions
                        {
                            PermitLimit = TriesPerMinute,
                            Window = TimeSpan.FromMinutes(1),
                        }
                    )
                    : RateLimitPartition.GetNoLimiter("")
        );
    }
}
