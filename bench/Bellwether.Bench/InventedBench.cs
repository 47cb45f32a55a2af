using Bellwether.Cli;
using Bellwether.Cli.Demo;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Measurement;
using Bellwether.Responses;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Bench;

/// <summary>
/// Nothing invented: the small demo with its effects switched off, over many seeds: how often Today and the pages of the services
/// name a finding; beside it what they would name if each look were judged by itself. Then the full demo with other effects, half
/// as large, in other places: whether those are named.
/// </summary>
internal static class InventedBench
{
    private static readonly DateOnly AsOf = new(2026, 9, 30);

    public static void Run(string[] args)
    {
        var seeds = args.Length > 0 && int.TryParse(args[0], out var asked) ? asked : 20;
        Off(seeds).GetAwaiter().GetResult();
        Moved().GetAwaiter().GetResult();
    }

    private static async Task Off(int seeds)
    {
        int silent = 0,
            alone = 0;
        for (var seed = 1; seed <= seeds; seed++)
        {
            var (named, single) = await Demo(new DemoDraw(DemoEffects.Off, seed), 1);
            silent += named.Count == 0 ? 1 : 0;
            alone += single.Count == 0 ? 1 : 0;
            Console.WriteLine(
                $"  seed {seed, 2}: {named.Count} named; {single.Count} if each look were judged by itself{List(named)}"
            );
        }
        Console.WriteLine(
            $"  no finding in {silent} of {seeds} seeds (judged one by one: {alone})"
        );
    }

    private static async Task Moved()
    {
        var (named, _) = await Demo(new DemoDraw(DemoEffects.Moved, 1), 15);
        Console.WriteLine($"  moved and halved, full demo: {named.Count} named{List(named)}");
    }

    private static async Task<(
        IReadOnlyList<NamedFinding> Named,
        IReadOnlyList<NamedFinding> Single
    )> Demo(DemoDraw draw, int factor)
    {
        var folder = Directory.CreateTempSubdirectory("bellwether-invented-");
        try
        {
            await using var db = Db.Open(folder.FullName, null);
            await using var provider = await Composition.Open(db, default, new OneMoment());
            await new LoadDemo(provider, draw).Run(AsOf, factor, (_, _) => { }, default);
            await provider.GetRequiredService<CodeComments>().Run(LoadDemo.AgencyId);
            var quarters = new DemoCalendar(FiscalCalendar.UsFederal, AsOf).All;
            return (
                await new NamedFindings(provider).Run(quarters[^1], quarters[^2]),
                await new NamedFindings(provider, (_, _) => VerdictRule.Default).Run(
                    quarters[^1],
                    quarters[^2]
                )
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string List(IReadOnlyList<NamedFinding> named) =>
        string.Concat(named.Select(each => $"\n    {each.Kind}: {each.Service}, {each.What}"));

    private sealed class OneMoment : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 9, 30, 20, 0, 0, TimeSpan.Zero);
    }
}
