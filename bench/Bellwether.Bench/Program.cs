using Bellwether.Bench;

// One word chooses a bench; without one, the list. Results are written down by hand in docs/benchmarks.md.
var benches = new SortedDictionary<string, (string About, Action<string[]> Run)>(
    StringComparer.Ordinal
)
{
    ["alert-delay"] = (
        "from the commit to the alert, while 1,000 answers a second come in over HTTP",
        AlertDelayBench.Run
    ),
    ["coverage"] = ("how often intervals of a mean hold the truth", CoverageBench.Run),
    ["delay"] = ("days to find a drop in one stream at one false alarm a year", DelayBench.Run),
    ["import"] = (
        "a million rows with a mapping, without and with words, beside a plain load of the same rows",
        ImportBench.Run
    ),
    ["intake"] = (
        "answers and respondents a second over HTTP, beside servers that do less",
        IntakeBench.Run
    ),
    ["intake-reference"] = (
        "one of those servers, started by the bench intake",
        IntakeReference.Run
    ),
    ["export"] = ("files of 100,000 to 1,000,000 responses: time, size, memory", ExportBench.Run),
    ["invented"] = (
        "the demo without its effects over 20 seeds: findings named; and with other effects elsewhere",
        InventedBench.Run
    ),
    ["responses-append"] = (
        "durable responses per second in process, cells and events included",
        ResponsesAppendBench.Run
    ),
    ["responses-figures"] = (
        "standing figures at ten million responses, from cells and by SQL over rows",
        ResponsesFiguresBench.Run
    ),
    ["responses-life"] = (
        "append, compact, verify, erase, rebuild and scrub a log; sizes of vectors",
        ResponsesLifeBench.Run
    ),
    ["segments"] = (
        "change points of the Turing series against what five people marked",
        SegmentsBench.Run
    ),
    ["statistics-speed"] = ("time of drivers, detectors and panels", StatisticsSpeedBench.Run),
    ["sums-speed"] = ("time of sums, packing, raking and intervals", SumsSpeedBench.Run),
    ["streams"] = (
        "300 streams, 30 of them changed: false alarms and delay of each policy",
        StreamsBench.Run
    ),
    ["themes"] = (
        "feeling and themes of comments: five-fold cross-validation, comments a second, --write",
        ThemesBench.Run
    ),
    ["watch"] = ("stepping the detectors of 1,000 streams", _ => WatchBench.Run()),
};

if (args.Length > 0 && benches.TryGetValue(args[0], out var bench))
{
    bench.Run(args[1..]);
    return 0;
}

Console.WriteLine("dotnet run -c Release --project bench/Bellwether.Bench -- <bench>");
foreach (var (name, (about, _)) in benches)
{
    Console.WriteLine($"  {name, -20} {about}");
}

return args.Length == 0 ? 0 : 2;
