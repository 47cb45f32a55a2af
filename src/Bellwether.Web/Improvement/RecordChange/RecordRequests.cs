using System.Globalization;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Improvement;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Improvement.RecordChange;

/// <summary>What stands in the form.</summary>
public sealed record ChangeTyped
{
    /// <summary>The service's id.</summary>
    public string? Service { get; init; }

    /// <summary>What people said, in English.</summary>
    public string? Heard { get; init; }

    /// <summary>The same in Spanish.</summary>
    public string? HeardEs { get; init; }

    /// <summary>What was done, in English.</summary>
    public string? Did { get; init; }

    /// <summary>The same in Spanish.</summary>
    public string? DidEs { get; init; }

    /// <summary>The day, as 2026-03-01.</summary>
    public string? DidOn { get; init; }

    /// <summary>Made with the form, so that sending it twice records one change.</summary>
    public Guid ChangeId { get; init; }
}

/// <summary>Recording what was heard and done.</summary>
internal static class RecordRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        Reader reader,
        TimeProvider time,
        [FromQuery] string? service,
        CancellationToken cancel
    ) =>
        await Form(
            http,
            reader,
            new ChangeTyped { ChangeId = Ids.New(time), Service = service },
            null,
            cancel
        );

    public static async Task<IResult> Post(
        HttpContext http,
        Bellwether.Improvement.RecordChange recordChange,
        Reader reader,
        Texts texts,
        [FromForm] ChangeTyped typed,
        CancellationToken cancel
    )
    {
        var actor = http.User.ToActor();
        var faults = new List<Fault>();
        var services = await reader.Services(http, Permission.RecordChanges, cancel);
        if (
            !Guid.TryParse(typed.Service, out var serviceId)
            || services.All(service => service.ServiceId != serviceId)
        )
            faults.Add(new("service", texts["improvement.fault.service"]));
        if (!DateOnly.TryParse(typed.DidOn, CultureInfo.InvariantCulture, out var didOn))
            faults.Add(new("didOn", texts["improvement.fault.didOn"]));
        if (faults.Count > 0)
            return await Form(http, reader, typed, Incomplete(texts, faults), cancel);
        var draft = new NewChange(
            serviceId,
            Text(typed.Heard, typed.HeardEs),
            Text(typed.Did, typed.DidEs),
            didOn
        )
        {
            ChangeId = typed.ChangeId,
        };
        var outcome = await recordChange.Run(actor, draft, cancel);
        return outcome.IsDone
            ? TypedResults.LocalRedirect($"/act/changes/{outcome.Value.ChangeId}?done=recorded")
            : await Form(http, reader, typed, Translate(texts, outcome.Refusal), cancel);
    }

    internal static PlainText Text(string? en, string? es) =>
        new(en?.Trim() ?? "", string.IsNullOrWhiteSpace(es) ? null : es.Trim());

    internal static Refusal Translate(Texts texts, Refusal refusal) =>
        Incomplete(
            texts,
            [
                .. refusal.Faults.Select(fault =>
                    fault with
                    {
                        Message = texts[$"improvement.fault.{fault.Field}"],
                    }
                ),
            ]
        );

    private static Refusal Incomplete(Texts texts, IReadOnlyList<Fault> faults) =>
        new Refusal("form.incomplete", RefusalKind.Invalid, texts["improvement.fault.summary"])
        {
            Faults = faults,
        };

    private static async Task<IResult> Form(
        HttpContext http,
        Reader reader,
        ChangeTyped typed,
        Refusal? refusal,
        CancellationToken cancel
    ) =>
        new RazorComponentResult<RecordPage>(
            new
            {
                Services = await reader.Services(http, Permission.RecordChanges, cancel),
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
