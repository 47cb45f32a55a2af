using Bellwether.Statistics;
using static Bellwether.Measurement.Tests.IndexWorld;

namespace Bellwether.Measurement.Tests;

public sealed class OwnBenchmarkTests
{
    [Fact]
    public async Task A_benchmark_stands_beside_our_figure_and_of_overlapping_ones_nothing_is_said()
    {
        await using var world = await World.Open();
        var web = world.Collector("Web", "website");
        await Answer(world, web, Now, 700, 1000);
        await Import(
            world,
            Entry("far", "50", "900", "A"),
            Entry("near", "69", "300", "B"),
            Entry("other", "20", "900", "C"),
            Entry("unknown-n", "69.5", null, "A")
        );

        var own = (await Read(world, web)).Own.ToDictionary(row => row.Benchmark.Key);

        Assert.True(own["far"].CanTell);
        Assert.Equal(0.2, own["far"].Difference.Value!.Value, 6);
        Assert.False(own["near"].CanTell);
        Assert.Null(own["other"].Difference.Value);
        Assert.False(own["other"].CanTell);
        Assert.False(own["unknown-n"].CanTell);
        Assert.Null(own["unknown-n"].Difference.Interval);
        Assert.All(own.Values, row => Assert.Equal(0.7, row.Ours.Value!.Value, 6));
    }

    [Fact]
    public async Task What_lacks_a_date_people_a_scale_a_source_or_a_grade_is_refused_row_by_row_and_nothing_is_taken_in()
    {
        await using var world = await World.Open();
        var web = world.Collector("Web", "website");

        var refusal = (
            await world
                .Get<ImportBenchmarks>()
                .Run(
                    world.Actor,
                    [
                        Entry("good", "50", null, "A"),
                        new BenchmarkEntry
                        {
                            Row = 3,
                            What = "x",
                            Percent = "180",
                            Grade = "E",
                        },
                        Entry("late", "50", null, "C") with
                        {
                            Row = 4,
                            Last = "2999-01-01",
                            Caution = null,
                        },
                        Entry("B7", "50", null, "A") with
                        {
                            Row = 5,
                        },
                        Entry("good", "50", null, "A") with
                        {
                            Row = 6,
                        },
                    ]
                )
        ).Refusal!;

        var places = refusal.Faults.Select(fault => fault.Field).ToList();
        foreach (
            var field in new[]
            {
                "percent",
                "grade",
                "scale",
                "population",
                "first",
                "last",
                "source",
            }
        )
            Assert.Contains($"row 3, {field}", places);
        Assert.Contains("row 4, last", places);
        Assert.Contains("row 4, caution", places);
        Assert.Contains("row 5, key", places);
        Assert.Contains("row 6, key", places);
        Assert.Empty((await Read(world, web)).Own);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_what_is_taken_away_is_gone()
    {
        await using var world = await World.Open();
        var web = world.Collector("Web", "website");

        var first = await Import(world, Entry("mine", "50", null, "A"));
        var again = await Import(world, Entry("mine", "50", null, "A"));
        var changed = await Import(world, Entry("mine", "51", null, "A"));
        var removed = await world.Get<RemoveBenchmark>().Run(world.Actor, "mine");
        var twice = await world.Get<RemoveBenchmark>().Run(world.Actor, "mine");

        Assert.Equal((1, 0, 1), (first, again, changed));
        Assert.True(removed.IsDone);
        Assert.Equal("benchmark.unknown", twice.Refusal?.Code);
        Assert.Empty((await Read(world, web)).Own);
    }

    [Fact]
    public async Task A_neighbour_sees_none_of_it()
    {
        await using var world = await World.Open();
        var web = world.Collector("Web", "website");
        await Import(world, Entry("mine", "50", null, "A"));

        var query = Query(world, "psqi", web) with { AgencyId = Guid.CreateVersion7() };

        Assert.Empty((await world.Get<ReadBenchmarks>().Run(query)).Value.Own);
    }

    [Fact]
    public async Task A_twin_that_was_counted_elsewhere_stands_beside_what_managers_say()
    {
        await using var world = await World.Open();
        var web = world.Collector("Web", "website");

        var read = (
            await world
                .Get<ReadBenchmarks>()
                .Run(
                    Query(world, "psqi", web),
                    [new TwinCount("leader", 1, 4), new TwinCount("coded", 0, 0)]
                )
        ).Value;

        Assert.Equal(0.25, read.Rows.Single(row => row.Benchmark.Id == "B6").Twin!.Value);
        Assert.Equal(
            EstimateStatus.NoAnswers,
            read.Rows.Single(row => row.Benchmark.Id == "B9").Twin!.Status
        );
    }

    private static async Task<BenchmarkFigures> Read(World world, ScopedCollector collector) =>
        (await world.Get<ReadBenchmarks>().Run(Query(world, "psqi", collector))).Value;

    private static async Task<int> Import(World world, params BenchmarkEntry[] entries) =>
        (await world.Get<ImportBenchmarks>().Run(world.Actor, entries)).Value;

    private static BenchmarkEntry Entry(string key, string percent, string? n, string grade) =>
        new()
        {
            Row = 2,
            Key = key,
            What = "trust of a like service",
            Percent = percent,
            Item = "trust",
            Scale = "top two of five",
            Population = "customers of a state portal",
            N = n,
            First = "2025-01-01",
            Last = "2025-03-31",
            Source = "Their yearly report",
            Grade = grade,
            Caution = "Another state",
        };
}
