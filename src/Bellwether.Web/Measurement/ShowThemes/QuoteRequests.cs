using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Responses;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Measurement.ShowThemes;

/// <summary>Quotes: proposed, and let out by another person.</summary>
internal static class QuoteRequests
{
    public static async Task<IResult> List(
        HttpContext http,
        ThemesDesk desk,
        ListQuotes list,
        ListCollectors collectors,
        CancellationToken cancel
    ) => await Page(http, desk, list, collectors, null, cancel);

    public static async Task<IResult> Decide(
        HttpContext http,
        ThemesDesk desk,
        ListQuotes list,
        ListCollectors collectors,
        DecideQuote decide,
        RecordAudit audit,
        Guid id,
        CancellationToken cancel
    )
    {
        var form = await http.Request.ReadFormAsync(cancel);
        var approve = form["act"] == "approve";
        var actor = http.User.ToActor();
        var outcome = await decide.Run(actor, id, approve, cancel);
        if (!outcome.IsDone)
            return await Page(http, desk, list, collectors, outcome.Refusal, cancel);
        await audit.Run(
            actor,
            approve ? "quote.approved" : "quote.declined",
            id.ToString(),
            "",
            cancel
        );
        return Results.LocalRedirect("/understand/themes/quotes");
    }

    private static async Task<IResult> Page(
        HttpContext http,
        ThemesDesk desk,
        ListQuotes list,
        ListCollectors collectors,
        Refusal? refusal,
        CancellationToken cancel
    )
    {
        var agencyId = http.User.ToActor().AgencyId;
        var services = (await desk.Services(http, cancel))
            .Select(service => service.ServiceId)
            .ToHashSet();
        var within = (await collectors.Run(agencyId, null, cancel))
            .Where(collector => services.Contains(collector.ServiceId))
            .ToDictionary(collector => collector.CollectorId, collector => collector.Name);
        return new RazorComponentResult<QuotesPage>(
            new
            {
                Quotes = await list.Run(agencyId, within.Keys, onlyApproved: false, cancel),
                Collectors = (IReadOnlyDictionary<Guid, string>)within,
                MayDecide = http.MayAnywhere(Permission.ApproveQuotes),
                Refusal = refusal,
            }
        )
        {
            StatusCode = refusal is null
                ? StatusCodes.Status200OK
                : RefusalAnswers.Status(refusal.Kind),
        };
    }
}
