using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Instruments.ShowInstrument;

/// <summary>The steps of a review, each one button on the page of the instrument.</summary>
internal static class ReviewRequests
{
    public static async Task<IResult> Submit(
        HttpContext http,
        SubmitDraft submit,
        ShowReview show,
        Texts texts,
        Guid id
    )
    {
        var form = await http.Request.ReadFormAsync();
        var outcome = await submit.Run(
            http.User.ToActor(),
            id,
            Drafting.Revision(form),
            form["note"],
            http.RequestAborted
        );
        return await Next(http, show, texts, id, outcome, "submitted");
    }

    public static Task<IResult> Approve(
        HttpContext http,
        ApproveDraft approve,
        ShowReview show,
        Texts texts,
        Guid id
    ) => SayYes(http, approve, show, texts, id, Approval.Approver);

    public static Task<IResult> ApprovePrivacy(
        HttpContext http,
        ApproveDraft approve,
        ShowReview show,
        Texts texts,
        Guid id
    ) => SayYes(http, approve, show, texts, id, Approval.PrivacyOfficer);

    public static async Task<IResult> Return(
        HttpContext http,
        ReturnDraft giveBack,
        ShowReview show,
        Texts texts,
        Guid id
    )
    {
        var form = await http.Request.ReadFormAsync();
        var outcome = await giveBack.Run(
            http.User.ToActor(),
            id,
            form["hash"].ToString(),
            form["note"].ToString(),
            http.RequestAborted
        );
        return await Next(http, show, texts, id, outcome, "returned");
    }

    public static async Task<IResult> Publish(
        HttpContext http,
        PublishInstrument publish,
        ShowReview show,
        Texts texts,
        Guid id
    )
    {
        var form = await http.Request.ReadFormAsync();
        var outcome = await publish.Run(
            http.User.ToActor(),
            id,
            Drafting.Revision(form),
            http.RequestAborted
        );
        return await Next(http, show, texts, id, outcome, "published");
    }

    public static async Task<IResult> Revise(
        HttpContext http,
        ReviseInstrument revise,
        ShowReview show,
        Texts texts,
        Guid id
    )
    {
        var outcome = await revise.Run(http.User.ToActor(), id, http.RequestAborted);
        return outcome.IsDone
            ? TypedResults.LocalRedirect($"{OpenDraft.AddressOf(id)}/edit")
            : await Next(http, show, texts, id, outcome, "");
    }

    public static async Task<IResult> Archive(
        HttpContext http,
        ArchiveInstrument archive,
        ShowReview show,
        Texts texts,
        Guid id
    ) =>
        await Next(
            http,
            show,
            texts,
            id,
            await archive.Run(http.User.ToActor(), id, true, http.RequestAborted),
            "archived"
        );

    public static async Task<IResult> Restore(
        HttpContext http,
        ArchiveInstrument archive,
        ShowReview show,
        Texts texts,
        Guid id
    ) =>
        await Next(
            http,
            show,
            texts,
            id,
            await archive.Run(http.User.ToActor(), id, false, http.RequestAborted),
            "restored"
        );

    private static async Task<IResult> SayYes(
        HttpContext http,
        ApproveDraft approve,
        ShowReview show,
        Texts texts,
        Guid id,
        Approval approval
    )
    {
        var form = await http.Request.ReadFormAsync();
        var outcome = await approve.Run(
            http.User.ToActor(),
            id,
            form["hash"].ToString(),
            approval,
            http.RequestAborted
        );
        return await Next(http, show, texts, id, outcome, "approved");
    }

    private static async Task<IResult> Next<T>(
        HttpContext http,
        ShowReview show,
        Texts texts,
        Guid id,
        Outcome<T> outcome,
        string done
    ) =>
        outcome.IsDone
            ? TypedResults.LocalRedirect($"{OpenDraft.AddressOf(id)}?done={done}")
            : await show.Page(http, id, null, RefusalWords.Translate(texts, outcome.Refusal));
}
