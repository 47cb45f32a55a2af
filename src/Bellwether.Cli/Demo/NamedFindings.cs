using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Monitoring;
using Bellwether.Organization;
using Bellwether.Statistics.Drivers;
using Bellwether.Web.Measurement;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli.Demo;

/// <summary>One thing that the product names as a finding.</summary>
/// <param name="Kind">alert, change, split, reason, driver or theme.</param>
/// <param name="Service">The service's place in addresses.</param>
/// <param name="What">Which measure, part, reason or theme, and in which direction.</param>
internal sealed record NamedFinding(string Kind, string Service, string What);

/// <summary>
/// Everything that Today and the pages of all services name as a finding of a quarter, from the same reads by the same rules as
/// those pages: alerts that wait, changes, parts that stand apart, reasons named most, parts that matter, themes that move.
/// </summary>
internal sealed class NamedFindings(
    IServiceProvider provider,
    Func<int, string?, VerdictRule>? rules = null
)
{
    private readonly Func<int, string?, VerdictRule> rule = rules ?? VerdictRule.OfOne;

    /// <summary>The findings of a quarter beside the one before.</summary>
    public async Task<IReadOnlyList<NamedFinding>> Run(
        Period quarter,
        Period before,
        CancellationToken cancel = default
    )
    {
        var services = await Get<ListServices>().Run(LoadDemo.AgencyId, null, cancel);
        var found = new List<NamedFinding>();
        var everything = await Get<Scopes>()
            .OfAgency(LoadDemo.AgencyId, "everything", "en", cancel);
        await Get<WatchStreams>().Run(LoadDemo.AgencyId, everything, null, cancel);
        found.AddRange(
            (await Get<ListAlerts>().Run(LoadDemo.AgencyId, null, cancel)).Waiting.Select(
                alert => new NamedFinding(
                    "alert",
                    services.First(each => each.ServiceId == alert.ServiceId).Slug,
                    alert.Signals[0].Kind.ToString()
                )
            )
        );
        foreach (var service in services)
            await Service(service, services.Count, quarter, before, found, cancel);
        return found;
    }

    private async Task Service(
        Service service,
        int services,
        Period quarter,
        Period before,
        List<NamedFinding> found,
        CancellationToken cancel
    )
    {
        var scope = await Get<Scopes>().OfService(service, "en", cancel);
        var asked = await Get<ListMeasures>()
            .Run(LoadDemo.AgencyId, scope, before, quarter, cancel);
        for (var i = 0; i < asked.Count; i++)
        {
            var measure = asked[i].Measure.Key;
            var compared = (
                await Get<ComparePeriods>()
                    .Run(
                        new ComparisonQuery(LoadDemo.AgencyId, scope, measure, before, quarter)
                        {
                            Rule = rule(services, measure),
                        },
                        cancel
                    )
            ).Value;
            if (compared.Verdict is Verdict.Improved or Verdict.Worse)
                found.Add(new("change", service.Slug, $"{measure} {compared.Verdict}"));
        }
        if (asked.Count > 0)
            await Reasons(service, scope, asked[0].Measure.Key, services, quarter, found, cancel);
        await Themes(service, scope, services, quarter, before, found, cancel);
    }

    private async Task Reasons(
        Service service,
        Scope scope,
        string measure,
        int services,
        Period quarter,
        List<NamedFinding> found,
        CancellationToken cancel
    )
    {
        var query = new FigureQuery(LoadDemo.AgencyId, scope, measure, quarter)
        {
            Rule = rule(services, null),
        };
        if ((await Get<ReadDrivers>().Run(query, cancel)).Value.MostNamed is { } most)
            found.Add(new("reason", service.Slug, most));
        var importance = (await Get<ReadImportance>().Run(query, cancel)).Value;
        found.AddRange(
            importance
                .Parts.Where(part =>
                    importance.Named.Contains(part) || part.Place == Quadrant.Concentrate
                )
                .Select(part => new NamedFinding("driver", service.Slug, part.Key))
        );
        foreach (var by in Enum.GetValues<SplitBy>())
        {
            var split = (
                await Get<ReadSplit>()
                    .Run(
                        new SplitQuery(LoadDemo.AgencyId, scope, measure, quarter, by)
                        {
                            Rule = rule(services, null),
                        },
                        cancel
                    )
            ).Value;
            found.AddRange(
                split
                    .Parts.Where(part => part.Different)
                    .Select(part => new NamedFinding(
                        "split",
                        service.Slug,
                        $"{measure} {part.Key} {(part.Difference.Value < 0 ? "lower" : "higher")}"
                    ))
            );
        }
    }

    private async Task Themes(
        Service service,
        Scope scope,
        int services,
        Period quarter,
        Period before,
        List<NamedFinding> found,
        CancellationToken cancel
    )
    {
        var themes = await Get<ReadThemes>()
            .Run(
                new ThemesQuery(LoadDemo.AgencyId, scope, quarter, before)
                {
                    Rule = rule(services, null),
                },
                cancel
            );
        found.AddRange(
            themes
                .Themes.Where(theme => theme.Move is ThemeMove.Rising or ThemeMove.Falling)
                .Select(theme => new NamedFinding(
                    "theme",
                    service.Slug,
                    $"{theme.ThemeId} {theme.Move}"
                ))
        );
    }

    private T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();
}
