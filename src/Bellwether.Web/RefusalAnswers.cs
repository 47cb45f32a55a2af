using Bellwether.Foundation;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web;

/// <summary>The one place where a refusal becomes an HTTP answer. (On pages, PostForm shows it beside the fields.)</summary>
public static class RefusalAnswers
{
    /// <summary>What was done, or the refusal as problem details (RFC 9457) with its code and the faults by field.</summary>
    public static IResult Answer<T>(this Outcome<T> outcome, Func<T, IResult> done) =>
        outcome.IsDone ? done(outcome.Value) : outcome.Refusal.ToProblem();

    /// <summary>Problem details with the stable code, and the faults by field when there are any.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="status">Another status than that of its kind, where HTTP has a word of its own for it.</param>
    public static IResult ToProblem(this Refusal refusal, int? status = null)
    {
        var more = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["code"] = refusal.Code,
        };
        if (refusal.Faults.Count > 0)
        {
            more["faults"] = refusal.Faults;
        }
        return Results.Problem(
            detail: refusal.Message,
            statusCode: status ?? refusal.Kind.Status(),
            extensions: more
        );
    }

    /// <summary>The refusal tied to a field, when it names none itself.</summary>
    public static Refusal About(this Refusal refusal, string field) =>
        refusal.Faults.Count > 0
            ? refusal
            : refusal with
            {
                Faults = [new Fault(field, refusal.Message)],
            };

    /// <summary>The error page of its kind, for a page that cannot be shown at all.</summary>
    internal static IResult ToPage(this Refusal refusal) =>
        Results.StatusCode(refusal.Kind.Status());

    /// <summary>The one status of each kind.</summary>
    public static int Status(this RefusalKind kind) =>
        kind switch
        {
            RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
            RefusalKind.NotFound => StatusCodes.Status404NotFound,
            RefusalKind.Conflict => StatusCodes.Status409Conflict,
            RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
            _ => throw new ArgumentOutOfRangeException(
                nameof(kind),
                kind,
                "This kind of refusal has no status yet"
            ),
        };
}
