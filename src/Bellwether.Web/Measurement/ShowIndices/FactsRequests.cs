using System.Globalization;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Organization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Measurement.ShowIndices;

/// <summary>What stands in the form.</summary>
public sealed record FactsTyped
{
    /// <summary>The service's id.</summary>
    public string? Service { get; init; }

    /// <summary>The quarter's name.</summary>
    public string? Period { get; init; }

    /// <summary>The channel's code, or empty for all of them together.</summary>
    public string? Channel { get; init; }

    /// <summary>What was counted.</summary>
    public string? Part { get; init; }

    /// <summary>How many.</summary>
    public string? Count { get; init; }

    /// <summary>Out of how many.</summary>
    public string? OutOf { get; init; }

    /// <summary>Where the numbers are from.</summary>
    public string? Source { get; init; }

    /// <summary>"yes" when it corrects earlier numbers.</summary>
    public string? Corrects { get; init; }
}

/// <summary>Typing in what the operation counts.</summary>
internal static class FactsRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        Reader reader,
        string? done,
        CancellationToken cancel
    ) => await Form(http, reader, new FactsTyped(), null, done is not null, cancel);

    public static async Task<IResult> Post(
        HttpContext http,
        Reader reader,
        EnterShare enter,
        [FromForm] FactsTyped typed,
        CancellationToken cancel
    )
    {
        var desk = await reader.Desk(http, cancel);
        var service = await reader.Service(
            http,
            typed.Service ?? "",
            cancel,
            Permission.EditIndices
        );
        if (!service.IsDone)
            return await Form(http, reader, typed, At(service.Refusal, "service"), false, cancel);
        var period = desk.Calendar.Read(typed.Period ?? "");
        if (!period.IsDone)
            return await Form(http, reader, typed, At(period.Refusal, "period"), false, cancel);
        var entered = await enter.Run(
            http.User.ToActor(),
            new ShareToEnter(
                service.Value.ServiceId,
                typed.Channel ?? "",
                period.Value.First,
                period.Value.Last,
                typed.Part ?? "",
                Number(typed.Count),
                Number(typed.OutOf),
                typed.Source ?? ""
            )
            {
                Corrects = typed.Corrects == "yes",
            },
            cancel
        );
        return entered.IsDone
            ? TypedResults.LocalRedirect("/understand/facts?done=yes")
            : await Form(
                http,
                reader,
                typed,
                entered.Refusal.Faults.Count > 0 ? entered.Refusal : At(entered.Refusal, "count"),
                false,
                cancel
            );
    }

    private static Refusal At(Refusal refusal, string field) =>
        refusal with
        {
            Faults = [new Fault(field, refusal.Message)],
        };

    private static long? Number(string? text) =>
        long.TryParse(
            text?.Trim(),
            NumberStyles.AllowThousands,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    private static async Task<IResult> Form(
        HttpContext http,
        Reader reader,
        FactsTyped typed,
        Refusal? refusal,
        bool isDone,
        CancellationToken cancel
    )
    {
        var desk = await reader.Desk(http, cancel);
        var quarters = new List<Period> { desk.Before(desk.ThisQuarter), desk.ThisQuarter };
        while (quarters.Count < 9)
            quarters.Add(desk.Before(quarters.MinBy(quarter => quarter.First)!));
        return new RazorComponentResult<FactsPage>(
            new
            {
                Typed = typed,
                Services = await reader.Services(http, Permission.EditIndices, cancel),
                Quarters = quarters,
                IsDone = isDone,
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
