using System.CommandLine;
using System.Globalization;
using Bellwether.Measurement;
using Bellwether.Statistics;
using Bellwether.Web.Measurement.ShowDrivers;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>bellwether drivers</summary>
internal static class DriversCommands
{
    public static Command Drivers()
    {
        var drivers = new Command(
            "drivers",
            "What is linked with trust, how strongly, and what people named. Example: bellwether drivers --service \"Renewing a passport\" --period FY2026Q1"
        )
        {
            MeasurementCommands.Measure,
            MeasurementCommands.Service,
            MeasurementCommands.Unit,
            MeasurementCommands.PeriodName,
        };
        drivers.SetAction(Run);
        return drivers;
    }

    private static Task<int> Run(ParseResult parse, CancellationToken cancel) =>
        MeasurementCommands.InScope(
            parse,
            async (provider, agency, scope) =>
            {
                var period = agency.Calendar.Read(parse.GetValue(MeasurementCommands.PeriodName)!);
                if (!period.IsDone)
                    return Print.Refusal(parse, period.Refusal);
                var query = new FigureQuery(
                    agency.AgencyId,
                    scope,
                    parse.GetValue(MeasurementCommands.Measure)!,
                    period.Value
                );
                var importance = await provider
                    .GetRequiredService<ReadImportance>()
                    .Run(query, cancel);
                if (!importance.IsDone)
                    return Print.Refusal(parse, importance.Refusal);
                var named = (
                    await provider.GetRequiredService<ReadDrivers>().Run(query, cancel)
                ).Value;
                Print.Value(
                    parse,
                    parse.GetValue(Shared.Json) ? Json(importance.Value, named) : new object(),
                    _ => Say(importance.Value, named)
                );
                return 0;
            },
            cancel
        );

    private static object Json(DriverImportance importance, DriversNamed named) =>
        new
        {
            importance = ImportanceJson.Of(importance, "en"),
            named = new
            {
                named.Favourable,
                named.Unfavourable,
                named.Status,
                named.MostNamed,
                words = named.Words.In("en"),
                drivers = named.Drivers.Select(driver => new
                {
                    driver.Key,
                    label = driver.Label.In("en"),
                    praise = driver.Named.Praise,
                    blame = driver.Named.Blame,
                    blameShare = driver.Named.BlameShare,
                    balance = driver.Named.Balance,
                }),
            },
        };

    private static void Say(DriverImportance it, DriversNamed named)
    {
        Console.Out.WriteLine($"{it.Scope.Name}, {it.Period.Name}");
        Console.Out.WriteLine($"  {it.Words.In("en")}");
        foreach (var part in it.Parts)
            Console.Out.WriteLine(
                $"    {part.Name.In("en"), -24}{(it.Strength == DriverStrength.Importance ? "importance" : "rank correlation"), -18}{Cell(it.Strength == DriverStrength.Importance ? part.Importance : part.Correlation), -20}favourable {Cell(part.Performance)}"
            );
        foreach (var caution in it.Cautions)
            Console.Out.WriteLine($"  {caution.In("en")}");
        foreach (var left in it.Exclusions)
            Console.Out.WriteLine($"  Left out: {left.Answers:N0} answers. {left.Why.In("en")}");
        if (named.Status == EstimateStatus.NoAnswers)
            return;
        Console.Out.WriteLine();
        Console.Out.WriteLine($"  {named.Words.In("en")}");
        foreach (var driver in named.Drivers)
        {
            Console.Out.WriteLine($"    {driver.Label.In("en")}");
            Console.Out.WriteLine(
                $"      praised {Cell(driver.Named.Praise), -22}blamed {Cell(driver.Named.Blame), -22}share of blame {Cell(driver.Named.BlameShare), -22}balance {Cell(driver.Named.Balance)}"
            );
        }
    }

    private static string Cell(Estimate estimate) =>
        estimate.Value is not { } value ? "-"
        : estimate.Interval is { } range ? $"{Two(value)} ({Two(range.Low)} to {Two(range.High)})"
        : Two(value);

    private static string Two(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
