using System.Globalization;
using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Responses;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Measurement.ShowThemes;

/// <summary>One comment: setting its codes right, proposing it as a quote.</summary>
internal static class CorrectRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        [AsParameters] CorrectDesk desk,
        Guid collector,
        string place,
        CancellationToken cancel
    ) => await Page(http, desk, collector, place, null, cancel);

    public static async Task<IResult> Post(
        HttpContext http,
        [AsParameters] CorrectDesk desk,
        CorrectCodes correct,
        Guid collector,
        string place,
        CancellationToken cancel
    )
    {
        if (await Find(http, desk, collector, place, cancel) is not { } comment)
            return Results.NotFound();
        var form = await http.Request.ReadFormAsync(cancel);
        var outcome = await correct.Run(
            http.User.ToActor(),
            new CodeCorrection(
                collector,
                comment.Comment.Place,
                int.TryParse(
                    form["feeling"],
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var feeling
                )
                    ? feeling
                    : null,
                [.. form["themes"].OfType<string>().Where(theme => theme.Length > 0)]
            ),
            await desk.Reads(http, collector, cancel),
            cancel
        );
        return outcome.IsDone
            ? Results.LocalRedirect("/understand/themes#agreement")
            : await Page(http, desk, collector, place, outcome.Refusal, cancel);
    }

    public static async Task<IResult> Quote(
        HttpContext http,
        [AsParameters] CorrectDesk desk,
        ProposeQuote propose,
        Guid collector,
        string place,
        CancellationToken cancel
    )
    {
        if (await Find(http, desk, collector, place, cancel) is not { } comment)
            return Results.NotFound();
        var form = await http.Request.ReadFormAsync(cancel);
        var outcome = await propose.Run(
            http.User.ToActor(),
            collector,
            comment.Comment.Place,
            form["words"].ToString(),
            cancel
        );
        return outcome.IsDone
            ? Results.LocalRedirect("/understand/themes/quotes")
            : await Page(http, desk, collector, place, outcome.Refusal, cancel);
    }

    // Only a comment of a collector within reach, that the person may read.
    private static async Task<ModeratedComment?> Find(
        HttpContext http,
        CorrectDesk desk,
        Guid collector,
        string place,
        CancellationToken cancel
    )
    {
        var agencyId = http.User.ToActor().AgencyId;
        var services = await desk.Reader.Services(http, Permission.CodeComments, cancel);
        var known = (await desk.Collectors.Run(agencyId, null, cancel)).FirstOrDefault(each =>
            each.CollectorId == collector
        );
        if (
            CommentPlace.Read(place) is not { } at
            || known is null
            || services.All(service => service.ServiceId != known.ServiceId)
        )
            return null;
        var found = await desk.List.Run(
            new CommentQuery(agencyId, [collector], 1)
            {
                Only = at,
                Reader = await desk.Reader.Reads(http, [known.ServiceId], cancel),
            },
            cancel
        );
        return found.FirstOrDefault();
    }

    private static async Task<IResult> Page(
        HttpContext http,
        CorrectDesk desk,
        Guid collector,
        string place,
        Refusal? refusal,
        CancellationToken cancel
    )
    {
        if (await Find(http, desk, collector, place, cancel) is not { } comment)
            return Results.NotFound();
        return new RazorComponentResult<CorrectPage>(
            new
            {
                Comment = comment,
                Themes = (await desk.Themes.Run(http.User.ToActor().AgencyId, cancel))
                    .Where(theme => theme.IsUsed)
                    .ToList(),
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

/// <summary>What the page of one comment calls.</summary>
internal sealed record CorrectDesk(
    Reader Reader,
    ListComments List,
    ListThemes Themes,
    ListCollectors Collectors
)
{
    /// <summary>As whom the person reads the words of that collector.</summary>
    public async Task<CommentReader> Reads(
        HttpContext http,
        Guid collectorId,
        CancellationToken cancel
    )
    {
        var all = await Collectors.Run(http.User.ToActor().AgencyId, null, cancel);
        return await Reader.Reads(
            http,
            [all.First(each => each.CollectorId == collectorId).ServiceId],
            cancel
        );
    }
}
