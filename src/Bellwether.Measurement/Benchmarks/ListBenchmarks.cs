using System.Collections.Immutable;
using System.Text.Json;

namespace Bellwether.Measurement;

/// <summary>The shipped benchmarks. They belong to nobody: every agency sees the same, and nobody can change them.</summary>
public static class ListBenchmarks
{
    private static readonly Lazy<Pack> Shipped = new(Load);

    /// <summary>All of them, B1 to B23.</summary>
    public static ImmutableArray<Benchmark> All => Shipped.Value.Benchmarks;

    /// <summary>The federal distribution.</summary>
    public static FederalDistribution Federal => Shipped.Value.Distribution;

    private static Pack Load()
    {
        using var file = typeof(ListBenchmarks).Assembly.GetManifestResourceStream(
            "packs/benchmarks/reference.json"
        )!;
        return JsonSerializer.Deserialize<Pack>(file, IndexDefinition.Json)!;
    }

    private sealed record Pack(
        ImmutableArray<Benchmark> Benchmarks,
        FederalDistribution Distribution
    );
}
