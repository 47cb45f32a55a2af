using Bellwether.Organization;
using Bellwether.Statistics;

namespace Bellwether.Measurement.Tests;

/// <summary>Figures of the real federal filings. Expected numbers were computed from the file by an independent program.</summary>
public sealed class FederalFilingsTests(FederalFilings federal) : IClassFixture<FederalFilings>
{
    [Fact]
    public void The_import_counts_what_is_in_the_file()
    {
        federal.Require();
        var report = federal.Report!;

        Assert.Equal(
            (481, 28, 47, 10_738_927L, 2962, 0),
            (
                report.Filings,
                report.Providers,
                report.Services,
                report.Respondents,
                report.Questions,
                report.Mismatches
            )
        );
        Assert.Equal(472, report.Added);
        // 158 surveys; the one that never filed an answer has no collector.
        Assert.Equal(157, federal.Everything.Collectors.Length);
    }

    [Fact]
    public async Task The_naive_and_the_like_for_like_change_have_opposite_signs()
    {
        federal.Require();

        var compared = await Compare(federal.Everything);

        Assert.Equal((4.0752, 4.1540), Rounded(compared.AsFiled));
        Assert.Equal((45, 42), (compared.AsFiled.UnitsFrom, compared.AsFiled.UnitsTo));
        Assert.Equal((4.1539, 4.0814), Rounded(compared.MatchedAsFiled));
        Assert.Equal(34, compared.MatchedAsFiled.UnitsTo);
        Assert.Equal((4.1434, 4.1487), Rounded(compared.Pooled));
        Assert.Equal((35, 38), (compared.Pooled.UnitsFrom, compared.Pooled.UnitsTo));
        Assert.Equal((3.8578, 3.8227), Rounded(compared.UnitMean));
        Assert.Equal((4.1514, 4.0786), Rounded(compared.Matched));
        Assert.Equal(30, compared.Matched.UnitsTo);
        Assert.Equal((0.7706, 0.7499), Rounded(compared.FavourableMatched));
        Assert.True(compared.SignsDiffer);
        Assert.Equal(Verdict.Worse, compared.Verdict);
    }

    [Fact]
    public async Task The_pooled_change_is_split_exactly()
    {
        federal.Require();

        var parts = (await Compare(federal.Everything)).Parts;

        Assert.Equal(-0.06817460879549067, parts.Rate.Value!.Value, 10);
        Assert.Equal(0.07370758062339396, parts.Mix.Value!.Value, 10);
        Assert.Equal(-0.00821882035688759, parts.Entered.Value!.Value, 10);
        Assert.Equal(0.00798216446149258, parts.Left.Value!.Value, 10);
        Assert.Equal(
            0.005296315932507234,
            parts.Rate.Value.Value
                + parts.Mix.Value.Value
                + parts.Entered.Value.Value
                + parts.Left.Value.Value,
            10
        );
    }

