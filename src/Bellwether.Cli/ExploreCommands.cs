using System.CommandLine;
using System.Globalization;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Organization;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>bellwether explore</summary>
internal static class ExploreCommands
{
    private static readonly Option<string> Rows = new("--rows")
    {
        Description = "The question whose options are the rows: its key, or what it measures",
        Required = true,
    };

    private static readonly Option<string> Columns = new("--columns")
    {
        Description = "channel, language, location, month, collector, or the key of a question",
        Required = true,
    };

    private static readonly Option<string[]> Filter = new("--filter")
    {
        Description = "DIMENSION=VALUE, up to six times; all must hold",
    };

    private static readonly Option<string?> InPeriod = new("--period")
    {
        Description = "FY2022Q1, FY2022 or 2022-01; everything until today when not given",
    };

    private static readonly Option<ExploreSource> Source = new("--source")
    {
        Description = "Where the sums come from: cells or segments; whatever fits when not given",
    };

    public static Command Explore()
    {
        var explore = new Command(
            "explore",
            "Any question by anything, with intervals and letters. Example: bellwether explore --rows ease --columns language --filter channel=website --period FY2026Q1"
        )
        {
            Rows,
            Columns,
            Filter,
            InPeriod,
            Source,
            MeasurementCommands.Service,
        };
        explore.SetAction(Run);
        return explore;
    }

    private static Task<int> Run(ParseResult parse, CancellationToken cancel) =>
        MeasurementCommands.InScope(
            parse,
            async (provider, agency, scope) =>
            {
                var texts = parse.GetValue(Filter) ?? [];
                if (texts.Length > 6 || texts.FirstOrDefault(IsUnusable) is not null)
                    return Print.Refusal(
                        parse,
                        new Refusal(
                            "explore.filter",
                            RefusalKind.Invalid,
                            "Write a filter as DIMENSION=VALUE, for example channel=website, and at most six of them."
                        )
                    );
                var period = ReadPeriod(parse, agency, provider.GetRequiredService<TimeProvider>());
                if (!period.IsDone)
                    return Print.Refusal(parse, period.Refusal);
                var query = new ExploreQuery(
                    agency.AgencyId,
                    scope,
                    parse.GetValue(Rows)!,
                    parse.GetValue(Columns)!,
                    period.Value.First,
                    period.Value.Last
                )
                {
                    Filters = [.. texts.Select(Read)],
                    Source = parse.GetValue(Source),
                    // Whoever holds the data folder holds the answers.
                    ReadsAnswers = true,
                };
                var outcome = await provider
                    .GetRequiredService<ExploreAnswers>()
                    .Run(query, cancel);
                return Print.Outcome(parse, outcome, Say, Json);
            },
            cancel
        );

    private static bool IsUnusable(string text) => text.IndexOf('=', StringComparison.Ordinal) < 1;

    private static ExploreFilter Read(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return new ExploreFilter(text[..at].Trim(), text[(at + 1)..].Trim());
    }

    private static Outcome<Period> ReadPeriod(ParseResult parse, Agency agency, TimeProvider time)
    {
        if (parse.GetValue(InPeriod) is { } name)
            return agency.Calendar.Read(name);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return new Period(
            Grain.Month,
            new DateOnly(2000, 1, 1),
            Period.Month(Period.MonthNumber(today)).Last,
            "all"
        );
    }

    private static object Json(Crosstab crosstab) =>
        new
        {
            rows = crosstab.Query.Rows,
            columns = crosstab.Query.Columns,
            filters = crosstab.Query.Filters,
            first = crosstab.Query.First,
            last = crosstab.Query.Last,
            source = crosstab.Source,
            tables = crosstab.Tables.Select(table => new
            {
                question = table.Prompt.In("en"),
                table.Versions,
                n = table.Answers,
                columns = table.Columns.Select(column => new
                {
                    column.Letter,
                    column.Key,
                    name = column.Name.In("en"),
                    n = column.Answers,
                    cells = column.Cells.Select(cell => new
                    {
                        cell.Option,
                        label = cell.Label.In("en"),
                        cell.Count,
                        share = cell.Share.Value,
                        interval = cell.Share.Interval is { } range
                            ? new { range.Low, range.High }
                            : null,
                        cell.HigherThan,
                    }),
                }),
            }),
            cautions = crosstab.Cautions.Select(caution => caution.In("en")),
        };

    private static void Say(Crosstab crosstab)
    {
        foreach (var table in crosstab.Tables)
        {
            Console.Out.WriteLine(table.Prompt.In("en"));
            foreach (var column in table.Columns)
            {
                Console.Out.WriteLine(
                    $"  {column.Letter} {column.Name.In("en")}: {column.Answers} answers"
                );
                foreach (var cell in column.Cells)
                    Console.Out.WriteLine(
                        $"      {cell.Label.In("en")}: {cell.Count}, {Percent(cell.Share.Value)} ({Percent(cell.Share.Interval?.Low)} to {Percent(cell.Share.Interval?.High)}) {string.Join(' ', cell.HigherThan)}".TrimEnd()
                    );
            }
        }
        foreach (var caution in crosstab.Cautions)
            Console.Out.WriteLine(caution.In("en"));
        Console.Out.WriteLine(
            crosstab.Source == ExploreSource.Cells
                ? "Of those who answered; from cells."
                : "Of those who answered; from column segments."
        );
    }

    private static string Percent(double? share) =>
        share is { } value ? value.ToString("P1", CultureInfo.InvariantCulture) : "-";
}
