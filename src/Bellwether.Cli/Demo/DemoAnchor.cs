using Bellwether.Foundation;
using Bellwether.Measurement;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli.Demo;

/// <summary>
/// A periodic survey of a random sample about outpatient care, every second quarter: people who are drawn are less content than
/// those who answer by their own choice.
/// </summary>
internal sealed class DemoAnchor(IServiceProvider provider, DemoCalendar calendar)
{
    public const string Service = "outpatient-care";
    private const int Sample = 240;

    // Favourable of 240 in quarters 1, 3, 5 and 7.
    private static readonly int[] Favourable = [163, 166, 161, 168];

    public async Task Add(CancellationToken cancel)
    {
        var survey = new DemoExtraSurvey(provider, calendar.Calendar);
        var opened = await survey.Open(
            Service,
            "relational-yearly",
            $"Sample survey, {Service}",
            cancel,
            "trust"
        );
        await provider
            .GetRequiredService<NameAnchor>()
            .Run(Actor.System(LoadDemo.AgencyId), opened.Collector.CollectorId, true, cancel);
        for (var wave = 0; wave < Favourable.Length; wave++)
            await survey.Record(
                opened,
                calendar.All[1 + (2 * wave)].Last.AddDays(-15),
                Enumerable
                    .Range(0, Sample)
                    .Select(person =>
                        new[] { person < Favourable[wave] ? 4L + (person % 2) : 1L + (person % 3) }
                    ),
                cancel
            );
    }
}
