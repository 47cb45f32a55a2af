using System.CommandLine;
using System.Globalization;
using Bellwether.Cli.Analyze;

namespace Bellwether.Cli;

/// <summary>bellwether analyze drivers | scores | reliability | rake | change | pls | forecast | durations | compare</summary>
internal static class AnalyzeCommands
{
    private static readonly Option<string> Csv = new("--csv")
    {
        Description = "The file: names in the first row; empty or NA is missing",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string?> Weights = Column("--weights", "Column of weights");
    private static readonly Option<string?> Counts = Column(
        "--counts",
        "Column that says how many respondents a row stands for"
    );

    private static readonly Option<MissingRule?> Missing = new("--missing")
    {
        Description =
            "Missing answers: pairwise, listwise or fiml (maximum likelihood); chosen by how many are missing when not given",
    };

    public static Command Analyze() =>
        new(
            "analyze",
            "Analyse a file at the desk: no server, no database. Example: bellwether analyze scores --csv answers.csv --item q1"
        )
        {
            Drivers(),
            Scores(),
            Reliability(),
            Rake(),
            Change(),
            Pls(),
            Forecast(),
            Durations(),
            Compare(),
        };

    private static Command Drivers()
    {
        var (outcome, drivers) = (
            Needed("--outcome", "Column of the outcome"),
            Several("--drivers", "Columns of the drivers, with commas between")
        );
        return Sub(
            "drivers",
            "What goes together with an outcome (association, not cause)",
            [outcome, drivers, Weights, Missing],
            (parse, table, cancel) =>
                AnalyzeDrivers.Run(
                    table,
                    parse.GetValue(outcome)!,
                    Names(parse.GetValue(drivers)),
                    parse.GetValue(Weights),
                    parse.GetValue(Missing),
                    cancel
                ),
            AnalyzeWords.Drivers
        );
    }

    private static Command Scores()
    {
        var item = Needed("--item", "Column of the item");
        var scale = Column(
            "--scale",
            "Lowest and highest code, such as 1-5; the usual scale that holds all answers when not given"
        );
        var by = Column("--by", "Column of groups");
        return Sub(
            "scores",
            "Mean, boxes and recommend score of an item, with intervals",
            [item, scale, Weights, Counts, by],
            (parse, table, cancel) =>
                AnalyzeScores.Run(
                    table,
                    parse.GetValue(item)!,
                    Scale(parse.GetValue(scale)),
                    parse.GetValue(Weights),
                    parse.GetValue(Counts),
                    parse.GetValue(by),
                    cancel
                ),
            AnalyzeWords.Scores,
            AnalyzeWords.ScoresJson
        );
    }

    private static Command Reliability()
    {
        var items = Several(
            "--items",
            "Columns of the scale, turned the same way round, with commas between"
        );
        return Sub(
            "reliability",
            "Whether the items of a scale belong together",
            [items, Missing],
            (parse, table, cancel) =>
                AnalyzeReliability.Run(
                    table,
                    Names(parse.GetValue(items)),
                    parse.GetValue(Missing) ?? MissingRule.Listwise,
                    cancel
                ),
            AnalyzeWords.Reliability
        );
    }

    private static Command Rake()
    {
        var margins = Needed("--margins", "File of the population: variable, level, total");
        var item = Needed("--item", "Column of the item");
        var strata = Column("--strata", "Column of sampling strata");
        var population = Column(
            "--population",
            "Column with the size of the row's stratum, when much of it was drawn"
        );
        return Sub(
            "rake",
            "Weights that meet population margins, and the weighted mean with its design-based error",
            [margins, item, Weights, strata, population],
            (parse, table, cancel) =>
                AnalyzeRake.Run(
                    table,
                    new RakeRequest(
                        parse.GetValue(margins)!,
                        parse.GetValue(item)!,
                        parse.GetValue(Weights),
                        parse.GetValue(strata),
                        parse.GetValue(population)
                    ),
                    cancel
                ),
            AnalyzeWords.Rake
        );
    }

    private static Command Change()
    {
        var column = Needed("--column", "Column of the series, in time order");
        var share = new Option<bool>("--share")
        {
            Description = "The column holds shares (0 to 1, or percent)",
        };
        return Sub(
            "change",
            "When the level of a series changed",
            [column, share],
            (parse, table, cancel) =>
                AnalyzeChange.Run(table, parse.GetValue(column)!, parse.GetValue(share), cancel),
            AnalyzeWords.Change
        );
    }

    private static Command Pls()
    {
        var model = Needed(
            "--model",
            "File of the model: latents with their items, paths between them"
        );
        return Sub(
            "pls",
            "Latent indices by a path model, as in the national satisfaction indices",
            [model],
            (parse, table, cancel) =>
                AnalyzePls.Run(table, PathFile.Read(parse.GetValue(model)!), cancel),
            AnalyzeWords.Pls
        );
    }

    private static Command Forecast()
    {
        var column = Needed("--column", "Column of the series, in time order");
        var season = new Option<int>("--season")
        {
            Description = "Values per season: 12 for months, 7 for days, 1 for none",
            DefaultValueFactory = _ => 1,
        };
        var horizon = new Option<int>("--horizon")
        {
            Description = "Steps ahead",
            DefaultValueFactory = _ => 12,
        };
        return Sub(
            "forecast",
            "What to expect of a series, with intervals",
            [column, season, horizon],
            (parse, table, cancel) =>
                AnalyzeForecast.Run(
                    table,
                    parse.GetValue(column)!,
                    parse.GetValue(season),
                    parse.GetValue(horizon),
                    cancel
                ),
            AnalyzeWords.Forecast
        );
    }

    private static Command Durations()
    {
        var entry = Needed(
            "--entry",
            "Column of the day the case began; a number is the age in days when it was first seen (0 = from its beginning)"
        );
        var exit = Needed(
            "--exit",
            "Column of the day the case ended or was last seen, empty while open; a number is an age in days"
        );
        var ended = Needed(
            "--event",
            "Column that says whether it ended: 1 or 0, yes or no, or the outcome in words"
        );
        var snapshot = Column(
            "--snapshot",
            "Day the register was read; the latest day in it when not given"
        );
        return Sub(
            "durations",
            "How long cases take, when some are still open",
            [entry, exit, ended, snapshot],
            (parse, table, cancel) =>
                AnalyzeDurations.Run(
                    table,
                    new DurationsRequest(
                        parse.GetValue(entry)!,
                        parse.GetValue(exit)!,
                        parse.GetValue(ended)!,
                        parse.GetValue(snapshot)
                    ),
                    cancel
                ),
            AnalyzeWords.Durations
        );
    }

    private static Command Compare()
    {
        var item = Needed("--item", "Column of the item");
        var from = Needed("--from", "First period, as it is written in the file");
        var to = Needed("--to", "Second period");
        var period = Needed("--period", "Column of the period");
        var unit = Needed("--unit", "Column of the unit: service, office");
        return Sub(
            "compare",
            "How a figure changed between two periods, and how much of it is a change of mix",
            [item, from, to, period, unit, Counts],
            (parse, table, cancel) =>
                AnalyzeCompare.Run(
                    table,
                    new CompareRequest(
                        parse.GetValue(item)!,
                        parse.GetValue(from)!,
                        parse.GetValue(to)!,
                        parse.GetValue(period)!,
                        parse.GetValue(unit)!,
                        parse.GetValue(Counts)
                    ),
                    cancel
                ),
            AnalyzeWords.Compare
        );
    }

    private static Command Sub<T>(
        string name,
        string about,
        IReadOnlyList<Option> options,
        Func<ParseResult, AnalyzeTable, CancellationToken, T> run,
        Action<T> words,
        Func<T, object>? json = null
    )
    {
        var command = new Command(name, about) { Csv };
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        command.SetAction((parse, cancel) => Task.FromResult(Act(parse, run, words, json, cancel)));
        return command;
    }

    private static int Act<T>(
        ParseResult parse,
        Func<ParseResult, AnalyzeTable, CancellationToken, T> run,
        Action<T> words,
        Func<T, object>? json,
        CancellationToken cancel
    )
    {
        try
        {
            T report;
            using (var progress = new Progress("Reading (MB)"))
            {
                using var table = AnalyzeTable.Open(parse.GetValue(Csv)!, progress.Tell);
                report = run(parse, table, cancel);
            }

            return Print.Outcome(parse, Foundation.Outcome<T>.Done(report), words, json);
        }
        catch (AnalyzeFault fault)
        {
            return Print.Refusal(parse, fault.Refusal);
        }
    }

    private static Option<string> Needed(string name, string about) =>
        new(name) { Description = about, Required = true };

    private static Option<string?> Column(string name, string about) =>
        new(name) { Description = about };

    private static Option<string[]> Several(string name, string about) =>
        new(name)
        {
            Description = about,
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };

    private static List<string> Names(string[]? words) =>
        (words ?? [])
            .SelectMany(w =>
                w.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            )
            .ToList();

    private static (int, int)? Scale(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var dash = text.IndexOf('-', 1);
        return
            dash > 0
            && int.TryParse(text.AsSpan(0, dash), CultureInfo.InvariantCulture, out var low)
            && int.TryParse(text.AsSpan(dash + 1), CultureInfo.InvariantCulture, out var high)
            && high > low
            && high - low <= 1000
            ? (low, high)
            : throw AnalyzeFault.Request($"{text} is no scale; write it as 1-5.");
    }
}
