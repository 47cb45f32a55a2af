using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Collection.Clearances;

/// <summary>Adding, changing and renewing a clearance.</summary>
internal static class TermsRequests
{
    public static Task<IResult> New(
        HttpContext http,
        FindJurisdiction findJurisdiction,
        TimeProvider time,
        CancellationToken cancel
    ) =>
        Form(
            http,
            findJurisdiction,
            new ClearanceTyped { ClearanceId = Ids.New(time) },
            null,
            cancel
        );

    public static async Task<IResult> Add(
        HttpContext http,
        AddClearance addClearance,
        FindJurisdiction findJurisdiction,
        Texts texts,
        [FromForm] ClearanceTyped typed,
        CancellationToken cancel
    )
    {
        var faults = new List<Fault>();
        var terms = typed.Read(texts, faults);
        if (faults.Count > 0)
            return await Form(http, findJurisdiction, typed, Unread(texts, faults), cancel);
        var outcome = await addClearance.Run(
            http.User.ToActor(),
            terms,
            typed.ClearanceId,
            Language.Current.Code,
            cancel
        );
        return outcome.IsDone
            ? TypedResults.LocalRedirect(
                $"/listen/clearances/{outcome.Value.Clearance.ClearanceId}?done=added"
            )
            : await Form(http, findJurisdiction, typed, outcome.Refusal, cancel);
    }

    public static async Task<IResult> Change(
        HttpContext http,
        FindClearance findClearance,
        FindJurisdiction findJurisdiction,
        Guid id,
        CancellationToken cancel
    ) =>
        await findClearance.Run(http.User.ToActor().AgencyId, id, cancel) is { } whole
            ? await Form(
                http,
                findJurisdiction,
                ClearanceTyped.Of(whole.Standing.Clearance),
                null,
                cancel
            )
            : TypedResults.NotFound();

    public static async Task<IResult> Save(
        HttpContext http,
        ChangeClearance changeClearance,
        FindJurisdiction findJurisdiction,
        Texts texts,
        Guid id,
        [FromForm] ClearanceTyped typed,
        CancellationToken cancel
    )
    {
        var faults = new List<Fault>();
        var terms = typed.Read(texts, faults);
        if (faults.Count > 0)
            return await Form(http, findJurisdiction, typed, Unread(texts, faults), cancel);
        var outcome = await changeClearance.Run(
            http.User.ToActor(),
            id,
            typed.Revision,
            terms,
            Language.Current.Code,
            cancel
        );
        return outcome.IsDone ? TypedResults.LocalRedirect($"/listen/clearances/{id}?done=saved")
            : outcome.Refusal.Kind == RefusalKind.NotFound ? TypedResults.NotFound()
            : await Form(http, findJurisdiction, typed, outcome.Refusal, cancel);
    }

    private static Refusal Unread(Texts texts, IReadOnlyList<Fault> faults) =>
        new Refusal(
            "form.incomplete",
            RefusalKind.Invalid,
            texts["collection.clearance-form.unread"]
        )
        {
            Faults = faults,
        };

    private static async Task<IResult> Form(
        HttpContext http,
        FindJurisdiction findJurisdiction,
        ClearanceTyped typed,
        Refusal? refusal,
        CancellationToken cancel
    )
    {
        var rules = await findJurisdiction.Run(http.User.ToActor().AgencyId, cancel);
        return new RazorComponentResult<TermsPage>(
            new
            {
                rules.Rules,
                Typed = typed,
                Refusal = refusal,
            }
        )
        {
            StatusCode = refusal?.Kind.Status() ?? StatusCodes.Status200OK,
        };
    }
}
