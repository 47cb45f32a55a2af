using Bellwether.Measurement;
using Bellwether.Web.Measurement.AskFigures;

namespace Bellwether.Web.Measurement.ShowBenchmarks;

/// <summary>Benchmarks for programs, the same over the interface and at the command line.</summary>
/// <param name="Period">The quarter of our figures.</param>
/// <param name="Benchmarks">Published figures beside ours.</param>
/// <param name="Places">Where our services stand in the federal distribution; they are not ranked.</param>
public sealed record BenchmarkReply(
    string Period,
    IReadOnlyList<BenchmarkRowReply> Benchmarks,
    IReadOnlyList<FederalPlaceReply> Places
)
{
    /// <summary>Response rates among federal surveys, between which known percentiles; not ranked.</summary>
    public IReadOnlyList<RatePlaceReply> Rates { get; init; } = [];

    /// <summary>Benchmarks of the agency's own.</summary>
    public IReadOnlyList<OwnBenchmarkReply> Own { get; init; } = [];

    /// <summary>All of them beside our figures.</summary>
    public static BenchmarkReply Of(BenchmarkFigures figures, string language)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return new(
            figures.Period.Name,
            [.. figures.Rows.Select(row => BenchmarkRowReply.Of(row, language))],
            [
                .. figures.Places.Select(place => new FederalPlaceReply(
                    place.Service,
                    place.Measure.Key,
                    EstimateReply.Of(place.Share),
                    place.From,
                    place.To
                )),
            ]
        )
        {
            Rates =
            [
                .. figures.Rates.Select(place => new RatePlaceReply(
                    place.Service,
                    EstimateReply.Of(place.Rate),
                    place.Above,
                    place.Below
                )),
            ],
            Own =
            [
                .. figures.Own.Select(row => new OwnBenchmarkReply(
                    row.Benchmark,
                    EstimateReply.Of(row.Ours),
                    EstimateReply.Of(row.Difference),
                    row.CanTell
                )),
            ],
        };
    }
}

/// <summary>A response rate among federal surveys.</summary>
/// <param name="Service">The service.</param>
/// <param name="Rate">Its response rate.</param>
/// <param name="Above">The highest known percentile it reaches; 0: none.</param>
/// <param name="Below">The lowest it does not reach; 100: none.</param>
public sealed record RatePlaceReply(string Service, EstimateReply Rate, int Above, int Below);

/// <summary>A benchmark of the agency's own beside our figure.</summary>
/// <param name="Benchmark">The benchmark.</param>
/// <param name="Ours">Our share.</param>
/// <param name="Difference">Ours less theirs; no value for grades C and D.</param>
/// <param name="CanTell">True when the two are apart by more than chance.</param>
public sealed record OwnBenchmarkReply(
    OwnBenchmark Benchmark,
    EstimateReply Ours,
    EstimateReply Difference,
    bool CanTell
);

/// <summary>A published figure beside ours.</summary>
/// <param name="Id">Its stable name.</param>
/// <param name="What">What it is, as stated by its source.</param>
/// <param name="Values">The value, or several in the order the words name them.</param>
/// <param name="Unit">Their unit.</param>
/// <param name="Grade">How far ours can be compared.</param>
/// <param name="Population">Who was asked or counted.</param>
/// <param name="N">How many; null when the source does not say.</param>
/// <param name="First">First day of the field dates.</param>
/// <param name="Last">Last day.</param>
/// <param name="Source">Where it is from.</param>
/// <param name="Caution">What must be said beside it.</param>
/// <param name="Unverified">What nobody has checked at the source.</param>
/// <param name="Ours">Our own figure.</param>
/// <param name="Twin">What the records show of the same; null when there is nothing of the kind.</param>
public sealed record BenchmarkRowReply(
    string Id,
    string What,
    IReadOnlyList<double> Values,
    string Unit,
    Comparability Grade,
    string Population,
    long? N,
    DateOnly First,
    DateOnly Last,
    string Source,
    string Caution,
    string? Unverified,
    EstimateReply Ours,
    TwinReply? Twin
)
{
    internal static BenchmarkRowReply Of(BenchmarkRow row, string language) =>
        new(
            row.Benchmark.Id,
            row.Benchmark.What.In(language),
            row.Benchmark.Values,
            row.Benchmark.Unit,
            row.Benchmark.Grade,
            row.Benchmark.Population.In(language),
            row.Benchmark.N,
            row.Benchmark.First,
            row.Benchmark.Last,
            row.Benchmark.Source,
            row.Benchmark.Caution.In(language),
            row.Benchmark.Unverified?.In(language),
            EstimateReply.Of(row.Ours),
            row.Benchmark.Twin is not { } twin
                ? null
                : new TwinReply(
                    twin.Key,
                    twin.What.In(language),
                    row.Twin is null ? null : EstimateReply.Of(row.Twin)
                )
        );
}

/// <summary>What the records show of what managers say.</summary>
/// <param name="Key">Stable name.</param>
/// <param name="What">What is counted.</param>
/// <param name="Measured">What was counted; null when it is not measured yet.</param>
public sealed record TwinReply(string Key, string What, EstimateReply? Measured);

/// <summary>Where one service stands in the federal distribution.</summary>
/// <param name="Service">Its name.</param>
/// <param name="Measure">The measure.</param>
/// <param name="Share">Its share of the two highest answers.</param>
/// <param name="From">The quarter of the distribution in which the lower end of the interval lies, 1 to 4.</param>
/// <param name="To">The quarter in which the upper end lies.</param>
public sealed record FederalPlaceReply(
    string Service,
    string Measure,
    EstimateReply Share,
    int From,
    int To
);
