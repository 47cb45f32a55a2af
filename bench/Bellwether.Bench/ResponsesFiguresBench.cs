using System.Diagnostics;
using Bellwether.Foundation;
using Bellwether.Responses;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Bellwether.Bench;

/// <summary>
/// Standing figures at ten million responses from cells, beside the same figures by SQL over a plain, indexed, analysed table of
/// the same rows in the same PostgreSQL, and crosstabs from column segments. Run with --fill the first time.
/// </summary>
internal static class ResponsesFiguresBench
{
    private const int Times = 15;

    // A server is warm: code is compiled, pages are in memory, plans are made.
    private const int WarmMilliseconds = 2_000;
    private static readonly string[] Items =
    [
        "satisfaction",
        "trust",
        "effectiveness",
        "ease",
        "efficiency",
        "transparency",
        "employee",
    ];

    public static void Run(string[] args) => Measure(new Options(args)).GetAwaiter().GetResult();

    private static async Task Measure(Options options)
    {
        var rows = options.Number("rows", 10_000_000);
        var fill = options.Has("fill");
        await using var world = await ResponsesWorld.Open(options, fresh: fill);
        if (fill)
            await Fill(world, rows);
        Console.WriteLine($"{world.Db.Dialect.Name}, {rows:N0} responses; medians of {Times}");
        var lastDay = ResponsesWorld.FirstDay.AddDays(ResponsesWorld.Days - 1);
        var month = Period.MonthNumber(lastDay);
        Guid[] service = [.. world.Collectors.Where((_, i) => i / 5 == 7)];
        Guid[] all = [.. world.Collectors];

        await Timed(
            "a question to the database and back",
            () => world.Db.Read(connection => connection.QuerySingleAsync<string>("SELECT 'back'"))
        );
        await Both(
            world,
            "90-day trend of a service",
            () => Cells(world, service, Cube.DayChannel, lastDay.DayNumber - 89, lastDay.DayNumber),
            $"SELECT day, COUNT(trust), SUM(trust) FROM bench_rows WHERE service = 7 AND day > {lastDay.DayNumber - 90} AND trust > 0 GROUP BY day"
        );
        await Both(
            world,
            "90-day trend of everything",
            () => Cells(world, all, Cube.DayChannel, lastDay.DayNumber - 89, lastDay.DayNumber),
            $"SELECT day, COUNT(trust), SUM(trust) FROM bench_rows WHERE day > {lastDay.DayNumber - 90} AND trust > 0 GROUP BY day"
        );
        await Both(
            world,
            "league of 40 services, a year",
            () => Cells(world, all, Cube.QuarterChannel, month - 11, month),
            $"SELECT service, COUNT(trust), SUM(trust), SUM(CASE WHEN trust >= 4 THEN 1 END) FROM bench_rows WHERE day > {lastDay.DayNumber - 365} AND trust > 0 GROUP BY service"
        );
        await Both(
            world,
            "7x7 driver moments, a service, a year",
            () => Cells(world, service, Cube.MonthChannel, month - 11, month),
            $"SELECT {Moments()} FROM bench_rows WHERE service = 7 AND day > {lastDay.DayNumber - 365}"
        );
        await Both(
            world,
            "headline over everything",
            () => Cells(world, all, Cube.QuarterChannel, 0, int.MaxValue),
            $"SELECT COUNT(*), {string.Join(", ", Items.Select(item => $"SUM({item}), COUNT(NULLIF({item}, 0)), SUM(CASE WHEN {item} >= 4 THEN 1 END)"))} FROM bench_rows"
        );
        await Crosstabs(world, all);
        await Verify(world);
    }

    private static async Task Verify(ResponsesWorld world)
    {
        var watch = Stopwatch.StartNew();
        var verified = await world.Get<VerifyResponses>().Run();
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(
            $"  everything counted again: {watch.Elapsed.TotalSeconds:N0} s, {verified.Rows:N0} rows, {verified.Cells:N0} cells, {verified.Mismatches} mismatches, at most {process.PeakWorkingSet64 >> 20} MB of memory"
        );
    }

    private static async Task<string> Cells(
        ResponsesWorld world,
        IReadOnlyCollection<Guid> collectors,
        Cube cube,
        int from,
        int to
    )
    {
        var cells = await world
            .Get<ReadCells>()
            .Run(new CellQuery(world.Agency, collectors, cube, from, to));
        var sums = new long[CellLayout.Of(world.Versions[0], cube).Length];
        foreach (var cell in cells)
            for (var i = 0; i < sums.Length; i++)
                sums[i] += cell.Sums[i];
        return $"{cells.Count:N0} cells, {sums[0]:N0} responses";
    }

    private static async Task Crosstabs(ResponsesWorld world, Guid[] all)
    {
        SliceQuery Query(int days, params Dimension[] by) =>
            new(
                world.Agency,
                all,
                world.Versions[0].VersionId,
                ResponsesWorld.FirstDay,
                ResponsesWorld.FirstDay.AddDays(days)
            )
            {
                By = by,
            };
        var made = Stopwatch.StartNew();
        var check = await world.Get<VerifySegments>().Run();
        Console.WriteLine(
            $"  segments made and checked: {made.Elapsed.TotalSeconds:N1} s, {check}"
        );
        foreach (
            var (what, query) in new[]
            {
                (
                    "ease by language, three months",
                    Query(91, Dimension.Answer("ease"), new(DimensionKind.Language))
                ),
                (
                    "ease by language, everything",
                    Query(800, Dimension.Answer("ease"), new(DimensionKind.Language))
                ),
            }
        )
            await Timed(
                what + ", from segments",
                async () =>
                {
                    var slices = await world.Get<ReadSlices>().Run(query);
                    return $"{slices.Count} groups, {slices.Sum(slice => slice.Sums[0]):N0} responses";
                }
            );
    }

