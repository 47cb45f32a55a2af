using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli.Demo;

/// <summary>What lets the fictional department ask: one approval for nearly everything, and one that runs out soon (finding F9).</summary>
internal sealed class DemoClearances(IServiceProvider provider, DateOnly asOf, int factor)
{
    private const string Ending = "reporting-change";

    private static readonly Guid Space = Guid.Parse("018f0000-de30-7000-8000-000000000002");

    // The officer is not the one who writes the questionnaires.
    private static readonly Actor Officer = new(
        LoadDemo.AgencyId,
        null,
        "Priya Raman, clearance officer"
    );

    public static Guid Wide { get; } = Ids.From(Space, "clearance/wide");

    public static Guid EndsSoon { get; } = Ids.From(Space, "clearance/ends-soon");

    /// <summary>Adds both; what is there already stays as it is.</summary>
    public async Task Add(CancellationToken cancel)
    {
        var today = FiscalCalendar.UsFederal.LocalDay(Get<TimeProvider>().GetUtcNow());
        var from = asOf > today ? asOf : today;
        await Add(
            Wide,
            new ClearanceTerms("a11_generic", "Customer experience feedback, section 280")
            {
                ControlNumber = "3090-0325",
                ExpiresOn = from.AddDays(700),
                BurdenMinutes = 1,
                ResponsesPerYear = 10_000L * factor,
                HoursPerYear = 200.0 * factor,
            },
            cancel
        );
        await Add(
            EndsSoon,
            new ClearanceTerms("a11_generic", "Household support follow-up")
            {
                ControlNumber = "3090-0321",
                ExpiresOn = from.AddDays(21),
                BurdenMinutes = 1,
                ResponsesPerYear = 1_000L * factor,
                HoursPerYear = 20.0 * factor,
            },
            cancel
        );
    }

    /// <summary>Attests the wordings of a stream under its clearance.</summary>
    public async Task<Guid> Attest(
        DemoStream stream,
        IReadOnlyList<InstrumentVersion> versions,
        CancellationToken cancel
    )
    {
        var clearance = stream.Service == Ending ? EndsSoon : Wide;
        foreach (var version in versions.DistinctBy(version => version.VersionId))
            Demand(
                await Get<AttestVersion>()
                    .Run(Officer, clearance, version.VersionId, version.ContentHash, cancel: cancel)
            );
        return clearance;
    }

    // Once it is there its terms are old news: a day that has passed must not stop a second run.
    private async Task Add(Guid id, ClearanceTerms terms, CancellationToken cancel)
    {
        if (await Get<FindClearance>().Run(LoadDemo.AgencyId, id, cancel) is null)
            Demand(await Get<AddClearance>().Run(Officer, terms, id, cancel: cancel));
    }

    private static void Demand<T>(Outcome<T> outcome) => _ = outcome.Value;

    private T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();
}
