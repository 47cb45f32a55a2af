using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Web.Organization.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Organization.MapJourneys;

/// <summary>The frame of a journey, to write and to change. A journey is the whole agency's: so is the permission.</summary>
internal static class EditJourneyRequests
{
    public static async Task<IResult> New(
        HttpContext http,
        ReadPeople people,
        CancellationToken cancel
    ) =>
        http.MayI(Permission.ManageCatalogue)
            ? Form(await Segments(http, people, cancel), new JourneyEntry(), 0, null)
            : Results.StatusCode(StatusCodes.Status403Forbidden);

    public static async Task<IResult> PostNew(
        HttpContext http,
        ReadPeople people,
        KeepJourneys keep,
        CancellationToken cancel
    ) => await Keep(http, people, keep, new JourneyEntry(), 0, cancel);

    public static async Task<IResult> Show(
        HttpContext http,
        ReadJourneys read,
        ReadPeople people,
        string journey,
        CancellationToken cancel
    )
    {
        if (!http.MayI(Permission.ManageCatalogue))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        return await Find(http, read, journey, cancel) is { } found
            ? Form(await Segments(http, people, cancel), found.Entry, found.Revision, null)
            : Results.NotFound();
    }

    public static async Task<IResult> Post(
        HttpContext http,
        ReadJourneys read,
        ReadPeople people,
        KeepJourneys keep,
        string journey,
        CancellationToken cancel
    ) =>
        await Find(http, read, journey, cancel) is { } found
            ? await Keep(http, people, keep, found.Entry, found.Revision, cancel)
            : Results.NotFound();

    public static async Task<IResult> Retire(
        HttpContext http,
        RetireJourney retire,
        string journey,
        CancellationToken cancel
    )
    {
        var allowed = http.Demand(Permission.ManageCatalogue);
        if (!allowed.IsDone)
            return allowed.Refusal.ToProblem();
        if ((await http.Request.ReadFormAsync(cancel))["sure"] != "yes")
            return TypedResults.LocalRedirect($"/understand/journeys/{journey}/edit#retire");
        var outcome = await retire.Run(http.User.ToActor(), journey, cancel);
        return outcome.IsDone
            ? TypedResults.LocalRedirect("/understand/journeys")
            : outcome.Refusal.ToProblem();
    }

    internal static async Task<Journey?> Find(
        HttpContext http,
        ReadJourneys read,
        string slug,
        CancellationToken cancel
    ) =>
        (await read.Run(http.User.ToActor().AgencyId, cancel)).FirstOrDefault(each =>
            each.Slug == slug
        );

    private static async Task<IResult> Keep(
        HttpContext http,
        ReadPeople people,
        KeepJourneys keep,
        JourneyEntry before,
        long known,
        CancellationToken cancel
    )
    {
        var form = await http.Request.ReadFormAsync(cancel);
        var typed = before with
        {
            Name = form["name"].ToString(),
            NameEs = form["nameEs"],
            About = form["about"],
            LifeExperience = form["lifeExperience"],
            Segments = [.. form["segments"].OfType<string>()],
        };
        var allowed = http.Demand(Permission.ManageCatalogue);
        var outcome = allowed.IsDone
            ? await keep.Run(
                http.User.ToActor(),
                [typed],
                new CatalogueRule(Revision: FormText.Revision(form) ?? known),
                cancel
            )
            : allowed.Refusal;
        var slug = typed.Slug.Length > 0 ? typed.Slug : ServiceName.Slug(typed.Name);
        return outcome.IsDone
            ? TypedResults.LocalRedirect($"/understand/journeys/{slug}")
            : Form(await Segments(http, people, cancel), typed, known, outcome.Refusal);
    }

    private static async Task<IReadOnlyList<Segment>> Segments(
        HttpContext http,
        ReadPeople people,
        CancellationToken cancel
    ) => (await people.Run(http.User.ToActor().AgencyId, cancel)).Segments;

    private static RazorComponentResult<EditJourneyPage> Form(
        IReadOnlyList<Segment> segments,
        JourneyEntry typed,
        long revision,
        Refusal? refusal
    ) =>
        new(
            new
            {
                Typed = typed,
                Revision = revision,
                Segments = segments,
                Refusal = refusal,
            }
        )
        {
            StatusCode = refusal is null
                ? StatusCodes.Status200OK
                : RefusalAnswers.Status(refusal.Kind),
        };
}
