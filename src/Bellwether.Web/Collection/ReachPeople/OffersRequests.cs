using System.Globalization;
using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Collection.ReachPeople;

/// <summary>What stands in the form of offers.</summary>
public sealed record OffersTyped
{
    /// <summary>The channel's code.</summary>
    public string? Channel { get; init; }

    /// <summary>The day.</summary>
    public string? Day { get; init; }

    /// <summary>How many people.</summary>
    public string? Count { get; init; }

    /// <summary>Where the number is from.</summary>
    public string? Note { get; init; }

    /// <summary>Made with the form, so that sending it twice counts once.</summary>
    public string? SourceKey { get; init; }
}

/// <summary>Entering how many people were offered the questions where no screen counts it.</summary>
internal static class OffersRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        Guid id,
        FindReach findReach,
        TimeProvider time,
        CancellationToken cancel
    ) =>
        await findReach.Run(http, id, cancel) is { } reach
            ? Form(
                reach,
                new OffersTyped
                {
                    Channel = "paper",
                    Day = reach.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    SourceKey = $"page/{Ids.New(time):N}",
                },
                null
            )
            : Results.NotFound();

    public static async Task<IResult> Post(
        HttpContext http,
        Guid id,
        FindReach findReach,
        RecordOffers recordOffers,
        Texts texts,
        [FromForm] OffersTyped typed,
        CancellationToken cancel
    )
    {
        if (await findReach.Run(http, id, cancel) is not { } reach)
            return Results.NotFound();
        var faults = new List<Fault>();
        var day = OpenRequests.Day(typed.Day, "day", texts, faults);
        if (day is null && faults.Count == 0)
            faults.Add(new("day", texts["collection.open.fault-day"]));
        var isNumber = long.TryParse(
            typed.Count,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands,
            CultureInfo.InvariantCulture,
            out var count
        );
        if (!isNumber)
            faults.Add(new("count", texts["collection.offers.fault-count"]));
        if (faults.Count > 0)
            return Form(
                reach,
                typed,
                new Refusal("form.incomplete", RefusalKind.Invalid, texts["collection.open.faults"])
                {
                    Faults = faults,
                }
            );
        var outcome = await recordOffers.Run(
            http.User.ToActor(),
            new OffersToRecord(id, typed.Channel ?? "", day!.Value, count, typed.SourceKey ?? "")
            {
                Note = typed.Note ?? "",
            },
            cancel
        );
        return outcome.IsDone
            ? TypedResults.LocalRedirect($"{reach.Page}?done=counted")
            : Form(reach, typed, outcome.Refusal);
    }

    private static RazorComponentResult<OffersPage> Form(
        Reach reach,
        OffersTyped typed,
        Refusal? refusal
    ) =>
        new(
            new
            {
                Reach = reach,
                Typed = typed,
                Refusal = refusal,
            }
        )
        {
            StatusCode = refusal is null
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity,
        };
}
