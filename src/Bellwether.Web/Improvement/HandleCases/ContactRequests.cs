using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Improvement;
using Bellwether.Responses;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Improvement.HandleCases;

/// <summary>Opening the contact of a call back, for a reason: the one place where an address is shown, and no answer is ever on it.</summary>
internal static class ContactRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        CaseRequests pages,
        string name,
        CancellationToken cancel
    ) =>
        await pages.Within(http, name, Permission.ReadContacts, cancel) is { } found
            ? Page(found, [], null, StatusCodes.Status200OK)
            : TypedResults.NotFound();

    public static async Task<IResult> Open(
        HttpContext http,
        CaseRequests pages,
        OpenCaseContact open,
        string name,
        [FromForm] string? reason,
        CancellationToken cancel
    )
    {
        if (await pages.Within(http, name, Permission.ReadContacts, cancel) is not { } found)
            return TypedResults.NotFound();
        var outcome = await open.Run(
            http.User.ToActor(),
            found.History.Case.CaseId,
            Enum.TryParse<CallReason>(reason, out var why) ? why : null,
            cancel
        );
        return outcome.IsDone
            ? Page(found, outcome.Value, null, StatusCodes.Status200OK)
            : Page(found, [], outcome.Refusal, StatusCodes.Status422UnprocessableEntity);
    }

    private static RazorComponentResult<ContactPage> Page(
        FoundCase found,
        IReadOnlyList<HeldContact> contacts,
        Refusal? refusal,
        int status
    ) =>
        new(
            new
            {
                found.History.Case,
                Contacts = contacts,
                Refusal = refusal,
            }
        )
        {
            StatusCode = status,
        };
}
