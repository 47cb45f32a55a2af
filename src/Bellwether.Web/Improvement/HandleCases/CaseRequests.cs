using System.Globalization;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Improvement;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Improvement.HandleCases;

/// <summary>One case: reading it, and every step that can be taken.</summary>
internal sealed class CaseRequests(
    Reader reader,
    FindCase find,
    ListAccounts accounts,
    Bellwether.Collection.ListCollectors collectors,
    ListComments comments,
    TimeProvider time
)
{
    public static async Task<IResult> Show(
        HttpContext http,
        CaseRequests pages,
        string name,
        [FromQuery] string? done,
        CancellationToken cancel
    ) => await pages.Page(http, name, new CaseTyped { Done = done }, null, cancel);

    public static async Task<IResult> Step(
        HttpContext http,
        CaseRequests pages,
        CaseSteps steps,
        string name,
        [FromForm] CaseTyped typed,
        CancellationToken cancel
    )
    {
        if (await pages.Within(http, name, Permission.HandleCases, cancel) is not { } found)
            return TypedResults.NotFound();
        var outcome = await steps.Run(http.User.ToActor(), found.History.Case, typed, cancel);
        return outcome.IsDone
                ? TypedResults.LocalRedirect(
                    $"/act/cases/{found.History.Case.Number}?done={Uri.EscapeDataString(typed.Act ?? "")}"
                )
            : outcome.Refusal.Kind == RefusalKind.NotFound ? TypedResults.NotFound()
            : await pages.Page(http, name, typed, outcome.Refusal, cancel);
    }

    // A case of a service out of reach is as unknown as one that does not exist.
    public async Task<FoundCase?> Within(
        HttpContext http,
        string name,
        Permission permission,
        CancellationToken cancel
    )
    {
        var found = await find.Run(http.User.ToActor().AgencyId, name, cancel);
        if (!found.IsDone)
            return null;
        var service = (await reader.Services(http, permission, cancel)).FirstOrDefault(each =>
            each.ServiceId == found.Value.Case.ServiceId
        );
        return service is null ? null : new FoundCase(found.Value, service);
    }

    private async Task<IResult> Page(
        HttpContext http,
        string name,
        CaseTyped typed,
        Refusal? refusal,
        CancellationToken cancel
    )
    {
        if (await Within(http, name, Permission.HandleCases, cancel) is not { } found)
            return TypedResults.NotFound();
        var desk = await reader.Desk(http, cancel);
        return new RazorComponentResult<CasePage>(
            new
            {
                History = found.History,
                found.Service,
                Words = await Words(http, found, cancel),
                Owners = await Owners(http, cancel),
                Zone = TimeZoneInfo.FindSystemTimeZoneById(desk.Calendar.ZoneId),
                Now = time.GetUtcNow(),
                Me = http.User.ToActor().AccountId,
                Typed = typed,
                Refusal = refusal,
                MayReadContacts = await reader.May(
                    http,
                    Permission.ReadContacts,
                    found.Service,
                    cancel
                ),
            }
        )
        {
            StatusCode = refusal is null
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity,
        };
    }

    // The words are those of the list of comments, for who may read them there; a call back knows none.
    private async Task<ModeratedComment?> Words(
        HttpContext http,
        FoundCase found,
        CancellationToken cancel
    )
    {
        var it = found.History.Case;
        if (
            it.Source != CaseSource.Comment
            || CommentPlace.Read(it.SourceKey) is not { } place
            || !await reader.May(http, Permission.ReadComments, found.Service, cancel)
        )
            return null;
        var of = await collectors.Run(it.AgencyId, it.ServiceId, cancel);
        return (
            await comments.Run(
                new CommentQuery(it.AgencyId, [.. of.Select(collector => collector.CollectorId)], 1)
                {
                    State = CommentState.All,
                    Only = place,
                },
                cancel
            )
        ).SingleOrDefault();
    }

    private async Task<IReadOnlyList<Account>> Owners(HttpContext http, CancellationToken cancel) =>
        [
            .. (await accounts.Run(http.User.ToActor().AgencyId, cancel))
                .Where(account =>
                    account.Grants.Any(grant =>
                        Permissions.Includes(grant.Role, Permission.HandleCases)
                    )
                )
                .OrderBy(account => account.Name, StringComparer.CurrentCulture),
        ];
}

/// <summary>A case with its service.</summary>
internal sealed record FoundCase(CaseHistory History, Service Service);

/// <summary>What stands in the forms of a case.</summary>
public sealed record CaseTyped
{
    /// <summary>Which step.</summary>
    public string? Act { get; init; }

    /// <summary>To whom.</summary>
    public string? Owner { get; init; }

    /// <summary>The words of an answer.</summary>
    public string? Words { get; init; }

    /// <summary>In which language the letter is framed.</summary>
    public string? Letter { get; init; }

    /// <summary>"no" when the person is not to be asked what became of it.</summary>
    public string? Ask { get; init; }

    /// <summary>A note.</summary>
    public string? Note { get; init; }

    /// <summary>What lay behind it.</summary>
    public string? RootCause { get; init; }

    /// <summary>Why it is opened again.</summary>
    public string? Reason { get; init; }

    /// <summary>Into which case it goes.</summary>
    public string? Into { get; init; }

    /// <summary>What to talk about.</summary>
    public string? Subject { get; init; }

    /// <summary>What was just done.</summary>
    public string? Done { get; init; }

    internal long IntoNumber =>
        long.TryParse(Into, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
}
