using System.Globalization;
using Bellwether.Foundation;

namespace Bellwether.Measurement;

/// <summary>Takes benchmarks of an agency's own from a file: all of them, or none with every fault named.</summary>
public sealed class ImportBenchmarks
{
    private const int MostShown = 50;

    private readonly OwnBenchmarkStore store;
    private readonly TimeProvider time;

    internal ImportBenchmarks(OwnBenchmarkStore store, TimeProvider time)
    {
        this.store = store;
        this.time = time;
    }

    /// <summary>Takes them; gives how many are new or changed. The same file again changes nothing.</summary>
    public async Task<Outcome<int>> Run(
        Actor actor,
        IReadOnlyList<BenchmarkEntry> entries,
        CancellationToken cancel = default
    )
    {
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var faults = new List<Fault>();
        if (entries.Count == 0)
            faults.Add(new Fault("file", "There is no benchmark in it."));
        var read = entries
            .Select(entry => (Entry: entry, Benchmark: CheckBenchmark.Read(entry, today, faults)))
            .ToList();
        foreach (
            var same in read.GroupBy(each => each.Benchmark.Key, StringComparer.Ordinal)
                .Where(same => same.Key.Length > 0 && same.Count() > 1)
        )
            faults.Add(
                new Fault(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"row {same.Last().Entry.Row}, key"
                    ),
                    $"“{same.Key}” stands in row {same.First().Entry.Row} already."
                )
            );
        return faults.Count > 0
            ? new Refusal(
                "benchmark.invalid",
                RefusalKind.Invalid,
                faults.Count == 1
                    ? $"{faults[0].Field}: {faults[0].Message}"
                    : $"Nothing was taken in; {faults.Count} places need another look."
            )
            {
                Faults = [.. faults.Take(MostShown)],
            }
            : await store.Keep(
                actor.AgencyId,
                [.. read.Select(each => each.Benchmark)],
                actor.Name,
                now,
                cancel
            );
    }
}

/// <summary>Takes a benchmark of an agency's own away.</summary>
public sealed class RemoveBenchmark
{
    private readonly OwnBenchmarkStore store;

    internal RemoveBenchmark(OwnBenchmarkStore store) => this.store = store;

    /// <summary>Takes it away; refused when there is none.</summary>
    public async Task<Outcome<Nothing>> Run(
        Actor actor,
        string key,
        CancellationToken cancel = default
    ) =>
        await store.Remove(actor.AgencyId, key, cancel)
            ? default(Nothing)
            : new Refusal(
                "benchmark.unknown",
                RefusalKind.NotFound,
                "There is no such benchmark of this agency's own. Shipped ones cannot be taken away."
            );
}
