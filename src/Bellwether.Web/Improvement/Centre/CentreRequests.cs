using System.Globalization;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Web.Api;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Improvement.Centre;

/// <summary>The week that is asked for, and the contacts of which services.</summary>
/// <param name="Scope">The collectors of those services.</param>
/// <param name="Services">The services within reach.</param>
/// <param name="Only">The one service that was chosen, or null.</param>
/// <param name="Sunday">The last day of the week.</param>
/// <param name="Latest">The last day of the last week that is over.</param>
public sealed record CentreAsked(
    Scope Scope,
    IReadOnlyList<Service> Services,
    Service? Only,
    DateOnly Sunday,
    DateOnly Latest
);

/// <summary>Why people got in touch: the week's top issues, how the centre did, and whether the codes can be trusted.</summary>
internal sealed class CentreRequests(
    Reader reader,
    ReadTopIssues readIssues,
    ReadReasonHygiene readHygiene,
    ReadCentre readCentre,
    ListComments listComments,
    ListQuotes listQuotes
)
{
    private const int HygieneDays = 91;
    private const int FigureDays = 28;
    private const int Quoted = 3;
    private const int LongestQuote = 400;
    private const int FirstYear = 2000;
    private const int LastYear = 2200;

    public static async Task<IResult> Show(
        HttpContext http,
        CentreRequests desk,
        [FromQuery] string? service,
        [FromQuery] string? week,
        CancellationToken cancel
    )
    {
        var asked = await desk.Ask(http, service, week, cancel);
        if (!asked.IsDone)
            return TypedResults.NotFound();
        var agencyId = http.User.ToActor().AgencyId;
        var issues = await desk.Issues(agencyId, asked.Value, cancel);
        return new RazorComponentResult<CentrePage>(
            new
            {
                Asked = asked.Value,
                Week = issues,
                Quotes = await desk.Quotes(http, agencyId, asked.Value, issues, cancel),
                Figures = await desk.Figures(agencyId, asked.Value, cancel),
                MayLog = http.MayAnywhere(Permission.LogObservations),
            }
        );
    }

    public static async Task<IResult> Hygiene(
        HttpContext http,
        CentreRequests desk,
        [FromQuery] string? service,
        [FromQuery] string? week,
        CancellationToken cancel
    )
    {
        var asked = await desk.Ask(http, service, week, cancel);
        return asked.IsDone
            ? new RazorComponentResult<HygienePage>(
                new
                {
                    Asked = asked.Value,
                    Report = await desk.Report(http.User.ToActor().AgencyId, asked.Value, cancel),
                }
            )
            : TypedResults.NotFound();
    }

    public static async Task<IResult> IssuesForPrograms(
        HttpContext http,
        CentreRequests desk,
        [FromQuery] string? service,
        [FromQuery] string? week,
        CancellationToken cancel
    )
    {
        var asked = await desk.Ask(http, service, week, cancel);
        if (!asked.IsDone)
            return asked.Answer(_ => Results.Empty);
        var issues = await desk.Issues(http.User.ToActor().AgencyId, asked.Value, cancel);
        return ApiAnswer.Json(http, IssuesReply.Of(issues));
    }

    private Task<TopIssues> Issues(Guid agencyId, CentreAsked asked, CancellationToken cancel) =>
        readIssues.Run(agencyId, asked.Scope, asked.Sunday, cancel);

    private Task<ReasonHygiene> Report(
        Guid agencyId,
        CentreAsked asked,
        CancellationToken cancel
    ) =>
        readHygiene.Run(
            agencyId,
            asked.Scope,
            asked.Sunday.AddDays(1 - HygieneDays),
            asked.Sunday,
            cancel
        );

    private Task<CentreFigures> Figures(
        Guid agencyId,
        CentreAsked asked,
        CancellationToken cancel
    ) =>
        readCentre.Run(
            agencyId,
            asked.Scope.ServiceIds,
            asked.Sunday.AddDays(1 - FigureDays),
            asked.Sunday,
            cancel
        );

    private async Task<Outcome<CentreAsked>> Ask(
        HttpContext http,
        string? slug,
        string? week,
        CancellationToken cancel
    )
    {
        var desk = await reader.Desk(http, cancel);
        var latest = desk.Today.AddDays(
            -(desk.Today.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)desk.Today.DayOfWeek)
        );
        var sunday = latest;
        if (!string.IsNullOrWhiteSpace(week))
        {
            if (
                !DateOnly.TryParse(week, CultureInfo.InvariantCulture, out var day)
                || day.Year is < FirstYear or > LastYear
            )
                return new Refusal(
                    "centre.week",
                    RefusalKind.Invalid,
                    "Give a day of the week that is meant, such as 2026-03-01."
                );
            sunday = day.AddDays((7 - (int)day.DayOfWeek) % 7);
        }
        var services = await reader.Services(http, Permission.ReadFigures, cancel);
        var scope = await reader.Scope(http, slug, "", cancel);
        return scope.IsDone
            ? new CentreAsked(
                scope.Value,
                services,
                services.FirstOrDefault(each => each.Slug == slug),
                sunday > latest ? latest : sunday,
                latest
            )
            : scope.Refusal;
    }

    // Who may read comments sees the latest about an issue; everybody else only words that a second person let out.
    private async Task<IReadOnlyDictionary<string, string>> Quotes(
        HttpContext http,
        Guid agencyId,
        CentreAsked asked,
        TopIssues week,
        CancellationToken cancel
    )
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var mayRead =
            http.MayI(Permission.ReadComments)
            || (
                asked.Only is { } only
                && await reader.May(http, Permission.ReadComments, only, cancel)
            );
        var approved = mayRead
            ? []
            : await listQuotes.Run(agencyId, asked.Scope.CollectorIds, onlyApproved: true, cancel);
        foreach (var issue in week.Issues.Take(Quoted))
        foreach (var theme in issue.Reason.Themes.Take(1))
        {
            var words = mayRead
                ? (
                    await listComments.Run(
                        new CommentQuery(agencyId, asked.Scope.CollectorIds, 1)
                        {
                            Theme = theme,
                            Last = week.Last,
                        },
                        cancel
                    )
                )
                    .FirstOrDefault()
                    ?.Comment.Words
                : approved
                    .FirstOrDefault(quote =>
                        quote.Themes.Contains($" {theme} ", StringComparison.Ordinal)
                    )
                    ?.Words;
            if (words is { Length: > 0 and <= LongestQuote })
                found[issue.Reason.Key] = words;
        }
        return found;
    }
}
