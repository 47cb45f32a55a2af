using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Improvement;
using Bellwether.Organization;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Improvement.Frontline;

/// <summary>Slips from the front to whoever owns a service: asking, answering, what became of them.</summary>
internal sealed class AskRequests(
    Reader reader,
    ListAsks list,
    ListAccounts accounts,
    TimeProvider time
)
{
    public static Task<IResult> Show(
        HttpContext http,
        AskRequests desk,
        [FromQuery] string? done,
        CancellationToken cancel
    ) => desk.Page(http, new FrontTyped(), null, done, cancel);

    public static async Task<IResult> Post(
        HttpContext http,
        AskRequests desk,
        AskOwner ask,
        [FromForm] FrontTyped typed,
        CancellationToken cancel
    )
    {
        var within = await desk.Within(http, Permission.LogObservations, cancel);
        var outcome = await ask.Run(
            http.User.ToActor(),
            new NewAsk(
                Guid.TryParse(typed.Service, out var service)
                && within.Any(each => each.ServiceId == service)
                    ? service
                    : Guid.Empty,
                typed.Question
            )
            {
                AskId = typed.Mark == Guid.Empty ? null : typed.Mark,
                Colleagues = await desk.Colleagues(http, cancel),
                Language = Language.Current.Code,
            },
            cancel
        );
        return outcome.IsDone
            ? TypedResults.LocalRedirect("/act/centre/asks?done=asked")
            : await desk.Page(http, Cleaned(typed, outcome.Refusal), outcome.Refusal, null, cancel);
    }

    public static async Task<IResult> Answer(
        HttpContext http,
        AskRequests desk,
        AnswerAsk answer,
        Guid id,
        [FromForm] FrontTyped typed,
        CancellationToken cancel
    )
    {
        var within = await desk.Within(http, Permission.RecordChanges, cancel);
        var known = await desk.List(http, within, cancel);
        if (known.All(ask => ask.AskId != id))
            return TypedResults.NotFound();
        _ = Enum.TryParse<AnswerStanding>(typed.Standing, out var standing);
        var outcome = await answer.Run(http.User.ToActor(), id, standing, typed.Answer, cancel);
        return outcome.IsDone
            ? TypedResults.LocalRedirect("/act/centre/asks?done=answered")
            : await desk.Page(
                http,
                typed with
                {
                    Of = id.ToString(),
                },
                outcome.Refusal,
                null,
                cancel
            );
    }

    private Task<IReadOnlyList<Service>> Within(
        HttpContext http,
        Permission permission,
        CancellationToken cancel
    ) => reader.Services(http, permission, cancel);

    private Task<IReadOnlyList<Ask>> List(
        HttpContext http,
        IReadOnlyList<Service> services,
        CancellationToken cancel
    ) =>
        list.Run(
            http.User.ToActor().AgencyId,
            [.. services.Select(each => each.ServiceId)],
            cancel
        );

    private async Task<IReadOnlyCollection<string>> Colleagues(
        HttpContext http,
        CancellationToken cancel
    ) =>
        [
            .. (await accounts.Run(http.User.ToActor().AgencyId, cancel)).Select(account =>
                account.Name
            ),
        ];

    private static FrontTyped Cleaned(FrontTyped typed, Refusal refusal) =>
        refusal.Faults.FirstOrDefault(fault => fault.Field == "question")?.Message.Split('“', '”')
            is [_, var proposal, ..]
            ? typed with
            {
                Question = proposal,
            }
            : typed;

    private async Task<IResult> Page(
        HttpContext http,
        FrontTyped typed,
        Refusal? refusal,
        string? done,
        CancellationToken cancel
    )
    {
        var read = await Within(http, Permission.ReadFigures, cancel);
        return new RazorComponentResult<AsksPage>(
            new
            {
                Asks = await List(http, read, cancel),
                Services = read,
                MayLog = await Within(http, Permission.LogObservations, cancel),
                MayAnswer = (IReadOnlySet<Guid>)
                    (await Within(http, Permission.RecordChanges, cancel))
                        .Select(each => each.ServiceId)
                        .ToHashSet(),
                Today = (await reader.Desk(http, cancel)).Today,
                Fresh = Ids.New(time),
                Typed = typed,
                Refusal = refusal,
                Done = done,
            }
        )
        {
            StatusCode = refusal is null
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity,
        };
    }
}
