using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Web.Measurement.AskFigures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Measurement.ShowDrivers;

/// <summary>What is linked with an outcome: the page of a service, and GET /api/v1/drivers/importance?measure=&amp;period=[&amp;service=].</summary>
internal static class ImportanceRequests
{
    public static async Task<IResult> List(
        HttpContext http,
        Reader reader,
        CancellationToken cancel
    ) =>
        new RazorComponentResult<DriversPage>(
            new { Services = await reader.Services(http, Permission.ReadFigures, cancel) }
        );

    public static async Task<IResult> Show(
        HttpContext http,
        Reader reader,
        ReadDriversView read,
        string slug,
        string? measure,
        string? period,
        CancellationToken cancel
    )
    {
        var service = await reader.Service(http, slug, cancel);
        if (service.Refusal is { Kind: RefusalKind.Forbidden })
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (!service.IsDone)
            return new RazorComponentResult<ShowService.NoServicePage>(new { Slug = slug })
            {
                StatusCode = StatusCodes.Status404NotFound,
            };
        return new RazorComponentResult<ServiceDriversPage>(
            new
            {
                Service = service.Value,
                View = await read.Run(http, service.Value, measure, period, cancel),
            }
        );
    }

    public static async Task<IResult> Json(
        HttpContext http,
        Reader reader,
        ReadImportance read,
        Texts texts,
        string? measure,
        string? service,
        string? period,
        CancellationToken cancel
    )
    {
        var found = await Read(http, reader, read, texts, (measure, service, period), cancel);
        return found.IsDone
            ? Results.Json(ImportanceReply.Of(found.Value, Language.Current.Code), Reply.Options)
            : found.Refusal.ToProblem();
    }

    public static async Task<IResult> Csv(
        HttpContext http,
        Reader reader,
        ReadImportance read,
        Texts texts,
        string? measure,
        string? service,
        string? period,
        CancellationToken cancel
    )
    {
        var found = await Read(http, reader, read, texts, (measure, service, period), cancel);
        if (!found.IsDone)
            return found.Refusal.ToProblem();
        var it = found.Value;
        var csv = new CsvText(
            "part",
            "name",
            "people",
            "importance",
            "importance_low",
            "importance_high",
            "rank_correlation",
            "rank_correlation_low",
            "rank_correlation_high",
            "direction",
            "favourable",
            "favourable_low",
            "favourable_high",
            "place",
            "status"
        );
        foreach (var part in it.Parts)
            csv.Row([
                part.Key,
                part.Name.In(Language.Current.Code),
                CsvText.Number((long?)it.Answers),
                .. CsvText.Cells(part.Importance),
                .. CsvText.Cells(part.Correlation),
                CsvText.Number((long?)part.Direction),
                .. CsvText.Cells(part.Performance),
                part.Place.ToString(),
                it.Status.ToString(),
            ]);
        return CsvText.File(csv.ToString(), $"importance-{it.Outcome.Key}-{it.Period.Name}");
    }

    private static async Task<Outcome<DriverImportance>> Read(
        HttpContext http,
        Reader reader,
        ReadImportance read,
        Texts texts,
        (string? Measure, string? Service, string? Period) question,
        CancellationToken cancel
    )
    {
        var asked = await Asked.Of(http, reader, texts, question.Service, cancel);
        if (!asked.IsDone)
            return asked.Refusal;
        var at = asked.Value.Period(question.Period);
        if (!at.IsDone)
            return at.Refusal;
        return await read.Run(
            new FigureQuery(
                asked.Value.AgencyId,
                asked.Value.Scope,
                question.Measure ?? "trust",
                at.Value
            )
            {
                Rule = asked.Value.Rule(null),
            },
            cancel
        );
    }
}
