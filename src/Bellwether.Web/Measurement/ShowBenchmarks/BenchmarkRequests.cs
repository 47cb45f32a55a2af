using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Web.Api;
using Bellwether.Web.Measurement.ShowIndices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Measurement.ShowBenchmarks;

/// <summary>Published figures beside ours: a page, for programs, and as a file.</summary>
internal static class BenchmarkRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        IndexAsked asked,
        ReadBenchmarks read,
        Twins twins,
        string? period,
        CancellationToken cancel
    )
    {
        var figures = await Read(http, asked, read, twins, period, cancel);
        return figures.IsDone
            ? new RazorComponentResult<BenchmarksPage>(
                new { Figures = figures.Value, MayManage = http.MayI(Permission.ManageCatalogue) }
            )
            : figures.Refusal.ToProblem();
    }

    public static async Task<IResult> Json(
        HttpContext http,
        IndexAsked asked,
        ReadBenchmarks read,
        Twins twins,
        string? period,
        CancellationToken cancel
    )
    {
        var figures = await Read(http, asked, read, twins, period, cancel);
        return figures.IsDone
            ? ApiAnswer.Json(http, BenchmarkReply.Of(figures.Value, Language.Current.Code))
            : figures.Refusal.ToProblem();
    }

    public static async Task<IResult> Csv(
        HttpContext http,
        IndexAsked asked,
        ReadBenchmarks read,
        Twins twins,
        string? period,
        CancellationToken cancel
    )
    {
        var figures = await Read(http, asked, read, twins, period, cancel);
        if (!figures.IsDone)
            return figures.Refusal.ToProblem();
        var csv = new CsvText(
            "id",
            "what",
            "values",
            "unit",
            "grade",
            "population",
            "n",
            "first_day",
            "last_day",
            "source",
            "ours",
            "ours_low",
            "ours_high",
            "twin",
            "twin_value",
            "caution",
            "unverified"
        );
        foreach (var row in figures.Value.Rows)
            csv.Row([
                row.Benchmark.Id,
                row.Benchmark.What.In("en"),
                string.Join(
                    "; ",
                    row.Benchmark.Values.Select(value => CsvText.Number((double?)value))
                ),
                row.Benchmark.Unit,
                row.Benchmark.Grade.ToString(),
                row.Benchmark.Population.In("en"),
                CsvText.Number(row.Benchmark.N),
                CsvText.Day(row.Benchmark.First),
                CsvText.Day(row.Benchmark.Last),
                row.Benchmark.Source,
                .. CsvText.Cells(row.Ours),
                row.Benchmark.Twin?.What.In("en") ?? "",
                CsvText.Number(row.Twin?.Value),
                row.Benchmark.Caution.In("en"),
                row.Benchmark.Unverified?.In("en") ?? "",
            ]);
        foreach (var row in figures.Value.Own)
            csv.Row([
                row.Benchmark.Key,
                row.Benchmark.What,
                CsvText.Number((double?)row.Benchmark.Percent),
                "%",
                row.Benchmark.Grade.ToString(),
                row.Benchmark.Population,
                CsvText.Number(row.Benchmark.N),
                CsvText.Day(row.Benchmark.First),
                CsvText.Day(row.Benchmark.Last),
                row.Benchmark.Source,
                .. CsvText.Cells(row.Ours),
                "",
                "",
                row.Benchmark.Caution ?? "",
                "",
            ]);
        return CsvText.File(csv.ToString(), $"benchmarks-{figures.Value.Period.Name}");
    }

    private static async Task<Outcome<BenchmarkFigures>> Read(
        HttpContext http,
        IndexAsked asked,
        ReadBenchmarks read,
        Twins twins,
        string? period,
        CancellationToken cancel
    )
    {
        var query = await asked.Run(http, null, period, cancel);
        return query.IsDone
            ? await read.Run(query.Value.Query, await twins.Run(query.Value.Query, cancel), cancel)
            : query.Refusal;
    }
}
