using Bellwether.Cli.Demo;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Testing;
using Bellwether.Web.Measurement;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli.Tests;

/// <summary>The small demo as of one fixed day, loaded once for the tests of this class.</summary>
public sealed class LoadedDemo : IAsyncLifetime
{
    public static DateOnly AsOf { get; } = new(2026, 9, 30);

    public static Period Year { get; } = FiscalCalendar.UsFederal.Year(2026);

    private TestDb test = null!;

    public ServiceProvider Provider { get; private set; } = null!;

    public string Folder => test.Folder ?? "";

    public async ValueTask InitializeAsync()
    {
        test = await TestDb.Open();
        Provider = await Composition.Open(
            test.Db,
            default,
            new FakeTime(new(2026, 9, 30, 20, 0, 0, TimeSpan.Zero))
        );
        await new LoadDemo(Provider).Run(AsOf, 1, (_, _) => { }, default);
    }

    public async ValueTask DisposeAsync()
    {
        await Provider.DisposeAsync();
        await test.DisposeAsync();
    }

    public T Get<T>()
        where T : notnull => Provider.GetRequiredService<T>();

    public async Task<Scope> Scope(string slug)
    {
        var service = (await Get<FindService>().Run(LoadDemo.AgencyId, slug)).Value;
        return await Get<Scopes>().OfService(service, "en");
    }

    public Task<Scope> Everything() =>
        Get<Scopes>().OfAgency(LoadDemo.AgencyId, "everything", "en");
}

/// <summary>Each finding planted in the demo is one that the product shows.</summary>
public sealed class DemoFindingsTests(LoadedDemo demo) : IClassFixture<LoadedDemo>
{
    [Fact]
    public async Task F4_Spanish_web_users_find_applying_for_support_less_easy()
    {
        var split = (
            await demo.Get<ReadSplit>()
                .Run(
                    new(
                        LoadDemo.AgencyId,
                        await demo.Scope("applying-support"),
                        "ease",
                        LoadedDemo.Year,
                        SplitBy.Language
                    )
                )
        ).Value;

        var spanish = split.Parts.Single(part => part.Key == "es");
        Assert.True(spanish.Different);
        Assert.InRange(spanish.Difference.Value!.Value, -0.30, -0.08);
        Assert.InRange(
            -0.18,
            spanish.Difference.Interval!.Value.Low,
            spanish.Difference.Interval.Value.High
        );
    }

    [Fact]
    public async Task F5_The_permit_lottery_is_effective_but_less_transparent_than_the_rest()
    {
        var transparency = await LeaguePart("transparency");
        var effectiveness = await LeaguePart("effectiveness");

        Assert.True(transparency.Different);
        Assert.InRange(
            -0.22,
            transparency.Difference.Interval!.Value.Low,
            transparency.Difference.Interval.Value.High
        );
        Assert.False(effectiveness.Different && effectiveness.Difference.Value < 0);
    }

    [Fact]
    public async Task F6_Clinic_17_is_the_one_that_is_trusted_more()
    {
        var split = (
            await demo.Get<ReadSplit>()
                .Run(
                    new(
                        LoadDemo.AgencyId,
                        await demo.Scope("outpatient-care"),
                        "trust",
                        LoadedDemo.Year,
                        SplitBy.Location
                    )
                )
        ).Value;

        var better = split
            .Parts.Where(part => part.Different && part.Difference.Value > 0)
            .Select(part => part.Key);
        Assert.Equal(
            ["clinic-17"],
            better.Where(key => key.StartsWith("clinic-", StringComparison.Ordinal))
        );
        var seventeen = split
            .Parts.Single(part => part.Key == "clinic-17")
            .Difference.Interval!.Value;
        Assert.InRange(0.11, seventeen.Low, seventeen.High);
    }

