using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;
using Bellwether.Statistics;

namespace Bellwether.Measurement.Tests;

/// <summary>A form that promised not to show small groups: nobody can be found in its figures, nor by taking one from another.</summary>
public sealed class SmallGroupsTests : IAsyncLifetime
{
    private const int Promised = 12;

    private World world = null!;

    public async ValueTask InitializeAsync() => world = await World.Open();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_group_smaller_than_promised_is_in_no_figure_not_even_in_a_total()
    {
        var (north, south) = (world.Collector("North"), world.Collector("South"));
        var form = await Freeze(Promised);
        await world.Count(north, form, World.Quarter(2026, 1), World.Trust(20, 10));
        await world.Count(south, form, World.Quarter(2026, 1), World.Trust(11, 0));

        var alone = await Figure(World.Quarter(2026, 1), south);
        var together = await Figure(World.Quarter(2026, 1), north, south);

        Assert.Equal(EstimateStatus.Suppressed, alone.Status);
        Assert.Equal(0, alone.Answers);
        Assert.Contains("kept back", alone.Cautions[0].In("en"), StringComparison.Ordinal);
        Assert.Equal(30, together.Answers);
        Assert.Equal(Promised, together.SmallestGroup);
        Assert.Contains(
            together.Cautions,
            caution => caution.In("es").Contains("reservan", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task No_difference_of_two_figures_tells_of_fewer_than_promised()
    {
        var random = new Random(4_011);
        var collectors = new[] { world.Collector("A"), world.Collector("B"), world.Collector("C") };
        var form = await Freeze(Promised);
        foreach (var collector in collectors)
        foreach (var quarter in Enumerable.Range(1, 4))
            await world.Count(
                collector,
                form,
                World.Quarter(2025, quarter),
                World.Trust(random.Next(0, 16), random.Next(0, 12))
            );
        var periods = Enumerable
            .Range(1, 4)
            .Select(quarter => World.Quarter(2025, quarter))
            .Append(FiscalCalendar.UsFederal.Year(2025))
            .ToList();
        var seen = new List<long>();
        foreach (var subset in Enumerable.Range(1, 7))
        foreach (var period in periods)
            seen.Add(
                (
                    await Figure(period, [.. collectors.Where((_, i) => (subset >> i & 1) == 1)])
                ).Answers
            );

        // Every figure is a sum of whole blocks; what remains of a year without its quarters is nothing.
        for (var subset = 0; subset < 7; subset++)
        {
            var of = seen.Skip(subset * 5).Take(5).ToList();
            Assert.Equal(of[4], of.Take(4).Sum());
            Assert.All(of, answers => Assert.True(answers == 0 || answers >= Promised));
        }
        foreach (var period in Enumerable.Range(0, 5))
        foreach (var (small, large) in Pairs())
        {
            var rest = seen[(large - 1) * 5 + period] - seen[(small - 1) * 5 + period];
            Assert.True(rest == 0 || rest >= Promised, $"{large} less {small} tells of {rest}");
        }
        Assert.Contains(seen, answers => answers > 0);
    }

    [Fact]
    public async Task Months_and_quarters_that_still_grow_are_not_shown_until_the_collector_is_closed()
    {
        var desk = world.Collector();
        var form = await Freeze(Promised);
        await world.Count(desk, form, World.Quarter(2026, 2), World.Trust(40, 10));

        var growing = await Figure(World.Quarter(2026, 2), desk);
        var closed = await Figure(World.Quarter(2026, 2), desk with { IsClosed = true });
        var trend = await world
            .Get<ReadTrend>()
            .Run(
                new TrendQuery(
                    world.AgencyId,
                    World.Scope(desk),
                    "trust",
                    World.Quarter(2026, 1),
                    World.Quarter(2026, 2)
                )
            );

        Assert.Equal(EstimateStatus.Suppressed, growing.Status);
        Assert.Equal(50, closed.Answers);
        Assert.Equal(EstimateStatus.NoAnswers, trend.Value.Points[0].Favourable.Status);
        Assert.Equal(EstimateStatus.Suppressed, trend.Value.Points[1].Favourable.Status);
    }

    [Fact]
    public async Task A_form_that_promises_nothing_is_counted_as_ever()
    {
        var desk = world.Collector();
        var form = await Freeze(0);
        await world.Count(desk, form, World.Quarter(2026, 2), World.Trust(8, 3));

        var figure = await Figure(World.Quarter(2026, 2), desk);

        Assert.Equal(11, figure.Answers);
        Assert.Equal(0, figure.SmallestGroup);
    }

    [Fact]
    public async Task Offices_are_chosen_by_quarter_so_that_a_year_tells_no_more_than_its_quarters()
    {
        var desk = world.Collector();
        var form = await Freeze(Promised);
        foreach (var quarter in Enumerable.Range(1, 4))
        {
            var at = World.Quarter(2025, quarter);
            await Office(desk, form, at, "north", 30);
            await Office(desk, form, at, "south", quarter == 2 ? 5 : 20);
            await Office(desk, form, at, "west", quarter == 2 ? 13 : 15);
        }

        var quarters = new List<Split>();
        foreach (var quarter in Enumerable.Range(1, 4))
            quarters.Add(await Split(desk, World.Quarter(2025, quarter)));
        var year = await Split(desk, FiscalCalendar.UsFederal.Year(2025));

        // South is too small in the second quarter; alone it could be found by subtracting, so West goes with it.
        Assert.Equal(["north"], quarters[1].Parts.Select(part => part.Key));
        Assert.Equal(3, quarters[0].Parts.Length);
        foreach (var part in year.Parts)
            Assert.Equal(
                part.Answers,
                quarters.Sum(quarter =>
                    quarter.Parts.FirstOrDefault(each => each.Key == part.Key)?.Answers ?? 0
                )
            );
        var whole = await Figure(World.Quarter(2025, 2), desk);
        Assert.Equal(18, whole.Answers - quarters[1].Answers);
        Assert.Empty((await Split(desk, Period.Month(Period.MonthNumber(new(2024, 11, 1))))).Parts);
    }

    [Fact]
    public async Task Days_and_single_answers_of_such_a_form_are_in_no_other_read()
    {
        var desk = world.Collector();
        var day = new DateOnly(2026, 2, 3);
        var (promised, open) = (await Freeze(Promised), await Freeze(0));
        foreach (var form in new[] { promised, open })
            await world.Count(
                desk,
                form,
                new Period(Grain.Day, day, day, $"{day:O}"),
                World.Trust(20, 10)
            );

        var days = await world.Get<ReadDays>().Run(world.AgencyId, World.Scope(desk), day, day);

        Assert.Equal(30, days.Sum(each => each.Answers));
    }

    [Fact]
    public void What_is_hidden_of_a_block_is_nothing_or_as_many_as_promised()
    {
        var random = new Random(77);
        for (var round = 0; round < 2_000; round++)
        {
            var parts = Enumerable
                .Range(0, random.Next(1, 7))
                .Select(_ => (long)random.Next(1, 30))
                .ToList();

            var shown = SmallGroups.Shown(parts, people => people, Promised);

            var rest = parts.Sum() - shown.Sum();
            Assert.All(shown, people => Assert.True(people >= Promised));
            Assert.True(
                rest == 0 || rest >= Promised || shown.Count == 0,
                $"{string.Join(' ', parts)} leaves {rest}"
            );
        }
    }

    private static IEnumerable<(int Small, int Large)> Pairs() =>
        from small in Enumerable.Range(1, 7)
        from large in Enumerable.Range(1, 7)
        where small != large && (small & large) == small
        select (small, large);

    private async Task<InstrumentVersion> Freeze(int smallest) =>
        (
            await world
                .Get<FreezeVersion>()
                .Run(
                    world.Actor,
                    new VersionToFreeze(
                        Ids.From(world.AgencyId, "pulse"),
                        "pulse",
                        new InstrumentContent(LocalText.Of("pulse"), [Ask.Thumbs()])
                        {
                            Participation = new Participation { SmallestGroup = smallest },
                        }
                    )
                )
        ).Value;

    private async Task<Figure> Figure(Period period, params ScopedCollector[] collectors) =>
        (
            await world
                .Get<ReadFigure>()
                .Run(new FigureQuery(world.AgencyId, World.Scope(collectors), "trust", period))
        ).Value;

    private async Task<Split> Split(ScopedCollector collector, Period period) =>
        (
            await world
                .Get<ReadSplit>()
                .Run(
                    new SplitQuery(
                        world.AgencyId,
                        World.Scope(collector),
                        "trust",
                        period,
                        SplitBy.Location
                    )
                )
        ).Value;

    private async Task Office(
        ScopedCollector collector,
        InstrumentVersion version,
        Period quarter,
        string office,
        long people
    )
    {
        var month = Period.Month(Period.MonthNumber(quarter.First) + 1);
        var external = $"{month.Name} {office}";
        await world
            .Get<RecordTallies>()
            .Run([
                new NewTally(
                    Ids.From(collector.CollectorId, external),
                    world.AgencyId,
                    collector.CollectorId,
                    version,
                    external,
                    month.First,
                    month.Last,
                    new Slice(collector.Channel, "en", office),
                    people,
                    [
                        new ItemTally(
                            "trust",
                            ImmutableArray.Create(people / 2, people - people / 2)
                        ),
                    ],
                    "a test"
                )
                {
                    QuarterFirstMonth = Period.MonthNumber(quarter.First),
                },
            ]);
    }
}
