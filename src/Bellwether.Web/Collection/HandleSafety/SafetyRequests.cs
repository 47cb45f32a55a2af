using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Responses;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Collection.HandleSafety;

/// <summary>The queue of words that may say that somebody is in danger, and drills.</summary>
internal static class SafetyRequests
{
    public static Task<IResult> Show(
        HttpContext http,
        [AsParameters] SafetyDesk desk,
        bool? closed
    ) => Page(http, desk, closed == true, null, "");

    public static async Task<IResult> Drill(
        HttpContext http,
        [AsParameters] SafetyDesk desk,
        PractiseSafety practise,
        RecordAudit audit,
        [FromForm] string? sentence
    )
    {
        var actor = http.User.ToActor();
        var outcome = await practise.Run(actor, sentence ?? "", desk.Cancel);
        if (!outcome.IsDone)
            return await Page(
                http,
                desk,
                false,
                SafetyWords.Translate(desk.Texts, outcome.Refusal),
                sentence ?? ""
            );
        await audit.Run(
            actor,
            "safety.drill-started",
            outcome.Value.ToString("N"),
            "",
            desk.Cancel
        );
        return Results.LocalRedirect($"/listen/safety/{outcome.Value}");
    }

    private static async Task<IResult> Page(
        HttpContext http,
        SafetyDesk desk,
        bool closed,
        Refusal? refusal,
        string sentence
    )
    {
        var agencyId = http.User.ToActor().AgencyId;
        var within = (await desk.Reach.Collectors(http, Permission.HandleSafety, null, desk.Cancel))
            .Value.Select(each => each.CollectorId)
            .ToHashSet();
        return new RazorComponentResult<SafetyPage>(
            new
            {
                Concerns = (await desk.List.Run(agencyId, closed, cancel: desk.Cancel))
                    .Where(concern => concern.IsDrill || within.Contains(concern.CollectorId))
                    .ToList(),
                Protocol = await desk.Protocols.Run(agencyId, desk.Cancel),
                Now = desk.Time.GetUtcNow(),
                Closed = closed,
                Sentence = sentence,
                Refusal = refusal,
            }
        )
        {
            StatusCode = refusal is null
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity,
        };
    }
}

/// <summary>What the pages of safety call.</summary>
internal sealed record SafetyDesk(
    Reach Reach,
    ListConcerns List,
    FindConcern Find,
    FindSafetyProtocol Protocols,
    Texts Texts,
    TimeProvider Time,
    CancellationToken Cancel
);