    [Fact]
    public async Task The_sentences_tell_an_executive_why()
    {
        federal.Require();

        var compared = await Compare(federal.Everything);

        var text = string.Join(' ', compared.Sentences.Select(sentence => sentence.In("en")));
        Assert.StartsWith(
            "Trust fell among the same surveys: the 30 ",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "4.08 from 45 surveys in FY2021Q3, 4.15 from 42 in FY2021Q4 (+0.08)",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("opposite directions", text, StringComparison.Ordinal);
        Assert.Contains(
            "“1-800 MEDICARE support for Medicare beneficiaries (Automated phone)” (229,969 answers, 3.79: +0.09)",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "14 of the filed surveys are kept but not counted",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Worse. Like for like, the share of favourable answers changed by −2.1 points",
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_services_figure_is_that_of_its_filing()
    {
        federal.Require();

        var figure = await Read("Receiving outpatient services", "trust");

        Assert.Equal(320_389, figure.Answers);
        Assert.Equal(4.513350957741995, figure.Mean.Value!.Value, 10);
        Assert.Equal(4.510592246625565, figure.Mean.Interval!.Value.Low, 6);
        Assert.Equal(4.516109668858425, figure.Mean.Interval.Value.High, 6);
        Assert.Equal(0.9014916242442781, figure.Favourable.Value!.Value, 10);
        Assert.Equal(0.9004549312627022, figure.Favourable.Interval!.Value.Low, 8);
        Assert.Equal(0.9025186895853965, figure.Favourable.Interval.Value.High, 8);
        Assert.Equal([3862, 5395, 22304, 79676, 209152], figure.Distribution.Select(o => o.Count));
        Assert.Equal(330_119.0 / 2_009_274, figure.ResponseRate.Rate.Value!.Value, 12);
        Assert.Equal(
            "I trust VA to fulfill our country’s commitment to Veterans",
            Assert.Single(figure.Explanation.Wordings).Prompt
        );
    }

    [Fact]
    public async Task Means_typed_as_counts_are_shown_as_withheld_and_not_as_answers()
    {
        federal.Require();

        var figure = await Read("Passport Services", "satisfaction");

        Assert.Equal(EstimateStatus.NoAnswers, figure.Status);
        Assert.Equal(
            ("counts.mean-typed", 2),
            (figure.Explanation.Exclusions[0].Reason, figure.Explanation.Exclusions[0].Filings)
        );
    }

    [Fact]
    public async Task A_series_of_one_wording_has_no_break_and_a_copied_quarter_has_no_number()
    {
        federal.Require();
        var service = await Service("Receiving outpatient services");

        var trend = (
            await federal
                .Get<ReadTrend>()
                .Run(
                    new TrendQuery(
                        federal.AgencyId,
                        await federal.ScopeOf(service.Name, service.ServiceId),
                        "trust",
                        World.Quarter(2021, 1),
                        World.Quarter(2023, 1)
                    )
                )
        ).Value;

        Assert.Empty(trend.Breaks);
        Assert.Equal(9, trend.Points.Length);
        Assert.Equal(EstimateStatus.NoAnswers, trend.Points[7].Favourable.Status);
        Assert.All(trend.Points, point => Assert.Equal(1, point.Series));
    }

    [Fact]
    public async Task Everything_of_a_quarter_says_how_it_was_put_together()
    {
        federal.Require();

        var figure = (
            await federal
                .Get<ReadFigure>()
                .Run(
                    new FigureQuery(
                        federal.AgencyId,
                        federal.Everything,
                        "trust",
                        World.Quarter(2021, 3)
                    )
                )
        ).Value;

        Assert.Equal(4.1434, figure.Mean.Value!.Value, 4);
        Assert.Equal(10, figure.Explanation.Exclusions.Sum(exclusion => exclusion.Filings));
        Assert.True(figure.Explanation.Wordings.Length > 10);
        Assert.Equal(
            figure.Answers,
            figure.Explanation.Rows.Where(row => row.Withheld.Length == 0).Sum(row => row.Answers)
        );
        Assert.Contains("email", figure.Modes.Select(mode => mode.Name));
    }

    [Fact]
    public async Task A_league_says_who_differs_from_the_rest_and_equals_the_single_figures()
    {
        federal.Require();
        var services = await federal.Get<ListServices>().Run(federal.AgencyId);
        var collectors = new List<ScopedCollector>();
        foreach (var service in services)
            collectors.AddRange(
                (await federal.ScopeOf(service.Name, service.ServiceId)).Collectors
            );

        var rows = (
            await federal
                .Get<ReadLeague>()
                .Run(
                    new LeagueQuery(
                        federal.AgencyId,
                        new Scope("all services", [.. collectors]),
                        "trust",
                        World.Quarter(2022, 1)
                    )
                )
        )
            .Value
            .Rows;

        Assert.True(rows.Length <= services.Count);
        var row = rows.Single(each => each.Service == "Receiving outpatient services");
        var single = await Read("Receiving outpatient services", "trust");
        Assert.Equal(single.Favourable, row.Part.Favourable);
        Assert.Equal(single.ResponseRate, row.ResponseRate);
        Assert.True(row.Part.Different);
        Assert.True(row.Part.Difference.Value > 0.1);
        Assert.Contains(rows, each => each.Part.Favourable.Status != EstimateStatus.Enough);
    }

    private async Task<Figure> Read(string name, string measure)
    {
        var service = await Service(name);
        return (
            await federal
                .Get<ReadFigure>()
                .Run(
                    new FigureQuery(
                        federal.AgencyId,
                        await federal.ScopeOf(service.Name, service.ServiceId),
                        measure,
                        World.Quarter(2022, 1)
                    )
                )
        ).Value;
    }

    private async Task<Service> Service(string name) =>
        (await federal.Get<FindService>().Run(federal.AgencyId, name)).Value;

    private async Task<PeriodsCompared> Compare(Scope scope) =>
        (
            await federal
                .Get<ComparePeriods>()
                .Run(
                    new ComparisonQuery(
                        federal.AgencyId,
                        scope,
                        "trust",
                        World.Quarter(2021, 3),
                        World.Quarter(2021, 4)
                    )
                )
        ).Value;

    private static (double From, double To) Rounded(Statistics.Gap.PeriodChange change) =>
        (
            Math.Round(change.From.Value!.Value, 4, MidpointRounding.AwayFromZero),
            Math.Round(change.To.Value!.Value, 4, MidpointRounding.AwayFromZero)
        );
}
