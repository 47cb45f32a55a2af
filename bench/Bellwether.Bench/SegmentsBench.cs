using System.Text.Json;
using Bellwether.Statistics.Change;

namespace Bellwether.Bench;

/// <summary>Twelve series of the Turing Change Point Dataset, one default for all (specification 5.6).</summary>
internal static class SegmentsBench
{
    public static void Run(string[] args)
    {
        var folder = args.Length > 0 ? args[0] : "../shared/data/tcpd";
        if (!Directory.Exists(folder))
        {
            Console.WriteLine($"The folder {folder} is not there; give the folder of the series.");
            return;
        }

        var marks = JsonDocument
            .Parse(File.ReadAllText(Path.Combine(folder, "annotations.json")))
            .RootElement;
        var methods = new Dictionary<string, Func<double[], IReadOnlyList<int>>>
        {
            ["zero"] = _ => [],
            ["PELT"] = v => Pelt.Of(Standard(v), 3 * Math.Log(v.Length), lengthTerm: true),
            ["BinSeg"] = BinarySegmentation,
            ["Bellwether"] = v => Segmentation.Of(v).ChangePoints,
        };
        var totals = methods.Keys.ToDictionary(k => k, _ => (F1: 0.0, Cover: 0.0));
        Console.WriteLine(
            "series | " + string.Join(" | ", methods.Keys.Select(k => $"{k} F1, cover"))
        );
        var count = 0;
        foreach (var series in marks.EnumerateObject())
        {
            var values = Values(Path.Combine(folder, series.Name + ".json"));
            var people = series
                .Value.EnumerateObject()
                .Select(p =>
                    (IReadOnlyList<int>)p.Value.EnumerateArray().Select(e => e.GetInt32()).ToList()
                )
                .ToList();
            var cells = new List<string>();
            foreach (var (name, find) in methods)
            {
                var found = find(values);
                var (f1, cover) = (
                    SegmentationScore.F1(people, found),
                    SegmentationScore.Cover(people, found, values.Length)
                );
                totals[name] = (totals[name].F1 + f1, totals[name].Cover + cover);
                cells.Add($"{f1:0.000}, {cover:0.000}");
            }

            count++;
            Console.WriteLine($"{series.Name} | {string.Join(" | ", cells)}");
        }

        Console.WriteLine(
            "mean | "
                + string.Join(
                    " | ",
                    totals.Values.Select(t => $"{t.F1 / count:0.000}, {t.Cover / count:0.000}")
                )
        );
    }

    /// <summary>Missing values are left where they are and taken from the value before, as the benchmark's own loader does.</summary>
    private static double[] Values(string path)
    {
        var raw = JsonDocument
            .Parse(File.ReadAllText(path))
            .RootElement.GetProperty("series")[0]
            .GetProperty("raw");
        var values = new List<double>();
        foreach (var cell in raw.EnumerateArray())
        {
            values.Add(
                cell.ValueKind == JsonValueKind.Number ? cell.GetDouble()
                : values.Count > 0 ? values[^1]
                : 0
            );
        }

        return [.. values];
    }

    private static double[] Standard(double[] values)
    {
        var mean = values.Average();
        var sd = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
        return values.Select(v => (v - mean) / sd).ToArray();
    }

    /// <summary>The package default: at most 5 changes, each the best split so far, while it pays the same penalty.</summary>
    private static List<int> BinarySegmentation(double[] raw)
    {
        var values = Standard(raw);
        var points = new List<int>();
        while (points.Count < 5)
        {
            var edges = points.Order().Prepend(0).Append(values.Length).ToList();
            var (best, at) = (0.0, -1);
            foreach (var (start, end) in edges.Zip(edges.Skip(1)))
            {
                for (var t = start + 1; t < end; t++)
                {
                    var gain =
                        Cost(values[start..end]) - Cost(values[start..t]) - Cost(values[t..end]);
                    (best, at) = gain > best ? (gain, t) : (best, at);
                }
            }

            if (at < 0 || best <= 3 * Math.Log(values.Length))
            {
                break;
            }

            points.Add(at);
        }

        return points.Order().ToList();
    }

    private static double Cost(double[] v)
    {
        var mean = v.Average();
        return v.Sum(x => (x - mean) * (x - mean)) + Math.Log(v.Length);
    }
}
