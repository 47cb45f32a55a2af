using System.Globalization;
using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Collection.ReachPeople;

/// <summary>What stands in the form that opens a collector.</summary>
public sealed record CollectorTyped
{
    /// <summary>The version's id.</summary>
    public string? Version { get; init; }

    /// <summary>The service's id.</summary>
    public string? Service { get; init; }

    /// <summary>What staff call it.</summary>
    public string? Name { get; init; }

    /// <summary>The channel's code.</summary>
    public string? Channel { get; init; }

    /// <summary>Its place in the address.</summary>
    public string? Key { get; init; }

    /// <summary>The office where it stands.</summary>
    public string? Location { get; init; }

    /// <summary>Where people can turn.</summary>
    public string? Contact { get; init; }

    /// <summary>First day.</summary>
    public string? OpensOn { get; init; }

    /// <summary>Last day.</summary>
    public string? ClosesOn { get; init; }

    /// <summary>The id of what lets it ask.</summary>
    public string? Clearance { get; init; }

    /// <summary>Made with the form, so that sending it twice opens one.</summary>
    public Guid CollectorId { get; init; }
}

/// <summary>Opening a collector from a published questionnaire, in one form.</summary>
internal static class OpenRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        TimeProvider time,
        [AsParameters] OpenReads reads,
        string? version,
        string? service,
        CancellationToken cancel
    )
    {
        var has = await reads.Run(http, cancel);
        // What there is only one of is chosen already.
        var typed = new CollectorTyped
        {
            CollectorId = Ids.New(time),
            Version = version ?? Only(has.Instruments)?.CurrentVersionId.ToString(),
            Service = service ?? Only(has.Services)?.ServiceId.ToString(),
            Clearance = Only(has.Clearances)?.ClearanceId.ToString(),
            Channel = "website",
        };
        return Form(has, typed, null);
    }

    private static T? Only<T>(IReadOnlyList<T> all)
        where T : class => all is [var only] ? only : null;

    public static async Task<IResult> Post(
        HttpContext http,
        OpenCollector openCollector,
        Texts texts,
        [AsParameters] OpenReads reads,
        [FromForm] CollectorTyped typed,
        CancellationToken cancel
    )
    {
        var faults = new List<Fault>();
        var opens = Day(typed.OpensOn, "opensOn", texts, faults);
        var closes = Day(typed.ClosesOn, "closesOn", texts, faults);
        if (!Guid.TryParse(typed.Version, out var versionId))
            faults.Add(new("version", texts["collection.open.fault-version"]));
        var has = await reads.Run(http, cancel);
        if (
            !Guid.TryParse(typed.Service, out var serviceId)
            || has.Services.All(service => service.ServiceId != serviceId)
        )
            faults.Add(new("service", texts["collection.open.fault-service"]));
        if (faults.Count > 0)
            return Form(
                has,
                typed,
                new Refusal("form.incomplete", RefusalKind.Invalid, texts["collection.open.faults"])
                {
                    Faults = faults,
                }
            );
        var outcome = await openCollector.Run(
            http.User.ToActor(),
            new CollectorToOpen(serviceId, versionId, typed.Name ?? "", typed.Channel ?? "")
            {
                CollectorId = typed.CollectorId,
                Key = Given(typed.Key),
                Location = Given(typed.Location),
                Contact = Given(typed.Contact),
                ClearanceId = Guid.TryParse(typed.Clearance, out var clearance) ? clearance : null,
                OpensOn = opens,
                ClosesOn = closes,
            },
            cancel
        );
        return outcome.IsDone
            ? TypedResults.LocalRedirect($"/listen/collectors/{outcome.Value.CollectorId}?done=new")
            : Form(has, typed, Named(outcome.Refusal));
    }

    private static RazorComponentResult<OpenPage> Form(
        OpenChoices has,
        CollectorTyped typed,
        Refusal? refusal
    ) =>
        new(
            new
            {
                Typed = typed,
                Refusal = refusal,
                has.Instruments,
                has.Services,
                has.Clearances,
            }
        )
        {
            StatusCode = refusal is null
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity,
        };

    // The operation's names of fields, as the form has them.
    private static Refusal Named(Refusal refusal) =>
        refusal with
        {
            Faults =
            [
                .. refusal.Faults.Select(fault =>
                    fault with
                    {
                        Field = fault.Field switch
                        {
                            "versionId" => "version",
                            "serviceId" => "service",
                            "clearanceId" => "clearance",
                            var field => field,
                        },
                    }
                ),
            ],
        };

    internal static DateOnly? Day(string? text, string field, Texts texts, List<Fault> faults)
    {
        if (Given(text) is not { } given)
            return null;
        if (DateOnly.TryParse(given, CultureInfo.InvariantCulture, out var day))
            return day;
        faults.Add(new(field, texts["collection.open.fault-day"]));
        return null;
    }

    internal static string? Given(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What the form is made of.</summary>
internal sealed record OpenReads(
    ListInstruments ListInstruments,
    Reader Reader,
    ListClearances ListClearances
)
{
    public async Task<OpenChoices> Run(HttpContext http, CancellationToken cancel)
    {
        var agencyId = http.User.ToActor().AgencyId;
        return new(
            [
                .. (await ListInstruments.Run(agencyId, cancel)).Where(each =>
                    each.CurrentVersionId is not null && each.ArchivedAt is null
                ),
            ],
            await Reader.Services(http, Permission.ManageCollectors, cancel),
            [
                .. (await ListClearances.Run(agencyId, cancel)).Clearances.Select(each =>
                    each.Clearance
                ),
            ]
        );
    }
}

/// <summary>What there is to choose from.</summary>
internal sealed record OpenChoices(
    IReadOnlyList<Instrument> Instruments,
    IReadOnlyList<Service> Services,
    IReadOnlyList<Clearance> Clearances
);
