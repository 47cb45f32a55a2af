using System.Globalization;
using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Web.Api;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Collection;

/// <summary>Where programs read how many answers a collector turned away, by day and reason.</summary>
internal static class RejectionsApi
{
    private const int UsualDays = 30;

    // Days before the first and after the last cannot be asked for: a page of days has neighbours.
    private static readonly DateOnly First = new(1900, 1, 1);
    private static readonly DateOnly Last = new(2199, 12, 31);

    public static void MapRejections(this IEndpointRouteBuilder routes) =>
        routes
            .ProgramsGroup(Permission.ReadFigures, "Collectors")
            .MapGet("/collectors/{key}/rejections", Read)
            .WithName("ReadRejections")
            .WithSummary(
                "How many answers were turned away or marked because of the way they were sent, by day and reason; the last 30 days when none are named."
            )
            .Produces<PageReply<RejectionRow>>();

    private static async Task<IResult> Read(
        HttpContext http,
        Reader reader,
        Reach reach,
        ReadRejections readRejections,
        [AsParameters] RejectionsAsked asked,
        CancellationToken cancel
    )
    {
        var desk = await reader.Desk(http, cancel);
        var within = await reach.Collectors(http, Permission.ReadFigures, null, cancel);
        if (within.Value!.FirstOrDefault(each => each.Key == asked.Key) is not { } collector)
            return Reach.NoCollector.ToProblem();
        var faults = new List<Fault>();
        var last = Day(asked.To, "to", faults) ?? desk.Today;
        var first = Day(asked.From, "from", faults) ?? last.AddDays(1 - UsualDays);
        if (faults.Count > 0)
            return new Refusal("rejections.days", RefusalKind.Invalid, faults[0].Message)
            {
                Faults = faults,
            }.ToProblem();
        var counts = await readRejections.Run(
            desk.Agency.AgencyId,
            collector.CollectorId,
            first,
            last,
            cancel
        );
        return ApiAnswer.Page(
            http,
            Paging.Of(
                counts.Select(RejectionRow.Of),
                row => $"{row.Day:yyyyMMdd} {row.Reason}",
                asked.Limit,
                asked.Cursor
            )
        );
    }

    private static DateOnly? Day(string? text, string field, List<Fault> faults)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (
            DateOnly.TryParseExact(
                text,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
            && day >= First
            && day <= Last
        )
            return day;
        faults.Add(new(field, $"Write “{field}” as a day, for example 2026-03-31."));
        return null;
    }
}

/// <summary>Which days of which collector, as they stand in the address.</summary>
internal sealed record RejectionsAsked(
    string Key,
    string? From,
    string? To,
    string? Limit,
    string? Cursor
);

/// <summary>What one day turned away, or marked, for one reason.</summary>
/// <param name="Day">The local day.</param>
/// <param name="Reason">hidden-field, too-many, wrong-work or too-fast.</param>
/// <param name="Refused">False for too-fast: those answers were taken in and marked.</param>
/// <param name="Count">How many.</param>
public sealed record RejectionRow(DateOnly Day, string Reason, bool Refused, long Count)
{
    /// <summary>The count as programs read it.</summary>
    public static RejectionRow Of(RejectionCount count) =>
        new(count.Day, Word(count.Reason), count.IsRefused, count.Count);

    private static string Word(RejectionReason reason) =>
        reason switch
        {
            RejectionReason.Trap => "hidden-field",
            RejectionReason.Rate => "too-many",
            RejectionReason.Work => "wrong-work",
            _ => "too-fast",
        };
}
