using Bellwether.Web.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bellwether.Web;

/// <summary>
/// Marks an endpoint that is answered right after routing: anyone may come, it chooses its own language, answers with a body of
/// its own, and needs nothing of what stands later in the pipeline. A third of an answer's time went there.
/// </summary>
internal sealed partial class StraightDoor
{
    private StraightDoor() { }

    public static StraightDoor Mark { get; } = new();

    /// <summary>Opens the door when the endpoint is one, with the same headers and the same error page as any other.</summary>
    public static RequestDelegate Run(RequestDelegate next) =>
        context =>
            context.GetEndpoint() is { } endpoint
            && endpoint.Metadata.GetMetadata<StraightDoor>() is not null
                ? Open(endpoint.RequestDelegate!, context)
                : next(context);

    private static async Task Open(RequestDelegate door, HttpContext context)
    {
        SecurityHeaders.Write(context.Response.Headers, isPublic: true);
        try
        {
            await door(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Who asked has gone: there is nobody to answer.
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            Broke(context.RequestServices.GetRequiredService<ILogger<StraightDoor>>(), error);
            context.Response.Clear();
            SecurityHeaders.Write(context.Response.Headers, isPublic: true);
            await ErrorPages.Answer(context, StatusCodes.Status500InternalServerError);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "A public door broke; the error page was shown."
    )]
    private static partial void Broke(ILogger log, Exception error);
}
