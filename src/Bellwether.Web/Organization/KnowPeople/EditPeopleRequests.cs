using System.Globalization;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Web.Organization.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Organization.KnowPeople;

/// <summary>Segments and personas to write and to change.</summary>
internal static class EditPeopleRequests
{
    private const string New = "new";
    private const int MostStatements = 40;

    public static async Task<IResult> NewSegment(
        HttpContext http,
        ListServices services,
        CancellationToken cancel
    ) =>
        http.MayI(Permission.ManageCatalogue)
            ? await Form(http, services, new SegmentToKeep("", "", ""), true, null, cancel)
            : Results.StatusCode(StatusCodes.Status403Forbidden);

    public static async Task<IResult> PostNewSegment(
        HttpContext http,
        KeepSegment keep,
        ListServices services,
        CancellationToken cancel
    ) => await Keep(http, keep, services, "", cancel);

    public static async Task<IResult> ShowSegment(
        HttpContext http,
        ReadPeople read,
        ListServices services,
        string segment,
        CancellationToken cancel
    )
    {
        if (!http.MayI(Permission.ManageCatalogue))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        return await Find(http, read, segment, cancel) is { } found
            ? await Form(
                http,
                services,
                new SegmentToKeep(found.Slug, found.Name, found.Definition)
                {
                    SpanishName = found.SpanishName,
                    Size = found.Size,
                    SizeSource = found.SizeSource,
                    Needs = found.Needs,
                    Barriers = found.Barriers,
                    Services = [.. found.Services.Select(each => each.Slug)],
                    CountedBy = found.CountedBy,
                    VerifiedOn = found.VerifiedOn,
                    Revision = found.Revision,
                },
                false,
                null,
                cancel
            )
            : Results.NotFound();
    }

    public static async Task<IResult> PostSegment(
        HttpContext http,
        ReadPeople read,
        KeepSegment keep,
        ListServices services,
        string segment,
        CancellationToken cancel
    ) =>
        await Find(http, read, segment, cancel) is not null
            ? await Keep(http, keep, services, segment, cancel)
            : Results.NotFound();

    public static async Task<IResult> ShowPersona(
        HttpContext http,
        ReadPeople read,
        string segment,
        string persona,
        CancellationToken cancel
    )
    {
        if (!http.MayI(Permission.ManageCatalogue))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var people = await read.Run(http.User.ToActor().AgencyId, cancel);
        if (people.Segments.FirstOrDefault(each => each.Slug == segment) is not { } of)
            return Results.NotFound();
        if (persona == New)
            return Form(of, new PersonaToKeep("", "", segment, []), true, null);
        return people.Personas.FirstOrDefault(each => each.Slug == persona) is { } found
            ? Form(
                of,
                new PersonaToKeep(
                    found.Slug,
                    found.Name,
                    segment,
                    [
                        .. found.Statements.Select(each => new StatementToKeep(
                            each.Text,
                            [.. each.Evidence.Where(e => e.Stands).Select(e => e.EvidenceId)]
                        )),
                    ]
                )
                {
                    SpanishName = found.SpanishName,
                    Revision = found.Revision,
                },
                false,
                null
            )
            : Results.NotFound();
    }

    public static async Task<IResult> PostPersona(
        HttpContext http,
        ReadPeople read,
        KeepPersona keep,
        string segment,
        string persona,
        CancellationToken cancel
    )
    {
        if (await Find(http, read, segment, cancel) is not { } of)
            return Results.NotFound();
        var form = await http.Request.ReadFormAsync(cancel);
        var typed = new PersonaToKeep(
            persona == New ? "" : persona,
            form["name"].ToString(),
            segment,
            [.. Statements(form)]
        )
        {
            SpanishName = form["spanishName"],
            Revision = FormText.Revision(form) ?? 0,
        };
        var allowed = http.Demand(Permission.ManageCatalogue);
        var outcome = allowed.IsDone
            ? await keep.Run(http.User.ToActor(), typed, cancel)
            : allowed.Refusal;
        return outcome.IsDone
            ? TypedResults.LocalRedirect($"/understand/people#persona-{outcome.Value}")
            : Form(of, typed, persona == New, outcome.Refusal);
    }

    private static IEnumerable<StatementToKeep> Statements(IFormCollection form)
    {
        for (var i = 1; i <= MostStatements; i++)
        {
            var number = i.ToString(CultureInfo.InvariantCulture);
            if (!form.ContainsKey($"statement.{number}"))
                yield break;
            yield return new StatementToKeep(
                form[$"statement.{number}"].ToString(),
                [
                    .. form[$"evidence.{number}"]
                        .Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty),
                ]
            );
        }
    }

    private static async Task<IResult> Keep(
        HttpContext http,
        KeepSegment keep,
        ListServices services,
        string slug,
        CancellationToken cancel
    )
    {
        var form = await http.Request.ReadFormAsync(cancel);
        var faults = new List<Fault>();
        var typed = new SegmentToKeep(slug, form["name"].ToString(), form["definition"].ToString())
        {
            SpanishName = form["spanishName"],
            Size = FormText.Number(form, "size", faults),
            SizeSource = form["sizeSource"],
            Needs = FormText.Lines(form, "needs"),
            Barriers = FormText.Lines(form, "barriers"),
            Services = [.. form["services"].OfType<string>()],
            CountedBy = form["countedBy"],
            VerifiedOn = FormText.Day(form, "verifiedOn", faults),
            Revision = FormText.Revision(form) ?? 0,
        };
        var allowed = http.Demand(Permission.ManageCatalogue);
        var outcome =
            !allowed.IsDone ? allowed.Refusal
            : faults.Count > 0
                ? new Refusal("form.incomplete", RefusalKind.Invalid, faults[0].Message)
                {
                    Faults = faults,
                }
            : await keep.Run(http.User.ToActor(), typed, cancel);
        return outcome.IsDone
            ? TypedResults.LocalRedirect($"/understand/people/{outcome.Value}")
            : await Form(http, services, typed, slug.Length == 0, outcome.Refusal, cancel);
    }

    private static async Task<Segment?> Find(
        HttpContext http,
        ReadPeople read,
        string slug,
        CancellationToken cancel
    ) =>
        (await read.Run(http.User.ToActor().AgencyId, cancel)).Segments.FirstOrDefault(each =>
            each.Slug == slug
        );

    private static async Task<IResult> Form(
        HttpContext http,
        ListServices services,
        SegmentToKeep typed,
        bool isNew,
        Refusal? refusal,
        CancellationToken cancel
    ) =>
        new RazorComponentResult<EditSegmentPage>(
            new
            {
                Typed = typed,
                IsNew = isNew,
                Services = await services.Run(http.User.ToActor().AgencyId, null, cancel),
                Refusal = refusal,
            }
        )
        {
            StatusCode = Status(refusal),
        };

    private static RazorComponentResult<EditPersonaPage> Form(
        Segment segment,
        PersonaToKeep typed,
        bool isNew,
        Refusal? refusal
    ) =>
        new(
            new
            {
                Segment = segment,
                Typed = typed,
                IsNew = isNew,
                Refusal = refusal,
            }
        )
        {
            StatusCode = Status(refusal),
        };

    private static int Status(Refusal? refusal) =>
        refusal is null ? StatusCodes.Status200OK : RefusalAnswers.Status(refusal.Kind);
}
