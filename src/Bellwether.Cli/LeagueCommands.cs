using System.CommandLine;
using System.Globalization;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Statistics;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>bellwether league</summary>
internal static class LeagueCommands
{
    private static readonly Option<string?> Before = new("--before")
    {
        Description = "The period that changes are measured from",
    };

    public static Command League()
    {
        var league = new Command(
            "league",
            "One measure over all services: each against all the others, and against its own past. Example: bellwether league --measure trust --period FY2026Q1 --before FY2025Q4"
        )
        {
            MeasurementCommands.Measure,
            MeasurementCommands.Unit,
            MeasurementCommands.PeriodName,
            Before,
        };
        league.SetAction(Run);
        return league;
    }

    private static Task<int> Run(ParseResult parse, CancellationToken cancel) =>
        MeasurementCommands.InScope(
            parse,
            async (provider, agency, scope) =>
            {
                var period = agency.Calendar.Read(parse.GetValue(MeasurementCommands.PeriodName)!);
                if (!period.IsDone)
                    return Print.Refusal(parse, period.Refusal);
                Period? before = null;
                if (parse.GetValue(Before) is { } name)
                {
                    var earlier = agency.Calendar.Read(name);
                    if (!earlier.IsDone)
                        return Print.Refusal(parse, earlier.Refusal);
                    before = earlier.Value;
                }
                var outcome = await provider
                    .GetRequiredService<ReadLeague>()
                    .Run(
                        new LeagueQuery(
                            agency.AgencyId,
                            scope,
                            parse.GetValue(MeasurementCommands.Measure)!,
                            period.Value
                        )
                        {
                            Before = before,
                        },
                        cancel
                    );
                return Print.Outcome(parse, outcome, Say, Json);
            },
            cancel
        );

    private static object Json(League league) =>
        new
        {
            measure = league.Measure.Key,
            period = league.Period.Name,
            before = league.Before?.Name,
            services = league.Rows.Select(row => new
            {
                row.Service,
                n = row.Part.Answers,
                favourable = row.Part.Favourable,
                others = row.Part.Rest,
                difference = row.Part.Difference,
                row.Part.Different,
                row.Change,
                row.ChangeHolds,
                row.Verdict,
                reworded = row.Breaks.Any(each => each.CutsSeries),
            }),
            tooFew = league.Rows.Count(row => row.Part.Answers is null or > 0 and < 30),
            reworded = league.Rows.Count(row => row.Breaks.Any(each => each.CutsSeries)),
        };

    private static void Say(League league)
    {
        Console.Out.WriteLine(
            $"{league.Measure.Name.In("en")}, {league.Period.Name}: favourable, less all the others, change since {league.Before?.Name ?? "nothing"}"
        );
        foreach (var row in league.Rows)
            Console.Out.WriteLine(
                $"  {row.Service}: {Cell(row.Part.Favourable)}; {Cell(row.Part.Difference)}; {Cell(row.Change)}; {row.Part.Answers?.ToString("N0", CultureInfo.InvariantCulture) ?? "too few"} answers"
            );
    }

    private static string Cell(Estimate estimate) =>
        estimate is { Value: { } value, Interval: { } range }
            ? $"{Points(value)} ({Points(range.Low)} to {Points(range.High)})"
            : "-";

    private static string Points(double share) =>
        (100 * share).ToString("0.0", CultureInfo.InvariantCulture);
}
