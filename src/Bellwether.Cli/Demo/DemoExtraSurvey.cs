using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli.Demo;

/// <summary>A survey of partners, managers or customers that the demo adds beside its streams; its answers come from outside and nobody can add to them.</summary>
internal sealed class DemoExtraSurvey(IServiceProvider provider, FiscalCalendar calendar)
{
    private static readonly Guid Space = Guid.Parse("018f0000-de30-7000-8000-000000000003");

    /// <summary>The collector of a service with its frozen version; the same each time.</summary>
    public async Task<(Collector Collector, InstrumentVersion Version)> Open(
        string service,
        string template,
        string title,
        CancellationToken cancel,
        params string[] only
    )
    {
        var entry = DemoPlan.Services.Single(each => each.Slug == service);
        var unit = DemoPlan.Units.Single(each => each.Code == entry.Unit);
        var found = ListTemplates.Find(template)!;
        var slots = new Dictionary<string, LocalText>
        {
            ["provider"] = LocalText.Of(unit.Name),
            ["team"] = LocalText.Of(unit.Name),
            ["service"] = LocalText.Of(entry.Name, entry.Spanish),
        };
        var content = found
            .Fill(
                slots.Where(slot => found.Slots.Any(known => known.Key == slot.Key)).ToDictionary(),
                ["en"]
            )
            .Value;
        if (only.Length > 0)
            content = content with
            {
                Items = [.. content.Items.Where(item => only.Contains(item.Key))],
            };
        var actor = Actor.System(LoadDemo.AgencyId);
        var version = (
            await provider
                .GetRequiredService<FreezeVersion>()
                .Run(
                    actor,
                    new VersionToFreeze(
                        Ids.From(Space, $"instrument/{service}/{template}"),
                        title,
                        content
                    ),
                    cancel
                )
        ).Value;
        var key = $"{service}-{template}";
        var collector = (
            await provider
                .GetRequiredService<OpenCollector>()
                .Run(
                    actor,
                    new CollectorToOpen(
                        LoadDemo.ServiceId(service),
                        version.VersionId,
                        title,
                        "email"
                    )
                    {
                        CollectorId = Ids.From(Space, $"collector/{key}"),
                        Key = key,
                        ForImportsOnly = true,
                    },
                    cancel
                )
        ).Value;
        return (collector, version);
    }

    /// <summary>Records answers of one day; the same external ids again change nothing.</summary>
    public async Task Record(
        (Collector Collector, InstrumentVersion Version) survey,
        DateOnly day,
        IEnumerable<long[]> answers,
        CancellationToken cancel
    )
    {
        var record = provider.GetRequiredService<RecordResponses>();
        var at = new DateTimeOffset(day.ToDateTime(new TimeOnly(15, 0)), TimeSpan.Zero);
        await Task.WhenAll(
            answers.Select(
                (values, number) =>
                {
                    var name = $"demo-{day:yyyyMMdd}-{number}";
                    return record.Run(
                        new NewResponse(
                            Ids.From(survey.Collector.CollectorId, name),
                            LoadDemo.AgencyId,
                            survey.Collector.CollectorId,
                            survey.Version,
                            name,
                            new AnswerSheet([.. values], []),
                            new Slice("email", "en", ""),
                            day,
                            Period.MonthNumber(calendar.QuarterOf(day).First),
                            at
                        ),
                        cancel
                    );
                }
            )
        );
    }
}
