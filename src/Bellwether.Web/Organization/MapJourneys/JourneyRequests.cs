using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Web.Organization.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Organization.MapJourneys;

/// <summary>Journeys to read and to take in as files.</summary>
internal static class JourneyRequests
{
    public static async Task<IResult> List(
        HttpContext http,
        ReadJourneys read,
        Texts texts,
        int? added,
        int? changed,
        CancellationToken cancel
    ) =>
        new RazorComponentResult<JourneysPage>(
            new
            {
                Journeys = await read.Run(http.User.ToActor().AgencyId, cancel),
                MayManage = http.MayI(Permission.ManageCatalogue),
                Taken = added is null && changed is null
                    ? null
                    : texts.Say(
                        "organization.journey.taken",
                        texts.Number(added ?? 0),
                        texts.Number(changed ?? 0)
                    ),
            }
        );

    public static async Task<IResult> Show(
        HttpContext http,
        ReadJourneyView read,
        string journey,
        string? period,
        CancellationToken cancel
    ) =>
        await read.Run(http, journey, period, cancel) is { } view
            ? new RazorComponentResult<JourneyPage>(
                new { View = view, MayManage = http.MayI(Permission.ManageCatalogue) }
            )
            : Results.NotFound();

    public static async Task<IResult> Csv(
        HttpContext http,
        ReadJourneys read,
        CancellationToken cancel
    ) => await Export(http, read, EntryFormat.Csv, cancel);

    public static async Task<IResult> Json(
        HttpContext http,
        ReadJourneys read,
        CancellationToken cancel
    ) => await Export(http, read, EntryFormat.Json, cancel);

    public static RazorComponentResult<ImportJourneysPage> ShowImport() =>
        new(new { Refusal = (Refusal?)null });

    public static async Task<IResult> PostImport(
        HttpContext http,
        KeepJourneys keep,
        Texts texts,
        IFormFile? file,
        CancellationToken cancel
    )
    {
        var allowed = http.Demand(Permission.ManageCatalogue);
        var read = allowed.IsDone
            ? await EntryAnswer.Read(file, texts, JourneyFile.Read, cancel)
            : allowed.Refusal;
        var outcome = read.IsDone
            ? await keep.Run(http.User.ToActor(), read.Value, new CatalogueRule(), cancel)
            : read.Refusal;
        return outcome.IsDone
            ? TypedResults.LocalRedirect(
                $"/understand/journeys?added={outcome.Value.Added}&changed={outcome.Value.Changed}"
            )
            : new RazorComponentResult<ImportJourneysPage>(new { outcome.Refusal })
            {
                StatusCode = RefusalAnswers.Status(outcome.Refusal.Kind),
            };
    }

    private static async Task<IResult> Export(
        HttpContext http,
        ReadJourneys read,
        EntryFormat form,
        CancellationToken cancel
    ) =>
        EntryAnswer.File(
            JourneyFile.Write(await read.Run(http.User.ToActor().AgencyId, cancel), form),
            "journeys",
            form
        );
}
