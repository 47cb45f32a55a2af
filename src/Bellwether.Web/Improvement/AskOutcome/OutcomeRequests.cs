using Bellwether.Foundation;
using Bellwether.Improvement;
using Bellwether.Instruments;
using Bellwether.Organization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Improvement.AskOutcome;

/// <summary>Was it put right? One question, once, by the link in a reply; the words are those of the template "recovery-follow-up".</summary>
internal static class OutcomeRequests
{
    public static async Task<IResult> Show(
        string key,
        FindOutcomeAsked find,
        FindAgency findAgency,
        ListServices services,
        CancellationToken cancel
    ) => await Page(key, find, findAgency, services, null, cancel);

    public static async Task<IResult> Post(
        string key,
        [FromForm] RecoveryOutcome? outcome,
        FindOutcomeAsked find,
        FindAgency findAgency,
        ListServices services,
        StateOutcome state,
        CancellationToken cancel
    )
    {
        var done = await state.Run(key, outcome, cancel);
        return done.IsDone ? new RazorComponentResult<OutcomeThanksPage>()
            : done.Refusal.Kind == RefusalKind.NotFound ? Gone()
            : await Page(key, find, findAgency, services, done.Refusal, cancel);
    }

    private static async Task<IResult> Page(
        string key,
        FindOutcomeAsked find,
        FindAgency findAgency,
        ListServices services,
        Refusal? refusal,
        CancellationToken cancel
    )
    {
        if (await find.Run(key, cancel) is not { } asked)
            return Gone();
        var template = ListTemplates.Find("recovery-follow-up")!;
        var service = (await services.Run(asked.AgencyId, cancel: cancel)).First(each =>
            each.ServiceId == asked.ServiceId
        );
        return new RazorComponentResult<OutcomePage>(
            new
            {
                Key = key,
                Agency = (await findAgency.Run(asked.AgencyId, cancel))?.Name,
                Service = service,
                Item = template.Instrument.Items[0],
                Refusal = refusal,
            }
        )
        {
            StatusCode = refusal is null
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity,
        };
    }

    // A link that was used, one that never was and one that is made up look the same.
    private static RazorComponentResult<OutcomeGonePage> Gone() =>
        new() { StatusCode = StatusCodes.Status404NotFound };
}
