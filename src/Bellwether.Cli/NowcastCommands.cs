using System.CommandLine;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Web.Measurement.ShowNowcast;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>bellwether nowcast</summary>
internal static class NowcastCommands
{
    private const int MonthsShown = 24;

    private static readonly Option<string?> Survey = new("--survey")
    {
        Description =
            "First say that the collector with this key holds the periodic survey of a random sample",
        HelpName = "KEY",
    };

    public static Command Nowcast()
    {
        var nowcast = new Command(
            "nowcast",
            "Where a service stands today: a periodic survey and the live answers joined. Example: bellwether nowcast --service \"Receiving outpatient care\""
        )
        {
            MeasurementCommands.Measure,
            MeasurementCommands.Service,
            Survey,
        };
        nowcast.SetAction(Run);
        return nowcast;
    }

    private static Task<int> Run(ParseResult parse, CancellationToken cancel) =>
        MeasurementCommands.InScope(
            parse,
            async (provider, agency, scope) =>
            {
                if (parse.GetValue(Survey) is { } key)
                {
                    var collectors = await provider
                        .GetRequiredService<ListCollectors>()
                        .Run(agency.AgencyId, null, cancel);
                    if (collectors.FirstOrDefault(each => each.Key == key) is not { } survey)
                        return Print.Refusal(
                            parse,
                            new Refusal(
                                "collector.unknown",
                                RefusalKind.NotFound,
                                $"There is no collector with the key “{key}”."
                            )
                        );
                    await provider
                        .GetRequiredService<NameAnchor>()
                        .Run(Actor.System(agency.AgencyId), survey.CollectorId, true, cancel);
                }
                var today = agency.Calendar.LocalDay(
                    provider.GetRequiredService<TimeProvider>().GetUtcNow()
                );
                var last = Period.MonthNumber(today);
                var outcome = await provider
                    .GetRequiredService<ReadNowcast>()
                    .Run(
                        new NowcastQuery(
                            agency.AgencyId,
                            scope,
                            parse.GetValue(MeasurementCommands.Measure)!,
                            Period.Month(last - MonthsShown),
                            Period.Month(last)
                        ),
                        cancel
                    );
                return Print.Outcome(parse, outcome, Say, value => NowcastJson.Of(value, "en"));
            },
            cancel
        );

    private static void Say(Nowcast it)
    {
        Console.Out.WriteLine(it.Words.In("en"));
        foreach (var point in it.Points)
            Console.Out.WriteLine(
                $"  {point.Month.Name}  joined {Cell(point.Combined)}  survey {Cell(point.Survey)}  live {Cell(point.Feed)}"
            );
        foreach (var caution in it.Cautions)
            Console.Out.WriteLine(caution.In("en"));
    }

    private static string Cell(Statistics.Estimate share) =>
        share is { Value: { } value, Interval: { } range }
            ? $"{value:P0} ({range.Low:P0} to {range.High:P0})"
            : "-";
}
