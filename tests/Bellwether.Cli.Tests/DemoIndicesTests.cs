using Bellwether.Cli.Demo;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Statistics;

namespace Bellwether.Cli.Tests;

/// <summary>The findings planted for the two indices and the perception gap are the ones that the product shows.</summary>
public sealed class DemoIndicesTests(LoadedDemo demo) : IClassFixture<LoadedDemo>
{
    private static readonly Period LastWhole = FiscalCalendar.UsFederal.Quarter(2026, 3);

    [Fact]
    public async Task F20_The_agency_facing_index_of_one_programme_is_hidden_at_a_coverage_of_48_percent()
    {
        var reading = await Read("partner-sqi");

        var hidden = reading.Now.Services.Single(each => each.Subject.Slug == DemoPartners.Hidden);
        Assert.Null(hidden.Score.Value);
        Assert.Equal(0.48, hidden.Coverage, 3);
        Assert.StartsWith(
            "Not shown: coverage 48 %.",
            hidden.WhyNot!.In("en"),
            StringComparison.Ordinal
        );
        Assert.All(
            reading.Now.Services.Where(each => each != hidden),
            each => Assert.NotNull(each.Score.Value)
        );
        Assert.Contains(
            reading.Now.Agency.Cautions,
            caution => caution.In("en").Contains("48 %", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_services_to_agencies_have_a_number_below_those_to_the_public_and_what_moved_it_adds_up()
    {
        var partners = await Read("partner-sqi");
        var everyone = await Read("psqi");

        Assert.Equal(EstimateStatus.Enough, partners.Now.Agency.Score.Status);
        Assert.Equal(EstimateStatus.Enough, everyone.Now.Agency.Score.Status);
        Assert.True(
            partners.Now.Agency.Score.Interval!.Value.High
                < everyone.Now.Agency.Score.Interval!.Value.Low
        );
        var move = everyone.Move(LoadDemo.AgencyId)!;
        Assert.Equal(move.Change.Value!.Value, move.Lines.Sum(line => line.Change), 1e-9);
        Assert.All(
            everyone.Now.Agency.Services,
            service => Assert.InRange(service.Weight, 0, IndexDefinition.MostOfOneService + 1e-9)
        );
    }

    [Fact]
    public async Task F8_Managers_are_23_points_more_content_than_customers_and_the_gap_has_its_interval()
    {
        var gap = await Gap();

        Assert.Equal(LastWhole, gap.Period);
        Assert.Equal(0.72, gap.Whole.Managers.Value!.Value, 2);
        Assert.Equal(0.49, gap.Whole.Customers.Value!.Value, 2);
        Assert.Equal(0.23, gap.Whole.Gap.Value!.Value, 2);
        Assert.Equal("newcombe", gap.Whole.Gap.Method);
        Assert.InRange(gap.Whole.Gap.Interval!.Value.Low, 0.10, 0.15);
        Assert.InRange(gap.Whole.Gap.Interval.Value.High, 0.29, 0.34);
        Assert.Equal(Comparability.B, gap.Grade);
        Assert.Equal(
            "Bureau of Travel Documents",
            gap.MostWrong.First(each => Guid.TryParse(each.Key, out _)).Name.In("en")
        );
        Assert.Equal(2, gap.Trend.Length);
        Assert.True(gap.Whole.Calibration.Value > 0);
    }

    [Fact]
    public async Task Eight_managers_are_in_no_figure_and_cannot_be_found_by_subtraction()
    {
        var gap = await Gap();

        // Their form promised that no group under ten is shown: they are not in the whole either, so nobody else need be hidden.
        Assert.DoesNotContain(gap.Units, unit => unit.Name.In("en") == "Shared Services Center");
        Assert.All(gap.Units, unit => Assert.True(unit.Managers.N >= 10));
        Assert.Equal(gap.Whole.Managers.N, gap.Units.Sum(unit => unit.Managers.N));
        Assert.All(gap.Levels, level => Assert.True(level.Managers.N is 0 or >= 10));
    }

    private async Task<IndexReading> Read(string index) =>
        (
            await demo.Get<ReadIndex>()
                .Run(
                    new IndexQuery(
                        LoadDemo.AgencyId,
                        index,
                        await demo.Get<ListServices>().Run(LoadDemo.AgencyId),
                        await demo.Everything(),
                        LastWhole
                    )
                )
        ).Value;

    private async Task<PerceptionGapFigure> Gap() =>
        (
            await demo.Get<ReadPerceptionGap>()
                .Run(
                    new GapQuery(
                        LoadDemo.AgencyId,
                        await demo.Get<ListServices>().Run(LoadDemo.AgencyId),
                        await demo.Everything(),
                        null,
                        LoadedDemo.AsOf
                    )
                )
        ).Value;
}
