using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Publishing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Publishing.ShowFiling;

/// <summary>Saving the record, submitting it, and noting what became of it.</summary>
internal static class ChangeRequests
{
    public static async Task<IResult> Prepare(
        [AsParameters] FilingDesk desk,
        PrepareFiling prepare,
        string service,
        string quarter,
        IFormCollection form
    )
    {
        var found = await FilingRequests.Find(desk, service, quarter, Permission.PrepareFilings);
        if (!found.IsDone)
            return FilingRequests.Missing(found.Refusal);
        var surveys = form["survey"]
            .Where(id => Guid.TryParse(id, out _))
            .Select(id => new SurveyDetail(
                Guid.Parse(id!),
                TransactionPoints.Find(form[$"point-{id}"]) ?? default,
                form[$"title-{id}"].ToString(),
                form[$"url-{id}"].ToString()
            ))
            .ToList();
        var outcome = await prepare.Run(
            desk.Http.User.ToActor(),
            new FilingToPrepare(
                found.Value.Query.ServiceId,
                found.Value.Query.Quarter,
                surveys,
                form["break"].ToString()
            )
            {
                Contact = new FilingContact(
                    form["contact-name"].ToString(),
                    form["contact-email"].ToString()
                ),
            },
            desk.Cancel
        );
        return await Answer(desk, found.Value, outcome.Refusal, "prepared");
    }

    public static async Task<IResult> Submit(
        [AsParameters] FilingDesk desk,
        SubmitFiling submit,
        RecordAudit audit,
        string service,
        string quarter
    )
    {
        var found = await FilingRequests.Find(desk, service, quarter, Permission.SubmitFilings);
        if (!found.IsDone)
            return FilingRequests.Missing(found.Refusal);
        var actor = desk.Http.User.ToActor();
        var outcome = await submit.Run(actor, found.Value.Query, desk.Cancel);
        if (outcome.IsDone)
            await audit.Run(
                actor,
                "filings.submitted",
                $"{outcome.Value.Filing!.FilingId}",
                $"quarter={found.Value.Query.Quarter.Name} hash={outcome.Value.Hash}",
                desk.Cancel
            );
        return await Answer(desk, found.Value, outcome.Refusal, "submitted");
    }

    public static async Task<IResult> Move(
        [AsParameters] FilingDesk desk,
        MoveFiling move,
        string service,
        string quarter,
        [FromForm] string? to,
        [FromForm] string? note
    )
    {
        var found = await FilingRequests.Find(desk, service, quarter, Permission.SubmitFilings);
        if (!found.IsDone)
            return FilingRequests.Missing(found.Refusal);
        if (!Enum.TryParse<FilingState>(to, out var state) || !Enum.IsDefined(state))
            return await Answer(
                desk,
                found.Value,
                new Refusal(
                    "form.incomplete",
                    RefusalKind.Invalid,
                    desk.Texts["publishing.fault.to"]
                )
                {
                    Faults = [new Fault("to", desk.Texts["publishing.fault.to"])],
                },
                ""
            );
        var outcome = await move.Run(
            desk.Http.User.ToActor(),
            found.Value.Query,
            state,
            note ?? "",
            desk.Cancel
        );
        return await Answer(desk, found.Value, outcome.Refusal, "moved");
    }

    private static async Task<IResult> Answer(
        FilingDesk desk,
        FoundFiling found,
        Refusal? refusal,
        string done
    ) =>
        refusal is null
            ? Results.LocalRedirect(
                $"{FilingWords.Address(found.Service.Slug, found.Query.Quarter)}?done={done}"
            )
            : await FilingRequests.Page(desk, found, refusal, null);
}