    private static async Task Both(
        ResponsesWorld world,
        string what,
        Func<Task<string>> cells,
        string sql
    )
    {
        var fromCells = await Timed(what, cells);
        if (world.Db.Dialect.OneWriter)
            return;
        var fromRows = await Timed(
            "  by SQL over rows",
            async () =>
                await world.Db.Read(async connection =>
                {
                    var count = 0;
                    await using var command = connection.CreateCommand();
                    command.CommandText = sql;
                    command.CommandTimeout = 0;
                    await using var reader = await command.ExecuteReaderAsync();
                    while (await reader.ReadAsync())
                        count++;
                    return $"{count} rows of result";
                })
        );
        Console.WriteLine($"  {"", -44} {fromRows / fromCells, 8:N1} times");
    }

    private static async Task<double> Timed(string what, Func<Task<string>> run)
    {
        var times = new List<double>();
        var warm = Stopwatch.StartNew();
        var said = await run();
        while (warm.ElapsedMilliseconds < WarmMilliseconds)
            said = await run();
        for (var i = 0; i < Times; i++)
        {
            var watch = Stopwatch.StartNew();
            said = await run();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine($"  {what, -44} {times[Times / 2], 8:N2} ms  {said}");
        return times[Times / 2];
    }

    private static string Moments() =>
        string.Join(
            ", ",
            from a in Items
            from b in Items
            select $"SUM(CASE WHEN {a} > 0 AND {b} > 0 THEN {a} END), SUM({a} * {b}), SUM(CASE WHEN {a} > 0 AND {b} > 0 THEN 1 END), SUM(CASE WHEN {b} > 0 THEN {a} * {a} END)"
        );

    // The product's own append and cells, in batches larger than callers would make, so that filling takes minutes.
    private static async Task Fill(ResponsesWorld world, int rows)
    {
        var watch = Stopwatch.StartNew();
        const int atOnce = 50_000;
        var shapes = world.Get<ShapeStore>();
        var log = world.Get<ILogStore>();
        var seal = world.Get<SealWords>();
        for (var done = 0; done < rows; done += atOnce)
        {
            var batch = Enumerable
                .Range(done, Math.Min(atOnce, rows - done))
                .Select(i => world.Response(i, rows, false))
                .Select(response => LogRow.Of(response, shapes.Of(response.Version), seal))
                .OrderBy(row => row.Response.CollectorId)
                .ToList();
            var cells = new CellSums();
            foreach (var row in batch)
                cells.Add(row.Counted, row.Shape, row.Response.Answers.Values.AsSpan(), 1);
            await world.Db.Write(async transaction =>
            {
                await shapes.Store(transaction, batch.Select(row => (world.Agency, row.Shape)));
                await log.Insert(transaction, batch, false, CancellationToken.None);
                await log.AddCells(transaction, cells, CancellationToken.None);
            });
            if ((done / atOnce) % 20 == 19)
                await world.Get<CompactCells>().Run();
        }
        await world.Get<CompactCells>().Run();
        Console.WriteLine($"  filled in {watch.Elapsed.TotalSeconds:N0} s");
        if (world.Db.Dialect.OneWriter)
            return;
        await world.Db.Maintain(connection => CopyRows((NpgsqlConnection)connection, world, rows));
        foreach (var table in new[] { "cell", "cell_delta", "response", "comment" })
            await world.Db.Maintain(connection =>
                connection.ExecuteAsync($"VACUUM ANALYZE responses_{table}", commandTimeout: 0)
            );
    }

    private static async Task CopyRows(NpgsqlConnection connection, ResponsesWorld world, int rows)
    {
        await connection.ExecuteAsync(
            $"CREATE TABLE bench_rows (service smallint, channel smallint, day int, {string.Join(", ", Items.Select(item => $"{item} smallint"))})"
        );
        await using (
            var copy = await connection.BeginBinaryImportAsync(
                "COPY bench_rows FROM STDIN (FORMAT BINARY)"
            )
        )
        {
            copy.Timeout = TimeSpan.FromHours(1);
            for (var i = 0; i < rows; i++)
            {
                var response = world.Response(i, rows, false);
                var collector = world.Collectors.IndexOf(response.CollectorId);
                copy.StartRow();
                copy.Write((short)(collector / 5), NpgsqlDbType.Smallint);
                copy.Write((short)(collector % 5), NpgsqlDbType.Smallint);
                copy.Write(response.LocalDay.DayNumber, NpgsqlDbType.Integer);
                for (var item = 0; item < 7; item++)
                    copy.Write((short)response.Answers.Values[item], NpgsqlDbType.Smallint);
            }
            await copy.CompleteAsync();
        }
        await connection.ExecuteAsync(
            "CREATE INDEX ON bench_rows (service, day)",
            commandTimeout: 0
        );
        await connection.ExecuteAsync("VACUUM ANALYZE bench_rows", commandTimeout: 0);
    }
}
