using Bellwether.Statistics;
using Bellwether.Statistics.Drivers;

namespace Bellwether.Cli.Analyze;

/// <summary>A path model of latent variables.</summary>
internal sealed record PlsReport(
    long N,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Weights,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Loadings,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Paths,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, Interval>> PathIntervals,
    IReadOnlyDictionary<string, double?> R2,
    IReadOnlyDictionary<string, double?> Index,
    IReadOnlyDictionary<string, double> Ave,
    IReadOnlyDictionary<string, double> CompositeReliability,
    IReadOnlyList<string> NegativeWeights,
    EstimateStatus Status
);

/// <summary>Fits a path model to a file of rows; rows with a missing item are left out.</summary>
internal static class AnalyzePls
{
    public static PlsReport Run(AnalyzeTable table, PathFile file, CancellationToken cancel)
    {
        var design = file.Design();
        var read = ReadMoments.Run(table, file.Items, null, cancel);
        var moments = read.Moments(MissingRule.Listwise);
        var model = moments is null ? null : Fit(moments, design, file.Scheme);
        if (model is null || model.Status != EstimateStatus.Enough)
        {
            return Empty(
                read.Total.Rows,
                model?.Status
                    ?? (read.Total.Rows == 0 ? EstimateStatus.NoAnswers : EstimateStatus.TooFew)
            );
        }

        var left = read.WithoutEach(MissingRule.Listwise)
            ?.Select(m => Fit(m, design, file.Scheme))
            .ToList();
        var spread =
            left is null || left.Any(m => m.Status != EstimateStatus.Enough)
                ? null
                : GroupJackknife.Of(left.Select(m => Values(m, design)).ToList());
        return Describe(model, design, file, moments!.N, spread);
    }

    private static PathModel Fit(Moments moments, PathDesign design, InnerScheme scheme)
    {
        try
        {
            return PathModel.Of(moments, design, scheme);
        }
        catch (ArgumentException fault)
        {
            throw AnalyzeFault.Request(fault.Message);
        }
    }

    private static List<double> Values(PathModel model, PathDesign design) =>
        design.Paths.Select(p => model.Paths[p.From, p.To]).ToList();

    private static PlsReport Describe(
        PathModel model,
        PathDesign design,
        PathFile file,
        long n,
        GroupJackknife? spread
    )
    {
        var names = model.Latents.Select(l => l.Name).ToList();
        var values = Values(model, design);
        IReadOnlyDictionary<string, T> ByLatent<T>(Func<LatentVariable, T> value) =>
            model.Latents.ToDictionary(l => l.Name, value);
        IReadOnlyDictionary<string, double> ByItem(
            LatentVariable latent,
            IReadOnlyList<double> numbers
        ) => AnalyzeDrivers.Named(file.Latents.First(l => l.Name == latent.Name).Items, numbers);
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, T>> ByPath<T>(Func<int, T> value) =>
            design
                .Paths.Select((p, i) => (From: names[p.From], To: names[p.To], Value: value(i)))
                .GroupBy(p => p.From, StringComparer.Ordinal)
                .ToDictionary(
                    g => g.Key,
                    g => (IReadOnlyDictionary<string, T>)g.ToDictionary(p => p.To, p => p.Value)
                );
        return new PlsReport(
            n,
            ByLatent(l => ByItem(l, l.Weights)),
            ByLatent(l => ByItem(l, l.Loadings)),
            ByPath(i => values[i]),
            spread is null
                ? new Dictionary<string, IReadOnlyDictionary<string, Interval>>()
                : ByPath(i => spread.Interval(values[i], i)),
            ByLatent(l => l.R2),
            ByLatent(l => l.Index.Value),
            ByLatent(l => l.Ave),
            ByLatent(l => l.CompositeReliability),
            model.NegativeWeights,
            model.Status
        );
    }

    private static PlsReport Empty(long n, EstimateStatus status)
    {
        var none = new Dictionary<string, IReadOnlyDictionary<string, double>>();
        return new PlsReport(
            n,
            none,
            none,
            none,
            new Dictionary<string, IReadOnlyDictionary<string, Interval>>(),
            new Dictionary<string, double?>(),
            new Dictionary<string, double?>(),
            new Dictionary<string, double>(),
            new Dictionary<string, double>(),
            [],
            status
        );
    }
}
