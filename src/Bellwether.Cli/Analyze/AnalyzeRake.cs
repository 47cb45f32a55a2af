using System.Globalization;
using Bellwether.Statistics;
using Bellwether.Statistics.Sums;
using Bellwether.Statistics.Weighting;

namespace Bellwether.Cli.Analyze;

/// <summary>The weight of everyone in one cell of the margin variables.</summary>
internal sealed record CellWeight(
    IReadOnlyDictionary<string, string> Cell,
    double BaseWeight,
    long N,
    double Weight
);

/// <summary>Weights that meet the margins, and the weighted mean of an item.</summary>
internal sealed record RakeReport(
    IReadOnlyList<CellWeight> Weights,
    double? Mean,
    Interval? Interval,
    double? Se,
    double? UnweightedMean,
    double? Kish,
    double? DesignEffect,
    long N,
    double LargestGap,
    EstimateStatus Status,
    IReadOnlyList<WeightingNote> Notes
);

/// <summary>What to weight, and how the sample was drawn.</summary>
internal sealed record RakeRequest(
    string Margins,
    string Item,
    string? Weights,
    string? Strata,
    string? Population
);

/// <summary>Rakes a file of rows to population margins.</summary>
internal static class AnalyzeRake
{
    public static RakeReport Run(AnalyzeTable table, RakeRequest request, CancellationToken cancel)
    {
        var known = Margins(request.Margins);
        var columns = known.Select(m => table.Column(m.Name)).ToArray();
        var item = table.Column(request.Item);
        var (weight, stratum, population) = (
            table.Optional(request.Weights),
            table.Optional(request.Strata),
            table.Optional(request.Population)
        );
        var cells = new Dictionary<string, Cell>(StringComparer.Ordinal);
        var strata = new Dictionary<string, (int Index, double People, long N)>(
            StringComparer.Ordinal
        );
        while (table.Next(cancel))
        {
            var levels = columns.Select(c => table.Text(c).ToString()).ToArray();
            var basis = table.Weight(weight);
            if (basis is null or <= 0)
            {
                continue;
            }

            var layer = stratum is { } s ? table.Text(s).ToString() : "";
            var here = strata.TryGetValue(layer, out var found) ? found : (strata.Count, 0, 0);
            strata[layer] = (
                here.Item1,
                population is { } q ? table.Number(q) ?? 0 : 0,
                here.Item3 + 1
            );
            var key = string.Join(
                '\u001f',
                [.. levels, basis.Value.ToString("R", CultureInfo.InvariantCulture), layer]
            );
            if (!cells.TryGetValue(key, out var cell))
            {
                cells[key] = cell = new Cell(levels, basis.Value, here.Item1);
            }

            cell.Add(table.Code(item));
        }

        var fractions = population is null
            ? null
            : strata
                .Values.OrderBy(x => x.Index)
                .Select(x => Math.Min(1, x.N / Math.Max(x.People, x.N)))
                .ToList();
        return Weigh(known, [.. cells.Values], fractions);
    }

    private static RakeReport Weigh(
        IReadOnlyList<(string Name, List<(string Level, double Total)> Levels)> known,
        List<Cell> cells,
        IReadOnlyList<double>? fractions
    )
    {
        // A weighting cell is a combination of levels and base weight; strata only matter for the variance.
        var groups = cells.GroupBy(c => (Levels: string.Join('\u001f', c.Levels), c.Base)).ToList();
        var index = groups
            .SelectMany((g, i) => g.Select(c => (c, i)))
            .ToDictionary(x => x.c, x => x.i);
        var margins = known
            .Select(
                (m, k) =>
                    new Margin(
                        m.Name,
                        groups.Select(g => Level(m.Name, m.Levels, g.First().Levels[k])).ToList(),
                        m.Levels.Select(l => l.Total).ToList()
                    )
            )
            .ToList();
        var basis = groups.Select(g => g.Key.Base).ToList();
        var counts = groups.Select(g => g.Sum(c => c.N)).ToList();
        var fit = Raking.Fit(counts, basis, margins);
        if (fit.Status is not (EstimateStatus.Enough or EstimateStatus.NotConverged))
        {
            return new RakeReport(
                [],
                null,
                null,
                null,
                null,
                null,
                null,
                counts.Sum(),
                fit.LargestGap,
                fit.Status,
                fit.Notes
            );
        }

        var sample = cells
            .Select(c => new SampleCell(c.Stratum, -1, index[c], c.N, [c.Sums]))
            .ToList();
        var means = WeightedMean.Domains(
            sample,
            new SampleDesign(basis, fit.Weights, margins, fractions)
        );
        var mean = means.Means[0];
        double answered = cells.Sum(c => c.Sums.N);
        return new RakeReport(
            groups
                .Select(
                    (g, i) =>
                        new CellWeight(
                            known
                                .Select((m, k) => (m.Name, g.First().Levels[k]))
                                .ToDictionary(x => x.Name, x => x.Item2),
                            basis[i],
                            counts[i],
                            fit.Weights[i]
                        )
                )
                .ToList(),
            mean.Value,
            mean.Interval,
            mean.Value is null ? null : means.StandardError(0),
            answered > 0 ? cells.Sum(c => (double)c.Sums.Sum) / answered : null,
            fit.EffectiveN,
            fit.DesignEffect,
            counts.Sum(),
            fit.LargestGap,
            fit.Status == EstimateStatus.Enough ? mean.Status : fit.Status,
            fit.Notes
        );
    }

    private static int Level(string margin, List<(string Level, double Total)> levels, string text)
    {
        if (AnalyzeTable.Missing(text))
        {
            return -1;
        }

        var index = levels.FindIndex(l => l.Level.Equals(text, StringComparison.Ordinal));
        return index >= 0
            ? index
            : throw AnalyzeFault.Request($"The margins say nothing of {margin} = {text}.");
    }

    /// <summary>Three columns with any names: variable, level, population total.</summary>
    private static List<(string Name, List<(string Level, double Total)> Levels)> Margins(
        string path
    )
    {
        using var table = AnalyzeTable.Open(path);
        if (table.Names.Count < 3)
        {
            throw AnalyzeFault.Request("The margins have three columns: variable, level, total.");
        }

        var margins = new List<(string Name, List<(string Level, double Total)> Levels)>();
        while (table.Next(CancellationToken.None))
        {
            var name = table.Text(0).ToString();
            if (margins.Find(m => m.Name == name).Levels is not { } levels)
            {
                levels = [];
                margins.Add((name, levels));
            }

            levels.Add((table.Text(1).ToString(), table.Number(2) ?? 0));
        }

        return margins.Count > 0 ? margins : throw AnalyzeFault.Request("The margins are empty.");
    }

    private sealed class Cell(string[] levels, double basis, int stratum)
    {
        public string[] Levels { get; } = levels;

        public double Base { get; } = basis;

        public int Stratum { get; } = stratum;

        public long N { get; private set; }

        public MomentSums Sums { get; private set; }

        public void Add(int? code)
        {
            N++;
            if (code is { } y)
            {
                Sums = new MomentSums(Sums.N + 1, Sums.Sum + y, Sums.SumOfSquares + ((long)y * y));
            }
        }
    }
}
