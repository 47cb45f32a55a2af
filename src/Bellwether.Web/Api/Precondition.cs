using Bellwether.Foundation;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Api;

/// <summary>A change is made of what was read: If-Match names the state it was made for.</summary>
internal static class Precondition
{
    /// <summary>Null when the change may be made; otherwise 428 without a tag, 412 when somebody changed it since.</summary>
    public static IResult? Refuse(HttpContext http, string tag)
    {
        var given = http.Request.Headers.IfMatch;
        if (given.Count == 0)
            return new Refusal(
                "request.precondition-missing",
                RefusalKind.Invalid,
                "Read it first, and send its ETag back as If-Match, so that nobody's work is lost."
            )
            {
                Faults = [new Fault("If-Match", "Send the ETag of what you read.")],
            }.ToProblem(StatusCodes.Status428PreconditionRequired);
        var holds = given.Any(header =>
            header!
                .Split(',')
                .Any(each => each.Trim() is var one && (one == "*" || one == $"\"{tag}\""))
        );
        return holds ? null : Changed();
    }

    /// <summary>412: it is not what it was.</summary>
    public static IResult Changed() =>
        new Refusal(
            "request.precondition-failed",
            RefusalKind.Conflict,
            "It was changed after you read it. Read it again, make your change to what is there now, and send its ETag."
        )
        {
            Faults = [new Fault("If-Match", "This is not the state that is there now.")],
        }.ToProblem(StatusCodes.Status412PreconditionFailed);
}
