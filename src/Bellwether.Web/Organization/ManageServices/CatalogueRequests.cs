using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Web.Measurement;
using Bellwether.Web.Organization.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Organization.ManageServices;

/// <summary>What the catalogue knows of a service, to change; and the whole catalogue as a file, out and in.</summary>
internal static class CatalogueRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        Reader reader,
        ReadCatalogue read,
        string slug,
        CancellationToken cancel
    ) =>
        await Row(http, reader, read, slug, cancel) is { IsDone: true } found
            ? Form(await Others(http, reader, read, cancel), found.Value, found.Value.Entry, null)
            : Results.NotFound();

    public static async Task<IResult> Post(
        HttpContext http,
        Reader reader,
        ReadCatalogue read,
        KeepServices keep,
        string slug,
        CancellationToken cancel
    )
    {
        var found = await Row(http, reader, read, slug, cancel);
        if (!found.IsDone)
            return found.Refusal.ToProblem();
        var form = await http.Request.ReadFormAsync(cancel);
        var others = await Others(http, reader, read, cancel);
        var typed = Typed(form, found.Value, others);
        var faults = typed.Faults;
        var outcome =
            faults.Count > 0
                ? new Refusal("form.incomplete", RefusalKind.Invalid, faults[0].Message)
                {
                    Faults = faults,
                }
                : await keep.Run(
                    http.User.ToActor(),
                    [typed.Entry],
                    new CatalogueRule(Revision: FormText.Revision(form)),
                    cancel
                );
        return outcome.IsDone
            ? TypedResults.LocalRedirect($"/settings/services?done={slug}")
            : Form(others, found.Value, typed.Entry, outcome.Refusal);
    }

    public static async Task<IResult> Csv(
        HttpContext http,
        Reader reader,
        ReadCatalogue read,
        CancellationToken cancel
    ) => await Export(http, reader, read, EntryFormat.Csv, cancel);

    public static async Task<IResult> Json(
        HttpContext http,
        Reader reader,
        ReadCatalogue read,
        CancellationToken cancel
    ) => await Export(http, reader, read, EntryFormat.Json, cancel);

    /// <summary>The rows within the reader's reach.</summary>
    internal static async Task<IReadOnlyList<CatalogueRow>> Rows(
        HttpContext http,
        Reader reader,
        ReadCatalogue read,
        CancellationToken cancel
    )
    {
        var reach = (await reader.Services(http, Permission.ReadOrganization, cancel))
            .Select(service => service.ServiceId)
            .ToHashSet();
        return
        [
            .. (await read.Run(http.User.ToActor().AgencyId, cancel)).Where(row =>
                reach.Contains(row.Service.ServiceId)
            ),
        ];
    }

    private static async Task<IResult> Export(
        HttpContext http,
        Reader reader,
        ReadCatalogue read,
        EntryFormat form,
        CancellationToken cancel
    ) =>
        EntryAnswer.File(
            CatalogueFile.Write(await Rows(http, reader, read, cancel), form),
            "catalogue",
            form
        );

    public static RazorComponentResult<ImportServicesPage> ShowImport() =>
        new(new { Refusal = (Refusal?)null });

    public static async Task<IResult> PostImport(
        HttpContext http,
        KeepServices keep,
        Texts texts,
        IFormFile? file,
        CancellationToken cancel
    )
    {
        var allowed = http.Demand(Permission.ManageCatalogue);
        var read = !allowed.IsDone
            ? allowed.Refusal
            : await EntryAnswer.Read(file, texts, CatalogueFile.Read, cancel);
        var addUnits = (await http.Request.ReadFormAsync(cancel))["addUnits"] == "yes";
        if (addUnits && read.IsDone)
        {
            var mayAdd = http.Demand(Permission.ManageOrganization);
            if (!mayAdd.IsDone)
                read = mayAdd.Refusal;
        }
        var outcome = read.IsDone
            ? await keep.Run(http.User.ToActor(), read.Value, new CatalogueRule(addUnits), cancel)
            : read.Refusal;
        return outcome.IsDone
            ? TypedResults.LocalRedirect(
                $"/settings/services?added={outcome.Value.Added}&changed={outcome.Value.Changed}"
            )
            : new RazorComponentResult<ImportServicesPage>(
                new { Refusal = outcome.Refusal, AddUnits = addUnits }
            )
            {
                StatusCode = RefusalAnswers.Status(outcome.Refusal.Kind),
            };
    }

    private static async Task<Outcome<CatalogueRow>> Row(
        HttpContext http,
        Reader reader,
        ReadCatalogue read,
        string slug,
        CancellationToken cancel
    )
    {
        var service = await reader.Service(http, slug, cancel, Permission.ManageCatalogue);
        return service.IsDone
            ? (await read.Run(service.Value.AgencyId, cancel)).First(row =>
                row.Service.ServiceId == service.Value.ServiceId
            )
            : service.Refusal;
    }

    private static async Task<IReadOnlyList<Service>> Others(
        HttpContext http,
        Reader reader,
        ReadCatalogue read,
        CancellationToken cancel
    ) => [.. (await Rows(http, reader, read, cancel)).Select(row => row.Service)];

    private static (ServiceEntry Entry, IReadOnlyList<Fault> Faults) Typed(
        IFormCollection form,
        CatalogueRow row,
        IReadOnlyList<Service> others
    )
    {
        var faults = new List<Fault>();
        var entry = row.Entry with
        {
            Name = form["name"].ToString(),
            NameEs = form["nameEs"],
            Audience = form["audience"].ToString(),
            Designated = form["flags"].Contains("designated"),
            HighImpact = form["flags"].Contains("highImpact"),
            ServiceType = form["serviceType"],
            LifeExperience = form["lifeExperience"],
            Owner = form["owner"],
            YearlyCustomers = FormText.Number(form, "yearlyCustomers", faults),
            DigitalStatus = form["digitalStatus"],
            DigitalBarriers = FormText.Lines(form, "digitalBarriers"),
            Steps = [.. FormText.Lines(form, "steps").Select(CatalogueFile.Step)],
            // What lies out of reach was not on the form, and stays.
            Supports =
            [
                .. form["supports"].OfType<string>(),
                .. row
                    .Supports.Where(each => others.All(other => other.Slug != each.Slug))
                    .Select(each => each.Slug),
            ],
        };
        return (entry, faults);
    }

    private static RazorComponentResult<EditServicePage> Form(
        IReadOnlyList<Service> services,
        CatalogueRow row,
        ServiceEntry typed,
        Refusal? refusal
    ) =>
        new(
            new
            {
                Row = row,
                Typed = typed,
                Others = services.Where(each => each.ServiceId != row.Service.ServiceId).ToList(),
                Refusal = refusal,
            }
        )
        {
            StatusCode = refusal is null
                ? StatusCodes.Status200OK
                : RefusalAnswers.Status(refusal.Kind),
        };
}
