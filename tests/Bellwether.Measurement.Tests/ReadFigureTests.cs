using Bellwether.Foundation;
using Bellwether.Responses;
using Bellwether.Statistics;

namespace Bellwether.Measurement.Tests;

public sealed class ReadFigureTests : IAsyncLifetime
{
    private static readonly Period Q1 = World.Quarter(2022, 1);

    private World world = null!;

    public async ValueTask InitializeAsync() => world = await World.Open();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_figure_has_share_mean_interval_n_rate_and_method()
    {
        var desk = world.Collector();
        var version = await world.Freeze("desk", Ask.FivePoint());
        await world.Count(desk, version, Q1, 1000, World.Trust(60, 40, 100, 350, 450));
        await world.Offer(desk, Q1, 4000);

        var figure = await Read(desk);

        Assert.Equal(EstimateStatus.Enough, figure.Status);
        Assert.Equal(0.8, figure.Favourable.Value!.Value, 12);
        // Wilson's interval of 800 in 1,000, computed independently.
        Assert.Equal(0.774081035, figure.Favourable.Interval!.Value.Low, 8);
        Assert.Equal(0.823622910, figure.Favourable.Interval.Value.High, 8);
        Assert.Equal(4.09, figure.Mean.Value!.Value, 12);
        Assert.Equal(1000, figure.Answers);
        Assert.Equal([60, 40, 100, 350, 450], figure.Distribution.Select(option => option.Count));
        Assert.Equal(0.1, figure.BottomTwo.Value!.Value, 12);
        Assert.Equal(0.25, figure.ResponseRate.Rate.Value!.Value, 12);
        Assert.Equal(OfferKnowledge.Known, figure.ResponseRate.Knowledge);
        Assert.Equal([new Part("email", 1000)], figure.Modes);
        Assert.Equal("docs/methods/wilson.md", figure.Explanation.MethodPage);
        Assert.Empty(figure.Cautions);
        Assert.False(figure.IsProvisional);
    }

    [Fact]
    public async Task Fewer_than_ten_answers_are_never_a_number()
    {
        var desk = world.Collector();
        var version = await world.Freeze("desk", Ask.FivePoint());
        await world.Count(desk, version, Q1, World.Trust(0, 0, 0, 0, 9));

        var figure = await Read(desk);

        Assert.Equal(EstimateStatus.TooFew, figure.Status);
        Assert.Null(figure.Favourable.Value);
        Assert.Null(figure.Mean.Value);
        Assert.Empty(figure.Distribution);
        Assert.Empty(figure.Explanation.Rows);
        Assert.Equal(9, figure.Answers);
    }

    [Fact]
    public async Task Nobody_is_a_status_and_not_zero()
    {
        var figure = await Read(world.Collector());

        Assert.Equal(EstimateStatus.NoAnswers, figure.Status);
        Assert.Null(figure.Favourable.Value);
    }

