using Bellwether.Statistics;
using Bellwether.Statistics.Sums;

namespace Bellwether.Cli.Analyze;

/// <summary>Moments of chosen columns, with the groups that intervals need.</summary>
internal sealed class ReadMoments
{
    private readonly List<RunningMoments> groups = [];
    private readonly List<(double?[] Values, double Weight)> first = [];
    private readonly IReadOnlyList<string> names;
    private double[] origin = [];

    private ReadMoments(IReadOnlyList<string> names) => this.names = names;

    public RunningMoments Total { get; private set; } = new(0, []);

    /// <summary>Kish's effective number of rows.</summary>
    public double EffectiveN =>
        Total.SquaredWeight > 0 ? Total.Weight * Total.Weight / Total.SquaredWeight : 0;

    /// <summary>Reads the file once. Up to 100 rows are also kept singly, for leaving out one at a time.</summary>
    public static ReadMoments Run(
        AnalyzeTable table,
        IReadOnlyList<string> names,
        string? weights,
        CancellationToken cancel
    )
    {
        if (
            names.Count is < 2 or > 60
            || names.Distinct(StringComparer.Ordinal).Count() != names.Count
        )
        {
            throw AnalyzeFault.Request("Name 2 to 60 different columns.");
        }

        var read = new ReadMoments(names);
        var columns = names.Select(table.Column).ToArray();
        var weight = table.Optional(weights);
        var row = new double?[columns.Length];
        while (table.Next(cancel))
        {
            for (var i = 0; i < columns.Length; i++)
            {
                row[i] = table.Number(columns[i]);
            }

            if (table.Weight(weight) is > 0 and { } w)
            {
                read.Add(row, w, table.Row);
            }
        }

        read.Flush();
        read.Total = RunningMoments.Sum(read.groups);
        return read;
    }

    public Moments? Moments(MissingRule rule) => Total.Moments(names, rule);

    /// <summary>Moments without each of 64 groups, or without each row up to 100 rows; null when some do not exist.</summary>
    public IReadOnlyList<Moments>? WithoutEach(MissingRule rule)
    {
        var parts = first.Count > 0 && Total.Rows <= 100 ? first.Select(Single).ToList() : groups;
        var left = parts
            .Where(part => part.Rows > 0)
            .Select(part => Total.Without(part).Moments(names, rule))
            .ToList();
        return left.Count < 2 || left.Any(m => m is null) ? null : left.Select(m => m!).ToList();
    }

    private void Add(double?[] row, double weight, long index)
    {
        if (groups.Count == 0)
        {
            first.Add(((double?[])row.Clone(), weight));
            if (first.Count > 100)
            {
                Flush();
                first.Clear();
            }
        }
        else
        {
            groups[GroupSums.GroupOf((ulong)index)].Add(row, weight);
        }
    }

    /// <summary>Origins are known after the first rows: they go into their groups.</summary>
    private void Flush()
    {
        if (groups.Count > 0)
        {
            return;
        }

        origin = Enumerable
            .Range(0, names.Count)
            .Select(i => first.Select(r => r.Values[i]).FirstOrDefault(v => v.HasValue) ?? 0)
            .ToArray();
        for (var g = 0; g < GroupSums.Count; g++)
        {
            groups.Add(new RunningMoments(names.Count, origin));
        }

        for (var i = 0; i < first.Count; i++)
        {
            groups[GroupSums.GroupOf((ulong)i)].Add(first[i].Values, first[i].Weight);
        }
    }

    private RunningMoments Single((double?[] Values, double Weight) row)
    {
        var one = new RunningMoments(names.Count, origin);
        one.Add(row.Values, row.Weight);
        return one;
    }
}
