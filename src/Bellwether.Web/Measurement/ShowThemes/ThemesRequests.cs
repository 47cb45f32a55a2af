using Bellwether.Access;
using Bellwether.Measurement;
using Bellwether.Responses;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Measurement.ShowThemes;

/// <summary>What people write about, one theme with its words, and the run that codes anew.</summary>
internal static class ThemesRequests
{
    private const int OnePage = 20;

    public static async Task<IResult> List(
        HttpContext http,
        ThemesDesk desk,
        ReadThemes read,
        ReadAgreement readAgreement,
        ReadTerms readTerms,
        string? service,
        string? period,
        CancellationToken cancel
    )
    {
        var query = await desk.Query(http, service, period, cancel);
        if (!query.IsDone)
            return Results.StatusCode(RefusalAnswers.Status(query.Refusal.Kind));
        var asked = query.Value;
        return new RazorComponentResult<ThemesPage>(
            new
            {
                Read = await read.Run(asked, cancel),
                Agreement = await readAgreement.Run(
                    asked.AgencyId,
                    asked.Scope.CollectorIds,
                    cancel
                ),
                Terms = await readTerms.Run(
                    new CommentQuery(asked.AgencyId, asked.Scope.CollectorIds, 0)
                    {
                        Reader = asked.Reader,
                        First = asked.Before.First,
                        Last = asked.Period.Last,
                    },
                    asked.Period.First,
                    cancel
                ),
                Services = await desk.Services(http, cancel),
                Periods = await desk.Periods(http, cancel),
                Asked = new ThemesAsked(service ?? "", asked.Period.Name),
                MayCode = http.MayAnywhere(Permission.CodeComments),
            }
        );
    }

    public static async Task<IResult> Show(
        HttpContext http,
        ThemesDesk desk,
        ReadThemes read,
        ListThemes dictionary,
        ListComments list,
        string theme,
        string? service,
        string? period,
        string? words,
        string? before,
        CancellationToken cancel
    )
    {
        var query = await desk.Query(http, service, period, cancel);
        if (!query.IsDone)
            return Results.StatusCode(RefusalAnswers.Status(query.Refusal.Kind));
        var asked = query.Value;
        var isList = theme is "all" or "none" or "contradicting";
        var over = isList ? null : await read.Run(asked, theme, cancel);
        if (!isList && over is null)
            return Results.NotFound();
        var found = await list.Run(
            new CommentQuery(asked.AgencyId, asked.Scope.CollectorIds, OnePage + 1)
            {
                Reader = asked.Reader,
                Theme = theme is "all" or "contradicting" ? null : theme,
                Contradicting = theme == "contradicting",
                Words = words,
                First = asked.Period.First,
                Last = asked.Period.Last,
                Before = CommentPlace.Read(before),
            },
            cancel
        );
        var address = new ThemesAsked(service ?? "", asked.Period.Name, words ?? "");
        return new RazorComponentResult<ThemePage>(
            new
            {
                Theme = theme,
                Over = over,
                Comments = found.Take(OnePage).ToList(),
                Names = (await dictionary.Run(asked.AgencyId, cancel)).ToDictionary(
                    each => each.ThemeId,
                    each => each.Name.In(Language.Current.Code)
                ),
                Asked = address,
                NextHref = found.Count > OnePage
                    ? address.Address(theme, found[OnePage - 1].Comment.Place.ToString())
                    : null,
                Period = asked.Period,
                MayCode = http.MayAnywhere(Permission.CodeComments),
            }
        );
    }

    public static async Task<IResult> Run(
        HttpContext http,
        CodeComments code,
        CancellationToken cancel
    )
    {
        await code.Run(http.User.ToActor().AgencyId, cancel: cancel);
        return Results.LocalRedirect("/understand/themes#agreement");
    }

    public static async Task<IResult> Json(
        HttpContext http,
        ThemesDesk desk,
        ReadThemes read,
        string? service,
        string? period,
        CancellationToken cancel
    )
    {
        var query = await desk.Query(http, service, period, cancel);
        if (!query.IsDone)
            return query.Refusal.ToProblem();
        return ApiAnswer.Json(http, ThemesReply.Of(await read.Run(query.Value, cancel)));
    }
}
