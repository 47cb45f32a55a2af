using System.CommandLine;
using Bellwether.Cli.Demo;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bellwether.Cli;

/// <summary>bellwether demo</summary>
internal static class DemoCommands
{
    private static readonly Option<bool> Full = new("--full")
    {
        Description = "180,000 answers instead of 12,000",
    };

    private static readonly Option<DateOnly?> AsOf = new("--as-of")
    {
        Description = "The last day that has answers; today when not given",
        HelpName = "DAY",
    };

    private static readonly Option<bool> LoadOnly = new("--load-only")
    {
        Description = "Load the data and stop, without the server",
    };

    private static readonly Option<DemoEffects> Effects = new("--effects")
    {
        Description = "What is planted: for tests and benches",
        Hidden = true,
    };

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "Another draw of chance: for tests and benches",
        Hidden = true,
    };

    public static Command Demo()
    {
        var command = new Command(
            "demo",
            "Load a fictional department with two years of answers, and run the server. Example: bellwether demo"
        )
        {
            Full,
            AsOf,
            LoadOnly,
            Effects,
            Seed,
            ServeCommands.Urls,
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parse, CancellationToken cancel)
    {
        // The demo keeps to a folder of its own, so that invented answers never mix with real ones.
        var folder = parse.GetResult(Shared.Folder) is { Implicit: false }
            ? parse.GetValue(Shared.Folder)!
            : Path.Combine("data", "demo");
        await using var db = Db.Open(folder, parse.GetValue(Shared.Postgres));
        var loaded = await Load(parse, db, cancel);
        if (parse.GetValue(LoadOnly))
        {
            Print.Value(
                parse,
                loaded,
                told =>
                    Console.Out.WriteLine(
                        $"Loaded {told.Responses:N0} invented answers into {folder}"
                    )
            );
            return 0;
        }
        await using var app = await Host.Build(db, parse.GetValue(ServeCommands.Urls)!, cancel);
        await app.StartAsync(cancel);
        Console.Out.WriteLine();
        Console.Out.WriteLine("The demo runs. Everything in it is invented.");
        Console.Out.WriteLine($"  Open            {Host.Address(app)}");
        foreach (var (_, link) in await Host.Links(app, always: true, cancel))
            Console.Out.WriteLine($"  Sign in once    {link}");
        Console.Out.WriteLine($"  A public form   {Host.Address(app)}/f/passport-renewal-website");
        Console.Out.WriteLine("Stop it with Ctrl+C.");
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    private static async Task<DemoLoaded> Load(ParseResult parse, Db db, CancellationToken cancel)
    {
        await using var provider = await Composition.Open(db, cancel);
        var time = provider.GetRequiredService<TimeProvider>();
        var asOf = parse.GetValue(AsOf) ?? FiscalCalendar.UsFederal.LocalDay(time.GetUtcNow());
        using var progress = new Progress("Loading invented answers");
        var loaded = await new LoadDemo(
            provider,
            new DemoDraw(parse.GetValue(Effects), parse.GetValue(Seed))
        ).Run(asOf, parse.GetValue(Full) ? 15 : 1, progress.Tell, cancel);
        await provider.GetRequiredService<FollowEvents>().CatchUp(cancel);
        return loaded;
    }
}
