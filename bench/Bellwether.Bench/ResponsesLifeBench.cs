using System.Diagnostics;
using Bellwether.Foundation;
using Bellwether.Responses;
using Dapper;

namespace Bellwether.Bench;

/// <summary>The life of a log: append, compact, verify, erase, rebuild, scrub; and how large the vectors are.</summary>
internal static class ResponsesLifeBench
{
    public static void Run(string[] args) => Measure(new Options(args)).GetAwaiter().GetResult();

    private static async Task Measure(Options options)
    {
        var rows = options.Number("rows", 100_000);
        await using var world = await ResponsesWorld.Open(options);
        Console.WriteLine($"{world.Db.Dialect.Name}, {rows:N0} responses in two versions");

        await Timed(
            "append",
            async () =>
            {
                await ResponsesAppendBench.Fill(world, 0, rows, 2048);
                return $"{rows:N0} responses";
            }
        );
        await Timed(
            "compact",
            async () => $"{await world.Get<CompactCells>().Run():N0} deltas folded"
        );
        await Sizes(world);
        await Timed("verify", () => Verify(world));
        await Timed("erase 1,000", () => Erase(world));
        await Timed("verify", () => Verify(world));
        await Timed("rebuild", async () => $"{await world.Get<RebuildCells>().Run()}");
        await Timed("scrub", async () => $"{await world.Get<ScrubErased>().Run()}");
        await Timed("verify", () => Verify(world));
    }

    private static async Task<string> Verify(ResponsesWorld world)
    {
        var verified = await world.Get<VerifyResponses>().Run();
        return $"{verified.Rows:N0} rows, {verified.Cells:N0} cells, {verified.Mismatches} mismatches, sound: {verified.IsSound}";
    }

    private static async Task<string> Erase(ResponsesWorld world)
    {
        var known = await world.Db.Read(c =>
            c.QueryAsync<Guid>("SELECT response_id FROM responses_response LIMIT 1000")
        );
        var report = await world
            .Get<EraseResponses>()
            .Run(Actor.System(world.Agency), [.. known.Select(id => $"{id}")], "request");
        return $"{report.Erased} erased ";
    }

    private static async Task Sizes(ResponsesWorld world)
    {
        var rows = await world.Db.Read(c =>
            c.QueryAsync<(long Cube, long Cells, double Bytes)>(
                "SELECT cube, COUNT(*), AVG(LENGTH(sums) * 1.0) FROM responses_cell GROUP BY cube ORDER BY cube"
            )
        );
        foreach (var (cube, cells, bytes) in rows)
            Console.WriteLine($"  {(Cube)cube, -16} {cells, 10:N0} cells of {bytes:N0} bytes");
    }

    private static async Task Timed(string what, Func<Task<string>> run)
    {
        var watch = Stopwatch.StartNew();
        var said = await run();
        Console.WriteLine($"  {what, -16} {watch.Elapsed.TotalSeconds, 8:N2} s  {said}");
    }
}
