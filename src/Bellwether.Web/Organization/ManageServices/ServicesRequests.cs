using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Web.Api;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Organization.ManageServices;

/// <summary>What stands in the form that adds a service.</summary>
public sealed record ServiceTyped
{
    /// <summary>In the list of units: one that is not there yet.</summary>
    public const string NewUnit = "new";

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Its name in Spanish.</summary>
    public string? SpanishName { get; init; }

    /// <summary>Whom it serves.</summary>
    public Audience? Audience { get; init; }

    /// <summary>The id of the unit that provides it, or "new".</summary>
    public string? Unit { get; init; }

    /// <summary>The name of a new unit.</summary>
    public string? UnitName { get; init; }

    /// <summary>The short name of a new unit.</summary>
    public string? UnitAbbreviation { get; init; }

    /// <summary>Made with the form, so that sending it twice adds one.</summary>
    public Guid ServiceId { get; init; }
}

/// <summary>The services of the agency, and adding one together with the unit that provides it.</summary>
internal static class ServicesRequests
{
    public static async Task<IResult> List(
        HttpContext http,
        Reader reader,
        ReadCatalogue read,
        Texts texts,
        string? done,
        int? added,
        int? changed,
        CancellationToken cancel
    )
    {
        var services = await CatalogueRequests.Rows(http, reader, read, cancel);
        return new RazorComponentResult<ServicesPage>(
            new
            {
                Services = services,
                Done = services.FirstOrDefault(row => row.Service.Slug == done)?.Service,
                Taken = added is null && changed is null
                    ? null
                    : texts.Say(
                        "organization.catalogue.taken",
                        texts.Number(added ?? 0),
                        texts.Number(changed ?? 0)
                    ),
                MayAdd = http.MayAnywhere(Permission.ManageOrganization),
                MayManage = http.MayAnywhere(Permission.ManageCatalogue),
                MayDraft = http.MayAnywhere(Permission.DraftInstruments),
            }
        );
    }

    public static async Task<IResult> Show(
        HttpContext http,
        Reach reach,
        TimeProvider time,
        CancellationToken cancel
    ) =>
        await Form(
            http,
            reach,
            new ServiceTyped { ServiceId = Ids.New(time), Audience = Audience.Public },
            null,
            cancel
        );

    public static async Task<IResult> Post(
        HttpContext http,
        AddService addService,
        Reach reach,
        CancellationToken cancel
    )
    {
        var typed = Read(await http.Request.ReadFormAsync(cancel));
        var isNew = typed.Unit is null or "" or ServiceTyped.NewUnit;
        var allowed = await reach.OnUnit(
            http,
            Permission.ManageOrganization,
            Guid.TryParse(typed.Unit, out var named) ? named : null,
            cancel
        );
        if (!allowed.IsDone)
            return await Form(http, reach, typed, allowed.Refusal.About("unit"), cancel);
        var outcome = await addService.Run(
            http.User.ToActor(),
            new ServiceToAdd(named, typed.Name ?? "", typed.Audience ?? Audience.Public)
            {
                ServiceId = typed.ServiceId == Guid.Empty ? null : typed.ServiceId,
                SpanishName = typed.SpanishName,
                NewUnit = isNew
                    ? new UnitToAdd(
                        typed.UnitName ?? "",
                        typed.UnitAbbreviation ?? "",
                        UnitKind.Bureau
                    )
                    : null,
            },
            cancel
        );
        return outcome.IsDone
            ? TypedResults.LocalRedirect($"/settings/services?done={outcome.Value.Slug}")
            : await Form(http, reach, typed, outcome.Refusal, cancel);
    }

    private static ServiceTyped Read(IFormCollection form) =>
        new()
        {
            Name = form["name"],
            SpanishName = form["spanishName"],
            Audience = Enum.TryParse<Audience>(form["audience"], out var audience)
                ? audience
                : null,
            Unit = form["unit"],
            UnitName = form["unit.name"],
            UnitAbbreviation = form["unit.abbreviation"],
            ServiceId = Guid.TryParse(form["serviceId"], out var id) ? id : Guid.Empty,
        };

    private static async Task<IResult> Form(
        HttpContext http,
        Reach reach,
        ServiceTyped typed,
        Refusal? refusal,
        CancellationToken cancel
    ) =>
        new RazorComponentResult<AddServicePage>(
            new
            {
                Typed = typed,
                Refusal = refusal,
                Units = await reach.Units(http, Permission.ManageOrganization, cancel),
                MayAddUnits = http.MayI(Permission.ManageOrganization),
            }
        )
        {
            StatusCode = refusal is null
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity,
        };
}
