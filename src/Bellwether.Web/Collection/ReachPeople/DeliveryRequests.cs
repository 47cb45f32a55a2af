using System.Globalization;
using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Collection.ReachPeople;

/// <summary>What stands in the form of delivery.</summary>
public sealed record DeliveryTyped
{
    /// <summary>One site a line.</summary>
    public string? Origins { get; init; }

    /// <summary>One visit in this many.</summary>
    public string? AskEvery { get; init; }

    /// <summary>Of those, so many in a hundred.</summary>
    public string? AskPercent { get; init; }

    /// <summary>Days of quiet.</summary>
    public string? QuietDays { get; init; }
}

/// <summary>Which sites may embed a form, how many visits are asked, how long nobody is asked again.</summary>
internal static class DeliveryRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        Guid id,
        FindReach findReach,
        FindDelivery findDelivery,
        CancellationToken cancel
    )
    {
        if (await findReach.Run(http, id, cancel) is not { } reach)
            return Results.NotFound();
        var delivery = await findDelivery.Run(reach.Agency.AgencyId, id, cancel);
        return Form(
            reach,
            new DeliveryTyped
            {
                Origins = string.Join('\n', delivery.OriginList),
                AskEvery = Text(delivery.AskEvery),
                AskPercent = Text(delivery.AskPercent),
                QuietDays = Text(delivery.QuietDays),
            },
            null
        );
    }

    public static async Task<IResult> Post(
        HttpContext http,
        Guid id,
        FindReach findReach,
        ChangeDelivery changeDelivery,
        [FromForm] DeliveryTyped typed,
        CancellationToken cancel
    )
    {
        if (await findReach.Run(http, id, cancel) is not { } reach)
            return Results.NotFound();
        var outcome = await changeDelivery.Run(
            http.User.ToActor(),
            new DeliveryToChange(
                id,
                (typed.Origins ?? "").Split('\n', StringSplitOptions.TrimEntries)
            )
            {
                AskEvery = Number(typed.AskEvery),
                AskPercent = Number(typed.AskPercent),
                QuietDays = Number(typed.QuietDays),
            },
            cancel
        );
        return outcome.IsDone
            ? TypedResults.LocalRedirect($"{reach.Page}?done=kept")
            : Form(reach, typed, outcome.Refusal);
    }

    private static RazorComponentResult<DeliveryPage> Form(
        Reach reach,
        DeliveryTyped typed,
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

    // What is no number is outside every range: the field then says what it takes.
    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : -1;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
