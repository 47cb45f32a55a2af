using Bellwether.Access;
using Bellwether.Measurement;
using Bellwether.Web.Measurement.ShowIndices;
using Bellwether.Web.Organization.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Measurement.ShowBenchmarks;

/// <summary>Benchmarks of one's own, in and out. They are the whole agency's: so is the permission.</summary>
internal static class OwnBenchmarkRequests
{
    public static RazorComponentResult<ImportBenchmarksPage> Show() =>
        new(new { Refusal = (Bellwether.Foundation.Refusal?)null });

    public static async Task<IResult> Post(
        HttpContext http,
        ImportBenchmarks import,
        Texts texts,
        IFormFile? file,
        CancellationToken cancel
    )
    {
        var allowed = http.Demand(Permission.ManageCatalogue);
        var read = allowed.IsDone
            ? await EntryAnswer.Read(file, texts, BenchmarkFile.Read, cancel)
            : allowed.Refusal;
        var outcome = read.IsDone
            ? await import.Run(http.User.ToActor(), read.Value, cancel)
            : read.Refusal;
        return outcome.IsDone
            ? TypedResults.LocalRedirect("/understand/benchmarks#own")
            : new RazorComponentResult<ImportBenchmarksPage>(new { outcome.Refusal })
            {
                StatusCode = RefusalAnswers.Status(outcome.Refusal.Kind),
            };
    }

    public static async Task<IResult> Remove(
        HttpContext http,
        RemoveBenchmark remove,
        string key,
        CancellationToken cancel
    )
    {
        var allowed = http.Demand(Permission.ManageCatalogue);
        if (!allowed.IsDone)
            return allowed.Refusal.ToProblem();
        var outcome = await remove.Run(http.User.ToActor(), key, cancel);
        return outcome.IsDone
            ? TypedResults.LocalRedirect("/understand/benchmarks#own")
            : outcome.Refusal.ToProblem();
    }

    public static async Task<IResult> Csv(
        HttpContext http,
        IndexAsked asked,
        ReadBenchmarks read,
        CancellationToken cancel
    )
    {
        var query = await asked.Run(http, null, null, cancel);
        if (!query.IsDone)
            return query.Refusal.ToProblem();
        var figures = await read.Run(query.Value.Query, cancel: cancel);
        return figures.IsDone
            ? EntryAnswer.File(
                BenchmarkFile.Write(figures.Value.Own.Select(row => row.Benchmark)),
                "own-benchmarks",
                EntryFormat.Csv
            )
            : figures.Refusal.ToProblem();
    }
}