    [Fact]
    public async Task Thumbs_and_five_points_share_a_share_and_no_mean()
    {
        var desk = world.Collector("desk");
        var web = world.Collector("web", "website");
        await world.Count(
            desk,
            await world.Freeze("desk", Ask.FivePoint()),
            Q1,
            World.Trust(10, 10, 10, 35, 35)
        );
        await world.Count(web, await world.Freeze("web", Ask.Thumbs()), Q1, World.Trust(80, 20));

        var figure = await Read(desk, web);

        Assert.Equal(0.75, figure.Favourable.Value!.Value, 12);
        Assert.Equal(EstimateStatus.NotIdentified, figure.Mean.Status);
        Assert.Empty(figure.Distribution);
        Assert.Equal(["five-point", "thumbs"], figure.Forms.Select(form => form.Name).Order());
        Assert.Contains(
            figure.Cautions,
            caution => caution.In("en").Contains("Different forms", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Withheld_counts_are_named_and_never_counted()
    {
        var desk = world.Collector("desk");
        var phone = world.Collector("phone", "phone");
        var version = await world.Freeze("desk", Ask.FivePoint());
        await world.Count(desk, version, Q1, World.Trust(0, 0, 0, 50, 50));
        await world.Count(
            phone,
            version,
            Q1,
            World.Trust(86, 0, 0, 0, 0) with
            {
                Withheld = "counts.percentages-typed",
            }
        );

        var figure = await Read(desk, phone);

        Assert.Equal(1.0, figure.Favourable.Value);
        Assert.Equal(100, figure.Answers);
        var left = Assert.Single(figure.Explanation.Exclusions);
        Assert.Equal(
            ("counts.percentages-typed", 1, 86),
            (left.Reason, left.Filings, (int)left.Answers)
        );
        Assert.Contains(
            figure.Explanation.Rows,
            row => row.Withheld == "counts.percentages-typed" && row.Answers == 86
        );
    }

    [Fact]
    public async Task An_unknown_offer_and_a_low_rate_are_said()
    {
        var desk = world.Collector("desk");
        var phone = world.Collector("phone", "phone");
        var version = await world.Freeze("desk", Ask.FivePoint());
        await world.Count(desk, version, Q1, World.Trust(0, 0, 0, 50, 50));
        await world.Count(phone, version, Q1, World.Trust(0, 0, 0, 50, 50));

        var unknown = await Read(desk);
        await world.Offer(desk, Q1, 5000);
        var low = await Read(desk);
        var partly = await Read(desk, phone);

        Assert.Equal(OfferKnowledge.Unknown, unknown.ResponseRate.Knowledge);
        Assert.Contains("not known", unknown.Cautions[0].In("en"), StringComparison.Ordinal);
        Assert.True(low.ResponseRate.IsLow);
        Assert.Contains("Only 2.0 %", low.Cautions[0].In("en"), StringComparison.Ordinal);
        Assert.Equal(OfferKnowledge.PartlyKnown, partly.ResponseRate.Knowledge);
        Assert.Equal(100, partly.ResponseRate.Others);
    }

    [Fact]
    public async Task Monthly_offers_make_the_rate_of_a_quarter_only_when_they_cover_it()
    {
        var desk = world.Collector();
        var version = await world.Freeze("desk", Ask.FivePoint());
        await world.Count(desk, version, Q1, World.Trust(0, 0, 0, 50, 50));
        var first = Period.MonthNumber(Q1.First);

        await world.Offer(desk, Period.Month(first), 100);
        await world.Offer(desk, Period.Month(first + 1), 100);
        var two = await Read(desk);
        await world.Offer(desk, Period.Month(first + 2), 200);
        var three = await Read(desk);

        Assert.Equal(OfferKnowledge.Unknown, two.ResponseRate.Knowledge);
        Assert.Equal(0.25, three.ResponseRate.Rate.Value!.Value, 12);
    }

    [Fact]
    public async Task A_period_that_is_not_over_is_provisional()
    {
        var desk = world.Collector();
        var month = Period.Month(Period.MonthNumber(new DateOnly(2026, 3, 1)));
        var version = await world.Freeze("desk", Ask.FivePoint());
        await world.Count(desk, version, month, World.Trust(0, 0, 0, 50, 50));

        var figure = (
            await world
                .Get<ReadFigure>()
                .Run(new FigureQuery(world.AgencyId, World.Scope(desk), "trust", month))
        ).Value;

        Assert.True(figure.IsProvisional);
        Assert.Equal(100, figure.Answers);
    }

    [Fact]
    public async Task Rows_under_the_minimum_go_together_and_formulas_are_made_inert()
    {
        var version = await world.Freeze("desk", Ask.FivePoint());
        var large = world.Collector("=SUM(A1)");
        var small = world.Collector("small", "phone");
        var middle = world.Collector("middle", "website");
        await world.Count(large, version, Q1, World.Trust(0, 0, 0, 50, 50));
        await world.Count(small, version, Q1, World.Trust(0, 0, 0, 0, 4));
        await world.Count(middle, version, Q1, World.Trust(0, 0, 0, 6, 6));

        var figure = await Read(large, small, middle);

        Assert.Equal([100, 16], figure.Explanation.Rows.Select(row => row.Answers));
        var csv = FigureRows.Csv(figure.Explanation.Rows);
        Assert.Contains("'=SUM(A1)", csv, StringComparison.Ordinal);
        Assert.StartsWith("service,collector,period", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_agency_sees_nothing_and_an_unknown_measure_is_refused()
    {
        var desk = world.Collector();
        var version = await world.Freeze("desk", Ask.FivePoint());
        await world.Count(desk, version, Q1, World.Trust(0, 0, 0, 50, 50));
        var read = world.Get<ReadFigure>();

        var other = await read.Run(
            new FigureQuery(Guid.CreateVersion7(), World.Scope(desk), "trust", Q1)
        );
        var unknown = await read.Run(
            new FigureQuery(world.AgencyId, World.Scope(desk), "loyalty", Q1)
        );

        Assert.Equal("agency.unknown", other.Refusal!.Code);
        Assert.Equal("measure.unknown", unknown.Refusal!.Code);
    }

    [Fact]
    public async Task What_a_later_filing_takes_back_is_gone()
    {
        var desk = world.Collector();
        var version = await world.Freeze("desk", Ask.FivePoint());
        await world.Count(desk, version, Q1, 100, World.Trust(0, 0, 0, 50, 50));
        var tally = Assert.Single(
            await world
                .Get<ReadTallies>()
                .Run(world.AgencyId, [desk.CollectorId], Q1.First, Q1.First)
        );
        await world
            .Get<RecordTallies>()
            .Run([
                new NewTally(
                    Guid.CreateVersion7(),
                    world.AgencyId,
                    desk.CollectorId,
                    version,
                    "back",
                    Q1.First,
                    Q1.Last,
                    tally.Slice,
                    -100,
                    [World.Trust(0, 0, 0, -50, -50)],
                    "a test"
                )
                {
                    TakesBack = true,
                },
            ]);

        Assert.Equal(EstimateStatus.NoAnswers, (await Read(desk)).Status);
    }

    private async Task<Figure> Read(params ScopedCollector[] collectors) =>
        (
            await world
                .Get<ReadFigure>()
                .Run(new FigureQuery(world.AgencyId, World.Scope(collectors), "trust", Q1))
        ).Value;
}
