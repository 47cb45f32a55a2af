using Bellwether.Foundation;
using Bellwether.Responses;

namespace Bellwether.Measurement.Tests;

public sealed class ReadLeagueTests : IAsyncLifetime
{
    private static readonly Period Before = World.Quarter(2025, 4);
    private static readonly Period Now = World.Quarter(2026, 1);

    private World world = null!;

    public async ValueTask InitializeAsync() => world = await World.Open();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_service_has_the_figure_and_the_verdict_of_its_own_page()
    {
        var version = await world.Freeze("form", Ask.Thumbs());
        ScopedCollector[] all =
        [
            Collector("Alpha", "website"),
            Collector("Alpha", "phone"),
            Collector("Beta", "website"),
            Collector("Gamma", "website"),
        ];
        long[][] before =
        [
            [800, 200],
            [60, 40],
            [700, 300],
            [5, 4],
        ];
        long[][] now =
        [
            [600, 400],
            [70, 30],
            [1400, 600],
            [6, 2],
        ];
        for (var i = 0; i < all.Length; i++)
        {
            await world.Count(all[i], version, Before, World.Trust(before[i]));
            await world.Count(all[i], version, Now, World.Trust(now[i]));
        }
        await world.Offer(all[2], Now, 40_000);

        var league = await Read(all);

        Assert.Equal(["Alpha", "Beta", "Gamma"], league.Rows.Select(row => row.Service));
        foreach (var row in league.Rows)
        {
            var scope = World.Scope([.. all.Where(each => each.ServiceId == row.ServiceId)]);
            var figure = (
                await world
                    .Get<ReadFigure>()
                    .Run(new FigureQuery(world.AgencyId, scope, "trust", Now))
            ).Value;
            var compared = (
                await world
                    .Get<ComparePeriods>()
                    .Run(new ComparisonQuery(world.AgencyId, scope, "trust", Before, Now))
            ).Value;
            if (!row.Part.IsSuppressed)
                Assert.Equal(figure.Favourable, row.Part.Favourable);
            if (row.Change.Value is not null)
                Assert.Equal(compared.FavourableMatched.Change, row.Change);
            Assert.Equal(compared.Verdict, row.Verdict);
            Assert.Equal(figure.ResponseRate.Rate.Value, row.ResponseRate.Rate.Value);
        }
        Assert.Equal(Verdict.Worse, league.Rows[0].Verdict);
        Assert.True(league.Rows[2].Part.IsSuppressed);
        Assert.Null(league.Rows[2].Change.Value);
        // Gamma has eight answers: the smaller of the other two keeps it company, or a subtraction would tell. How that one
        // changed is told all the same.
        Assert.True(league.Rows[0].Part.IsSuppressed);
        Assert.NotNull(league.Rows[0].Change.Value);
    }

    [Fact]
    public async Task A_question_that_changed_is_told_by_service()
    {
        var old = await world.Freeze("form", Ask.FivePoint("I trust them."));
        var young = await world.Freeze("form", Ask.FivePoint("I trust them more now."));
        var (alpha, beta) = (Collector("Alpha", "website"), Collector("Beta", "website"));
        await world.Count(alpha, old, Before, World.Trust(10, 10, 10, 35, 35));
        await world.Count(alpha, young, Now, World.Trust(10, 10, 10, 35, 35));
        await world.Count(beta, old, Before, World.Trust(10, 10, 10, 35, 35));
        await world.Count(beta, old, Now, World.Trust(10, 10, 10, 35, 35));

        var league = await Read(alpha, beta);

        Assert.Equal(BreakKind.Wording, Assert.Single(league.Rows[0].Breaks).Kind);
        Assert.Equal(Verdict.CannotTellYet, league.Rows[0].Verdict);
        Assert.Empty(league.Rows[1].Breaks);
    }

    [Fact]
    public async Task The_measures_that_were_asked_are_listed_with_their_quarters()
    {
        var version = await world.Freeze(
            "form",
            Ask.FivePoint(),
            Ask.FivePoint("It was easy.", "ease", "")
        );
        var alpha = Collector("Alpha", "website");
        await world.Count(
            alpha,
            version,
            Now,
            World.Trust(10, 10, 10, 35, 35),
            new ItemTally("ease", [1, 1, 1, 1, 1])
        );

        var asked = await world
            .Get<ListMeasures>()
            .Run(world.AgencyId, World.Scope(alpha), Before, Now);

        Assert.Equal(["trust", "ease"], asked.Select(each => each.Measure.Key));
        Assert.Equal(new PeriodAnswers(Now.First, 100), Assert.Single(asked[0].Periods));
        Assert.Equal(5, asked[1].Periods[0].Answers);
    }

    [Fact]
    public async Task Coverage_counts_what_is_withheld_once_per_filing()
    {
        var version = await world.Freeze("form", Ask.FivePoint());
        var (alpha, beta) = (world.Collector("alpha"), world.Collector("beta"));
        await world.Count(alpha, version, Before, World.Trust(10, 10, 10, 35, 35));
        await world.Count(alpha, version, Now, World.Trust(10, 10, 10, 35, 35));
        await world.Count(
            beta,
            version,
            Now,
            World.Trust(1, 1, 1, 1, 1) with
            {
                Withheld = "counts.percentages-typed",
            }
        );

        var coverage = (
            await world
                .Get<ReadCoverage>()
                .Run(world.AgencyId, World.Scope(alpha, beta), Before, Now)
        ).Value;

        Assert.Equal(
            (3, 2, 1, 1),
            (coverage.Filings, coverage.Surveys, coverage.Services, coverage.Providers)
        );
        Assert.Equal(1, coverage.FilingsWithheld);
        Assert.Equal([1, 2], coverage.Quarters.Select(quarter => quarter.Filings));
        Assert.Equal("counts.percentages-typed", Assert.Single(coverage.Withheld).Reason);
    }

    private async Task<League> Read(params ScopedCollector[] collectors) =>
        (
            await world
                .Get<ReadLeague>()
                .Run(
                    new LeagueQuery(world.AgencyId, new Scope("all", [.. collectors]), "trust", Now)
                    {
                        Before = Before,
                    }
                )
        ).Value;

    private ScopedCollector Collector(string service, string channel) =>
        new(
            Ids.From(world.AgencyId, service + channel),
            service == "Beta" ? world.ServiceId : Ids.From(world.AgencyId, service),
            $"{service}, {channel}",
            service,
            channel
        );
}
