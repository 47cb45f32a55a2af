using Bellwether.Foundation;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Access;

/// <summary>The refusals of this capability in the language of the request, and the HTTP status of each kind.</summary>
internal static class RefusalWords
{
    private static readonly string[] Known =
    [
        "sign-in-refused",
        "link-spent",
        "account-unknown",
        "grant-unknown",
        "key-unknown",
        "last-administrator",
        "forbidden",
        "fields",
    ];

    public static Refusal Translate(Texts texts, Refusal refusal)
    {
        var word = refusal.Code.Split('.')[^1];
        return refusal with
        {
            Message = Known.Contains(word) ? texts[$"access.refused.{word}"] : refusal.Message,
            Faults =
            [
                .. refusal.Faults.Select(fault =>
                    fault with
                    {
                        Message = texts[$"access.fault.{fault.Field}"],
                    }
                ),
            ],
        };
    }

    /// <summary>A field that the page itself could not read.</summary>
    public static Refusal Missing(Texts texts, string field) =>
        new Refusal("form.incomplete", RefusalKind.Invalid, texts["access.refused.fields"])
        {
            Faults = [new Fault(field, texts[$"access.fault.{field}"])],
        };

    public static int Status(Refusal? refusal) =>
        refusal?.Kind switch
        {
            null => StatusCodes.Status200OK,
            RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
            RefusalKind.NotFound => StatusCodes.Status404NotFound,
            RefusalKind.Conflict => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status403Forbidden,
        };
}
