using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Collection;

/// <summary>Where programs read how many answers a collector turned away, by day and reason.</summary>
internal static class RejectionsApi
{
    private const int UsualDays = 30;

    public static void MapRejections(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/v1/collectors/{key}/rejections", Read)
            .RequirePermission(Permission.ReadFigures)
            .Produces<IReadOnlyList<RejectionRow>>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithName("ReadRejections");

    private static async Task<IResult> Read(
        string key,
        HttpContext http,
        FindCollector findCollector,
        ReadRejections readRejections,
        TimeProvider time,
        string? first,
        string? last,
        CancellationToken cancel
    )
    {
        var agencyId = http.User.ToActor().AgencyId;
        if (
            await findCollector.Run(key, cancel) is not { } inUse
            || inUse.Agency.AgencyId != agencyId
        )
            return new Refusal(
                "collector.unknown",
                RefusalKind.NotFound,
                "There is no such collector in this agency."
            ).ToProblem();
        var faults = new List<Fault>();
        var until = Day(last, "last", faults) ?? inUse.Agency.Calendar.LocalDay(time.GetUtcNow());
        var from = Day(first, "first", faults) ?? until.AddDays(1 - UsualDays);
        if (faults.Count > 0)
            return new Refusal("rejections.days", RefusalKind.Invalid, faults[0].Message)
            {
                Faults = faults,
            }.ToProblem();
        var counts = await readRejections.Run(
            agencyId,
            inUse.Collector.CollectorId,
            from,
            until,
            cancel
        );
        return Results.Ok(counts.Select(RejectionRow.Of));
    }

    private static DateOnly? Day(string? text, string field, List<Fault> faults)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (
            DateOnly.TryParseExact(
                text,
                "yyyy-MM-dd",
                System.Globalization.CultureInfo.InvariantCulture,
                System.Globalization.DateTimeStyles.None,
                out var day
            )
        )
            return day;
        faults.Add(new(field, $"Write “{field}” as a day, for example 2026-03-31."));
        return null;
    }
}

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
