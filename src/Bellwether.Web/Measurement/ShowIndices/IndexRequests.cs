using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Measurement.ShowIndices;

/// <summary>The two indices: side by side, one alone, and the same for programs and as a file.</summary>
internal static class IndexRequests
{
    private static readonly string[] Keys = ["psqi", "partner-sqi"];

    public static async Task<IResult> List(
        HttpContext http,
        IndexAsked asked,
        ReadIndex read,
        ReadSameQuestion readSame,
        string? period,
        CancellationToken cancel
    )
    {
        var readings = new List<IndexReading>();
        foreach (var key in Keys)
        {
            var query = await asked.Run(http, key, period, cancel);
            if (!query.IsDone)
                return query.Refusal.ToProblem();
            var reading = await read.Run(query.Value.Query, cancel);
            if (!reading.IsDone)
                return reading.Refusal.ToProblem();
            readings.Add(reading.Value);
        }
        // Indices have other parts; what both are asked alike is the fair comparison.
        var both = await asked.Run(http, null, readings[0].Now.Period.Name, cancel);
        return new RazorComponentResult<IndicesPage>(
            new
            {
                Readings = readings,
                Same = await readSame.Run(both.Value.Query, cancel),
                Quarters = Quarters(readings[0], await asked.Run(http, null, null, cancel)),
                MayRevise = http.MayI(Permission.EditIndices),
            }
        );
    }

    public static async Task<IResult> Show(
        HttpContext http,
        IndexAsked asked,
        ReadIndex read,
        ListIndices list,
        ListKeptIndices kept,
        string index,
        string? period,
        string? of,
        CancellationToken cancel
    )
    {
        var query = await asked.Run(http, index, period, cancel);
        if (!query.IsDone)
            return query.Refusal.ToProblem();
        var reading = await read.Run(query.Value.Query, cancel);
        if (!reading.IsDone)
            return reading.Refusal.Kind == RefusalKind.NotFound
                ? Results.NotFound()
                : reading.Refusal.ToProblem();
        var figure = string.IsNullOrWhiteSpace(of)
            ? reading.Value.Now.Agency
            : reading.Value.Now.All.FirstOrDefault(each =>
                each.Subject.Slug == of || each.Subject.Id.ToString() == of
            );
        if (figure is null)
            return Results.NotFound();
        var agencyId = query.Value.Desk.Agency.AgencyId;
        return new RazorComponentResult<IndexPage>(
            new
            {
                Reading = reading.Value,
                Figure = figure,
                Quarters = Quarters(reading.Value, await asked.Run(http, null, null, cancel)),
                Versions = (await list.Run(agencyId, cancel))
                    .Where(each => each.Key == reading.Value.Definition.Key)
                    .ToList(),
                Kept = (await kept.Run(agencyId, reading.Value.Definition.Key, cancel))
                    .Where(row => row.SubjectId == figure.Subject.Id)
                    .ToList(),
                MayRevise = http.MayI(Permission.EditIndices),
            }
        );
    }

    public static async Task<IResult> Json(
        HttpContext http,
        IndexAsked asked,
        ReadIndex read,
        string? index,
        string? period,
        CancellationToken cancel
    )
    {
        var reading = await Read(http, asked, read, index, period, cancel);
        return reading.IsDone
            ? ApiAnswer.Json(http, IndexReply.Of(reading.Value, Language.Current.Code))
            : reading.Refusal.ToProblem();
    }

    public static async Task<IResult> Csv(
        HttpContext http,
        IndexAsked asked,
        ReadIndex read,
        string? index,
        string? period,
        CancellationToken cancel
    )
    {
        var reading = await Read(http, asked, read, index, period, cancel);
        return reading.IsDone
            ? CsvText.File(
                IndexFile.Of(reading.Value),
                $"{reading.Value.Definition.Name}-{reading.Value.Now.Period.Name}"
            )
            : reading.Refusal.ToProblem();
    }

    private static async Task<Outcome<IndexReading>> Read(
        HttpContext http,
        IndexAsked asked,
        ReadIndex read,
        string? index,
        string? period,
        CancellationToken cancel
    )
    {
        var query = await asked.Run(http, index, period, cancel);
        return query.IsDone ? await read.Run(query.Value.Query, cancel) : query.Refusal;
    }

    private static IReadOnlyList<Period> Quarters(
        IndexReading reading,
        Outcome<(Desk Desk, IndexQuery Query)> now
    )
    {
        var quarters = new List<Period> { now.Value.Desk.ThisQuarter };
        while (quarters.Count < 9)
            quarters.Add(now.Value.Desk.Before(quarters[^1]));
        return quarters.Contains(reading.Now.Period) ? quarters : [.. quarters, reading.Now.Period];
    }
}
