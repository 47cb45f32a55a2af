using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bellwether.Access;

/// <summary>Keeps one program from taking the machine from everybody else, and strangers from trying keys.</summary>
public sealed class KeyLimit : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> limiter;

    /// <summary>The limit with the installation's number.</summary>
    public KeyLimit(IOptions<AccessSettings> settings) =>
        limiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
            RateLimitPartition.GetTokenBucketLimiter(Who(http), _ => Bucket(settings.Value))
        );

    /// <inheritdoc />
    public void Dispose() => limiter.Dispose();

    /// <summary>Lets the request pass, or answers 429 with the seconds to wait.</summary>
    internal async Task Run(HttpContext http, RequestDelegate next)
    {
        if (!KeyBearer.IsForPrograms(http.Request) || IsOpenToAll(http))
        {
            await next(http);
            return;
        }
        using var lease = limiter.AttemptAcquire(http);
        if (lease.IsAcquired)
        {
            await next(http);
            return;
        }
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var time)
            ? time
            : TimeSpan.FromSeconds(1);
        http.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds))
            .ToString("0", null);
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
    }

    // The intake is open to everyone and has a limit of its own.
    private static bool IsOpenToAll(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static string Who(HttpContext http) =>
        http.Key() is { } key ? $"key {key.KeyId}" : $"address {http.Connection.RemoteIpAddress}";

    private static TokenBucketRateLimiterOptions Bucket(AccessSettings settings)
    {
        var perMinute = Math.Max(1, settings.KeyRequestsPerMinute);
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = Math.Max(1, perMinute / 60),
            ReplenishmentPeriod =
                perMinute >= 60 ? TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(60.0 / perMinute),
            QueueLimit = 0,
        };
    }
}

/// <summary>Where the limit stands in the pipeline.</summary>
public static class KeyLimitSetup
{
    /// <summary>Call it between authentication and authorization.</summary>
    public static void UseKeyLimit(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetService<KeyLimit>() is { } limit)
            app.Use(limit.Run);
    }
}
