using Bellwether.Foundation;
using Bellwether.Statistics;

namespace Bellwether.Measurement.Tests;

public sealed class ComparePeriodsTests : IAsyncLifetime
{
    private static readonly Period From = World.Quarter(2021, 3);
    private static readonly Period To = World.Quarter(2021, 4);

    private World world = null!;

    public async ValueTask InitializeAsync() => world = await World.Open();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_gain_that_is_only_a_change_of_who_reported_is_told_apart()
    {
        var good = world.Collector("good");
        var poor = world.Collector("poor", "phone");
        var version = await world.Freeze("form", Ask.FivePoint());
        // The good survey falls from 4.4 to 4.2; the poor one (2.6) stops reporting.
        await world.Count(good, version, From, World.Trust(0, 0, 100, 400, 500));
        await world.Count(good, version, To, World.Trust(0, 100, 100, 300, 500));
        await world.Count(poor, version, From, World.Trust(300, 200, 200, 200, 100));

        var compared = await Compare(good, poor);

        Assert.Equal(3.5, compared.Pooled.From.Value!.Value, 12);
        Assert.Equal(4.2, compared.Pooled.To.Value!.Value, 12);
        Assert.Equal(0.7, compared.AsFiled.Change.Value!.Value, 12);
        Assert.Equal(-0.2, compared.Matched.Change.Value!.Value, 12);
        Assert.Equal(-0.2, compared.Parts.Rate.Value!.Value, 12);
        Assert.Equal(0.9, compared.Parts.Left.Value!.Value, 12);
        Assert.True(compared.SignsDiffer);
        Assert.Equal(Verdict.Worse, compared.Verdict);
        Assert.Equal((2, 1), (compared.AsFiled.UnitsFrom, compared.AsFiled.UnitsTo));
        Assert.Contains(
            compared.Sentences,
            sentence => sentence.In("en").Contains("opposite directions", StringComparison.Ordinal)
        );
        Assert.Contains(
            compared.Sentences,
            sentence =>
                sentence.In("en").Contains("“poor” (1,000 answers", StringComparison.Ordinal)
        );
        Assert.Contains(
            compared.Sentences,
            sentence => sentence.In("es").Contains("direcciones opuestas", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_four_parts_add_up_to_the_pooled_change_and_the_surveys_to_the_parts()
    {
        var random = new Random(20260303);
        var version = await world.Freeze("form", Ask.FivePoint());
        var reworded = await world.Freeze("form", Ask.FivePoint("I trust it more"));
        var all = Enumerable.Range(1, 12).Select(i => world.Collector($"survey {i}")).ToArray();
        foreach (var (collector, i) in all.Select((each, i) => (each, i)))
        {
            if (i % 4 != 1)
                await world.Count(collector, version, From, Counts(random));
            if (i % 4 != 2)
                await world.Count(collector, i % 4 == 3 ? reworded : version, To, Counts(random));
        }

        var compared = await Compare(all);

        var parts = compared.Parts;
        Assert.Equal(
            compared.Pooled.Change.Value!.Value,
            parts.Rate.Value!.Value
                + parts.Mix.Value!.Value
                + parts.Entered.Value!.Value
                + parts.Left.Value!.Value,
            12
        );
        Assert.Equal(
            parts.Entered.Value!.Value,
            parts.Surveys.Where(part => part.Presence == Presence.Entered).Sum(part => part.Total),
            12
        );
        Assert.Equal(
            parts.Left.Value!.Value,
            parts.Surveys.Where(part => part.Presence == Presence.Left).Sum(part => part.Total),
            12
        );
        Assert.Equal(
            parts.Rate.Value!.Value + parts.Mix.Value!.Value,
            parts.Surveys.Where(part => part.Presence == Presence.Both).Sum(part => part.Total),
            12
        );
        // A survey that changed its wording left and another entered.
        Assert.Equal(3 + 3, parts.Surveys.Count(part => part.Presence == Presence.Entered));
    }

    [Fact]
    public async Task What_is_withheld_is_in_the_filed_figure_and_in_no_other()
    {
        var good = world.Collector("good");
        var odd = world.Collector("odd", "phone");
        var version = await world.Freeze("form", Ask.FivePoint());
        await world.Count(good, version, From, World.Trust(0, 0, 0, 500, 500));
        await world.Count(good, version, To, World.Trust(0, 0, 0, 400, 600));
        await world.Count(
            odd,
            version,
            To,
            World.Trust(1000, 0, 0, 0, 0) with
            {
                Withheld = "question.other-construct",
            }
        );

        var compared = await Compare(good, odd);

        Assert.Equal(4.6, compared.Pooled.To.Value!.Value, 12);
        Assert.Equal(2.8, compared.AsFiled.To.Value!.Value, 12);
        Assert.Equal((1, 2), (compared.AsFiled.UnitsFrom, compared.AsFiled.UnitsTo));
        Assert.Equal(
            "question.other-construct",
            compared.AsFiledParts.Surveys.First(p => p.Presence == Presence.Entered).Withheld
        );
        Assert.Contains(
            compared.Sentences,
            sentence =>
                sentence.In("en").StartsWith("1 of the filed surveys", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Mixed_forms_are_compared_by_their_share()
    {
        var desk = world.Collector("desk");
        var web = world.Collector("web", "website");
        var five = await world.Freeze("five", Ask.FivePoint());
        var thumbs = await world.Freeze("thumbs", Ask.Thumbs());
        foreach (var period in (Period[])[From, To])
        {
            await world.Count(desk, five, period, World.Trust(10, 10, 10, 35, 35));
            await world.Count(web, thumbs, period, World.Trust(80, 20));
        }

        var compared = await Compare(desk, web);

        Assert.Equal(ComparedIn.Share, compared.In);
        Assert.Equal(0.75, compared.Pooled.From.Value!.Value, 12);
        Assert.Equal(0, compared.Matched.Change.Value!.Value, 12);
    }

    [Fact]
    public async Task Too_few_answers_are_not_compared()
    {
        var desk = world.Collector();
        var version = await world.Freeze("form", Ask.FivePoint());
        await world.Count(desk, version, From, World.Trust(0, 0, 0, 4, 5));
        await world.Count(desk, version, To, World.Trust(0, 0, 0, 50, 50));

        var compared = await Compare(desk);

        Assert.Equal(EstimateStatus.TooFew, compared.Pooled.Change.Status);
        Assert.Null(compared.Matched.Change.Value);
        Assert.Equal(Verdict.CannotTellYet, compared.Verdict);
        Assert.Contains(
            "cannot be compared",
            Assert.Single(compared.Sentences).In("en"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(700, 0, Verdict.NoDetectableChange)]
    [InlineData(780, 0, Verdict.Improved)]
    [InlineData(620, 0, Verdict.Worse)]
    [InlineData(700, 980, Verdict.CannotTellYet)]
    public async Task The_verdict_is_computed(int favourable, int fewer, Verdict verdict)
    {
        var desk = world.Collector();
        var version = await world.Freeze("form", Ask.FivePoint());
        await world.Count(desk, version, From, World.Trust(0, 0, 3000, 7000, 0));
        var n = 10_000 - (fewer * 10);
        await world.Count(
            desk,
            version,
            To,
            World.Trust(0, 0, n - (n * favourable / 1000), n * favourable / 1000, 0)
        );

        Assert.Equal(verdict, (await Compare(desk)).Verdict);
    }

    [Fact]
    public async Task The_verdict_says_when_few_of_those_offered_answered()
    {
        var desk = world.Collector();
        var version = await world.Freeze("form", Ask.FivePoint());
        await world.Count(desk, version, From, World.Trust(0, 0, 0, 50, 50));
        await world.Count(desk, version, To, World.Trust(0, 0, 0, 50, 50));
        await world.Offer(desk, From, 10_000);
        await world.Offer(desk, To, 10_000);

        var compared = await Compare(desk);

        Assert.Contains("Only 1.0 %", compared.VerdictWords.In("en"), StringComparison.Ordinal);
        Assert.Contains(
            "Solo respondió el 1.0 %",
            compared.VerdictWords.In("es"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_same_period_twice_and_periods_of_different_lengths_are_refused()
    {
        var compare = world.Get<ComparePeriods>();
        var query = new ComparisonQuery(
            world.AgencyId,
            World.Scope(world.Collector()),
            "trust",
            From,
            From
        );

        var same = await compare.Run(query);
        var other = await compare.Run(query with { To = FiscalCalendar.UsFederal.Year(2022) });

        Assert.Equal("comparison.same-period", same.Refusal!.Code);
        Assert.Equal("comparison.other-grain", other.Refusal!.Code);
    }

    private static Responses.ItemTally Counts(Random random) =>
        World.Trust([.. Enumerable.Range(0, 5).Select(_ => (long)random.Next(5, 400))]);

    private async Task<PeriodsCompared> Compare(params ScopedCollector[] collectors) =>
        (
            await world
                .Get<ComparePeriods>()
                .Run(
                    new ComparisonQuery(world.AgencyId, World.Scope(collectors), "trust", From, To)
                )
        ).Value;
}
