using System.Collections.Immutable;
using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Collection.WritePrivacyNotice;

/// <summary>What a form tells people of their privacy, written by who manages forms, approved with the handling of words.</summary>
internal static class NoticeRequests
{
    public static async Task<IResult> Show(
        Guid id,
        HttpContext http,
        [AsParameters] NoticeDesk desk,
        string? done
    )
    {
        var agencyId = http.User.ToActor().AgencyId;
        return await desk.Find.Run(agencyId, id, desk.Cancel) is { } notice
            ? await Page(agencyId, desk, notice, null, done)
            : Results.NotFound();
    }

    public static async Task<IResult> Post(
        Guid id,
        HttpContext http,
        [AsParameters] NoticeDesk desk,
        ChangePrivacyNotice change,
        RecordAudit audit,
        IFormCollection form
    )
    {
        var actor = http.User.ToActor();
        var notice = Read(id, form);
        var outcome = await change.Run(actor, notice, Language.Current.Code, desk.Cancel);
        if (!outcome.IsDone)
            return outcome.Refusal.Kind == RefusalKind.NotFound
                ? Results.NotFound()
                : await Page(actor.AgencyId, desk, notice, outcome.Refusal, null);
        await audit.Run(
            actor,
            "privacy.notice-changed",
            id.ToString("N"),
            $"needed={outcome.Value.IsNeeded}",
            desk.Cancel
        );
        return TypedResults.LocalRedirect($"/listen/collectors/{id}/privacy?done=kept");
    }

    private static PrivacyNotice Read(Guid id, IFormCollection form) =>
        new(id)
        {
            IsNeeded = form["needed"] == "yes",
            Parts = Enum.GetValues<NoticePart>()
                .ToImmutableSortedDictionary(
                    part => part,
                    part =>
                        LocalText.From(
                            PrivacyNotice.Languages.Select(language =>
                                (
                                    language,
                                    (string?)form[LintNotice.Field(part, language)].ToString()
                                )
                            )
                        )
                ),
        };

    private static async Task<IResult> Page(
        Guid agencyId,
        NoticeDesk desk,
        PrivacyNotice notice,
        Refusal? refusal,
        string? done
    )
    {
        var collectors = await desk.Collectors.Run(agencyId, null, desk.Cancel);
        if (
            collectors.FirstOrDefault(each => each.CollectorId == notice.CollectorId)
            is not { } form
        )
            return Results.NotFound();
        return new RazorComponentResult<NoticePage>(
            new
            {
                Collector = form,
                Notice = notice,
                Refusal = refusal,
                Done = done,
            }
        )
        {
            StatusCode = refusal is null ? StatusCodes.Status200OK : refusal.Kind.Status(),
        };
    }
}

/// <summary>What the page calls.</summary>
internal sealed record NoticeDesk(
    FindPrivacyNotice Find,
    Bellwether.Collection.ListCollectors Collectors,
    CancellationToken Cancel
);