    [Fact]
    public async Task F10_A_survey_that_three_in_a_thousand_answered_says_so_and_is_not_compared()
    {
        var scope = await demo.Scope("application-status");
        var quarter = FiscalCalendar.UsFederal.Quarter(2026, 3);
        var figure = (
            await demo.Get<ReadFigure>().Run(new(LoadDemo.AgencyId, scope, "trust", quarter))
        ).Value;
        var compared = (
            await demo.Get<ComparePeriods>()
                .Run(
                    new(
                        LoadDemo.AgencyId,
                        scope,
                        "trust",
                        FiscalCalendar.UsFederal.Quarter(2026, 2),
                        quarter
                    )
                )
        ).Value;

        Assert.True(figure.ResponseRate.IsLow);
        Assert.InRange(figure.ResponseRate.Rate.Value!.Value, 0.001, 0.006);
        Assert.Contains("may think differently", figure.ResponseRate.Words.In("en"));
        Assert.Equal(Verdict.CannotTellYet, compared.Verdict);
    }

    [Fact]
    public async Task F17_The_new_form_for_renewals_breaks_the_series()
    {
        var calendar = new DemoCalendar(FiscalCalendar.UsFederal, LoadedDemo.AsOf);
        var trend = (
            await demo.Get<ReadTrend>()
                .Run(
                    new(
                        LoadDemo.AgencyId,
                        await demo.Scope("passport-renewal"),
                        "trust",
                        FiscalCalendar.UsFederal.QuarterOf(calendar.All[0].First),
                        FiscalCalendar.UsFederal.QuarterOf(LoadedDemo.AsOf)
                    )
                )
        ).Value;

        var cut = trend.Breaks.First(each => each.CutsSeries);
        Assert.Equal(calendar.All[DemoPlan.BreakQuarter].First, cut.At.First);
        Assert.NotEqual(
            trend.Points[DemoPlan.BreakQuarter - 1].Series,
            trend.Points[DemoPlan.BreakQuarter].Series
        );
        Assert.Equal(trend.Points[0].Series, trend.Points[DemoPlan.BreakQuarter - 1].Series);
    }

    [Fact]
    public async Task The_demo_is_exact_and_loading_it_again_changes_nothing()
    {
        var before = await demo.Get<VerifyResponses>().Run();

        var again = await new LoadDemo(demo.Provider).Run(
            LoadedDemo.AsOf,
            1,
            (_, _) => { },
            default
        );
        var after = await demo.Get<VerifyResponses>().Run();

        Assert.True(again.WasThere);
        Assert.True(after.IsSound);
        Assert.Equal(before.Rows, after.Rows);
        Assert.Equal(before.Cells, after.Cells);
        Assert.InRange(after.Rows, 11_000, 15_000);
    }

    [Fact]
    public async Task Words_of_danger_wait_in_the_queue_without_a_phone_number()
    {
        var waiting = await demo.Get<ListConcerns>().Run(LoadDemo.AgencyId);

        Assert.Contains(waiting, concern => concern is { Tier: 1, State: ConcernState.Waiting });
        Assert.All(
            waiting.SelectMany(concern => concern.Words),
            words => Assert.DoesNotContain("555-0143", words)
        );
    }

    [Fact]
    public async Task No_comment_shows_a_phone_number()
    {
        var scope = await demo.Scope("applying-support");

        var comments = await demo.Get<ReadComments>()
            .Run(LoadDemo.AgencyId, scope.CollectorIds, 5000);

        Assert.Contains(comments, comment => comment.Words.Contains("[phone number removed]"));
        Assert.DoesNotContain(comments, comment => comment.Words.Contains("555-0143"));
    }

    private async Task<ComparedPart> LeaguePart(string measure)
    {
        var league = (
            await demo.Get<ReadLeague>()
                .Run(new(LoadDemo.AgencyId, await demo.Everything(), measure, LoadedDemo.Year))
        ).Value;
        return league
            .Rows.Single(row => row.ServiceId == LoadDemo.ServiceId("permit-lottery"))
            .Part;
    }
}
