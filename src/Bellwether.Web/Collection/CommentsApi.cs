using System.Text.RegularExpressions;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Responses;
using Bellwether.Web.Api;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Collection;

/// <summary>What people wrote, for programs: as redaction left it, and only where the handling of words is approved. No key
/// stands in for the screening role.</summary>
internal static partial class CommentsApi
{
    public static void MapCommentsApi(this IEndpointRouteBuilder routes) =>
        routes
            .ProgramsGroup(Permission.ReadComments, "Responses")
            .MapGet("/comments", List)
            .WithName("ListComments")
            .WithSummary(
                "What people wrote, as redaction left it, latest first; only of responses that count and of collectors whose handling of words is approved."
            )
            .Produces<PageReply<CommentReply>>();

    private static async Task<IResult> List(
        HttpContext http,
        Reader reader,
        Reach reach,
        ListComments list,
        [AsParameters] CommentsWanted wanted,
        CancellationToken cancel
    )
    {
        var asked = Paging.Read(wanted.Limit, wanted.Cursor, CommentPlace.Read);
        if (!asked.IsDone)
            return asked.Refusal.ToProblem();
        var days = wanted.Days((await reader.Desk(http, cancel)).Calendar);
        if (!days.IsDone)
            return days.Refusal.ToProblem();
        if (!string.IsNullOrEmpty(wanted.Language) && !Code().IsMatch(wanted.Language))
            return NoLanguage.ToProblem();
        var collectors = await reach.Collectors(
            http,
            Permission.ReadComments,
            wanted.Service,
            cancel
        );
        if (!collectors.IsDone)
            return collectors.Refusal.ToProblem();
        var found = await list.Run(
            new CommentQuery(
                http.User.ToActor().AgencyId,
                [.. collectors.Value.Select(each => each.CollectorId)],
                asked.Value.Limit + 1
            )
            {
                Before = asked.Value.After,
                Language = string.IsNullOrEmpty(wanted.Language) ? null : wanted.Language,
                First = days.Value.First,
                Last = days.Value.Last,
            },
            cancel
        );
        var some = found.Take(asked.Value.Limit).Select(each => each.Comment).ToList();
        return ApiAnswer.Page(
            http,
            some.ConvertAll(CommentReply.Of),
            found.Count > some.Count ? some[^1].Place.ToString() : null
        );
    }

    private static Refusal NoLanguage { get; } =
        new Refusal(
            "request.language",
            RefusalKind.Invalid,
            "A language is a code such as en, es or pt-BR."
        )
        {
            Faults = [new Fault("language", "Write a code such as en or es.")],
        };

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}

/// <summary>Which comments.</summary>
internal sealed record CommentsWanted(
    string? Service,
    string? Language,
    string? From,
    string? To,
    string? Limit,
    string? Cursor
)
{
    public Outcome<(DateOnly? First, DateOnly? Last)> Days(FiscalCalendar calendar)
    {
        DateOnly? first = null;
        DateOnly? last = null;
        if (!string.IsNullOrWhiteSpace(From))
        {
            var from = calendar.Read(From);
            if (!from.IsDone)
                return from.Refusal.About("from");
            first = from.Value.First;
        }
        if (!string.IsNullOrWhiteSpace(To))
        {
            var to = calendar.Read(To);
            if (!to.IsDone)
                return to.Refusal.About("to");
            last = to.Value.Last;
        }
        return (first, last);
    }
}

/// <summary>A comment as programs read it.</summary>
/// <param name="RowId">The name of its response outside the log.</param>
/// <param name="CollectorId">Where it came in.</param>
/// <param name="VersionId">The frozen version that was answered.</param>
/// <param name="Day">The local day.</param>
/// <param name="Language">The language it was written in, or "".</param>
/// <param name="Favourable">Whether the trust answer of the same response was favourable; null when there is none.</param>
/// <param name="Words">The words as redaction left them.</param>
public sealed record CommentReply(
    string RowId,
    Guid CollectorId,
    Guid VersionId,
    DateOnly Day,
    string Language,
    bool? Favourable,
    string Words
)
{
    internal static CommentReply Of(Comment comment) =>
        new(
            Bellwether.Responses.RowId.Of(comment.Place.ResponseId),
            comment.CollectorId,
            comment.VersionId,
            comment.Day,
            comment.Language,
            comment.Favourable,
            comment.Words
        );
}
