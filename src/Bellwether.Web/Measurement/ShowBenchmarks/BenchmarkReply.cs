using Bellwether.Measurement;
using Bellwether.Web.Measurement.ShowIndices;

namespace Bellwether.Web.Measurement.ShowBenchmarks;

/// <summary>Benchmarks for programs, the same over the interface and at the command line.</summary>
public static class BenchmarkReply
{
    /// <summary>All of them beside our figures.</summary>
    public static object Of(BenchmarkFigures figures, string language)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return new
        {
            period = figures.Period.Name,
            benchmarks = figures.Rows.Select(row => new
            {
                row.Benchmark.Id,
                what = row.Benchmark.What.In(language),
                row.Benchmark.Values,
                row.Benchmark.Unit,
                row.Benchmark.Grade,
                population = row.Benchmark.Population.In(language),
                row.Benchmark.N,
                row.Benchmark.First,
                row.Benchmark.Last,
                row.Benchmark.Source,
                caution = row.Benchmark.Caution.In(language),
                unverified = row.Benchmark.Unverified?.In(language),
                ours = IndexReply.Number(row.Ours),
                twin = row.Benchmark.Twin is null
                    ? null
                    : new
                    {
                        row.Benchmark.Twin.Key,
                        what = row.Benchmark.Twin.What.In(language),
                        measured = row.Twin is null ? null : IndexReply.Number(row.Twin),
                    },
            }),
            places = figures.Places.Select(place => new
            {
                place.Service,
                measure = place.Measure.Key,
                share = IndexReply.Number(place.Share),
                place.From,
                place.To,
            }),
        };
    }
}
