using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bellwether.Collection;
using Bellwether.Foundation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bellwether.Web.Collection.ReceiveResponse;

/// <summary>The interface for programs: JSON in, the receipt after the commit, problem details otherwise.</summary>
internal sealed partial class ProgramDoor(
    RecordResponse recordResponse,
    KeepUnreadable keepUnreadable,
    FindCollector findCollector,
    Texts texts,
    ILogger<ProgramDoor> log
)
{
    /// <summary>A megabyte of words in any script, as JSON may write it.</summary>
    private const long LargestBody = 8 * 1024 * 1024;

    /// <summary>Takes an answer.</summary>
    public async Task Take(string key, HttpContext context)
    {
        // A site that is not on the list cannot read the reply; the browser has asked before it sent anything.
        Embed.Cors.Allow(context, await findCollector.Run(key, context.RequestAborted));
        if (context.Request.ContentLength > LargestBody)
        {
            await Refuse(context, TooLarge());
            return;
        }
        ResponseRequest? request = null;
        string? unreadable = null;
        try
        {
            var read = await ReadBody(context);
            try
            {
                request = ResponseRequest.Read(read);
            }
            catch (Exception error) when (error is JsonException or InvalidOperationException)
            {
                unreadable = Encoding.UTF8.GetString(read);
            }
            finally
            {
                context.Request.BodyReader.AdvanceTo(read.End);
            }
        }
        catch (BadHttpRequestException)
        {
            await Refuse(context, TooLarge());
            return;
        }
        if (request is null)
        {
            await Keep(key, context, unreadable!);
            return;
        }
        await Record(key, context, request);
    }

    private async Task Record(string key, HttpContext context, ResponseRequest request)
    {
        Outcome<Received> outcome;
        try
        {
            outcome = await recordResponse.Run(
                new IncomingResponse(key, request.Answers)
                {
                    ExternalId = request.ExternalId ?? IdempotencyKey(context.Request),
                    Language = request.Language is { Length: > 0 and <= 10 } spoken ? spoken : "en",
                    IsPartial = request.Partial,
                    VersionId = request.Version,
                    OptedOut = Visitor.OptedOut(context.Request),
                    Page = request.Page,
                    Referrer = request.Referrer,
                    Sender = Visitor.Sender(context),
                },
                context.RequestAborted
            );
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            CouldNotStore(error, key);
            await Refuse(
                context,
                new Refusal(
                    "intake.busy",
                    RefusalKind.Conflict,
                    texts.In(Language.English, "collection.notice.busy-program")
                )
            );
            return;
        }
        if (!outcome.IsDone)
        {
            await Refuse(context, outcome.Refusal);
            return;
        }
        var (receipt, cut) = outcome.Value;
        var response = context.Response;
        response.StatusCode = receipt.Repeated
            ? StatusCodes.Status200OK
            : StatusCodes.Status201Created;
        response.ContentType = "application/json";
        var reply = new ReceiptReply(receipt.ResponseId, receipt.Code, receipt.Repeated, cut);
        var body = JsonSerializer.SerializeToUtf8Bytes(reply, ProgramJson.Default.ReceiptReply);
        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }

    private async Task Keep(string key, HttpContext context, string body)
    {
        var refusal = await keepUnreadable.Run(
            new UnreadableResponse(key, "api", body, Visitor.Sender(context))
            {
                ExternalId = IdempotencyKey(context.Request) is { Length: <= 120 } id ? id : null,
            },
            context.RequestAborted
        );
        await Refuse(context, refusal);
    }

    private static Task Refuse(HttpContext context, Refusal refusal)
    {
        var status = IntakeStatus.Of(refusal);
        if (
            status
            is StatusCodes.Status429TooManyRequests
                or StatusCodes.Status503ServiceUnavailable
        )
            context.Response.Headers.RetryAfter = "60";
        return refusal.ToProblem(status).ExecuteAsync(context);
    }

    private static async ValueTask<ReadOnlySequence<byte>> ReadBody(HttpContext context)
    {
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > LargestBody)
            {
                reader.AdvanceTo(read.Buffer.End);
                throw new BadHttpRequestException(
                    "too large",
                    StatusCodes.Status413PayloadTooLarge
                );
            }
            if (read.IsCompleted)
                return read.Buffer;
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    // The draft standard writes it as a quoted string; many programs do not.
    private static string? IdempotencyKey(HttpRequest request) =>
        request.Headers.TryGetValue("Idempotency-Key", out var values)
        && values.ToString().Trim().Trim('"') is { Length: > 0 } key
            ? key
            : null;

    private Refusal TooLarge() =>
        new Refusal(
            "intake.too-large",
            RefusalKind.Invalid,
            texts.In(Language.English, "collection.notice.too-large")
        );

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "RecordResponse could not store an answer to collector {Key}; the sender was asked to try again."
    )]
    private partial void CouldNotStore(Exception error, string key);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReceiptReply))]
internal sealed partial class ProgramJson : JsonSerializerContext;
