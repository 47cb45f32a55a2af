using Bellwether.Cli.Demo;
using Bellwether.Measurement;
using Bellwether.Responses;
using Bellwether.Statistics.Intervals;

namespace Bellwether.Cli.Tests;

/// <summary>Findings F1 and F7 among the reasons people call for.</summary>
public sealed class DemoCentreTests(LoadedDemo demo) : IClassFixture<LoadedDemo>
{
    private static DateOnly Sunday => LoadedDemo.AsOf.AddDays(-(int)LoadedDemo.AsOf.DayOfWeek);

    private static DateOnly Messages => LoadedDemo.AsOf.AddDays(-DemoStatusNews.MessagesDaysAgo);

    [Fact]
    public async Task F1_Status_calls_are_41_percent_and_24_within_eight_weeks_of_the_messages()
    {
        var before = await Week(SundayBefore(Messages));
        var after = await Week(SundayBefore(Messages.AddDays(56 + 7)));

        var (was, now) = (Status(before), Status(after));
        Assert.InRange(was.Share.Value!.Value, 0.405, 0.415);
        Assert.InRange(now.Share.Value!.Value, 0.235, 0.245);
        Assert.Equal(1, was.RankByVolume);
        var fell = Difference.OfShares(now.Contacts, after.Contacts, was.Contacts, before.Contacts);
        Assert.True(fell.PValue < 0.001);
        Assert.True(fell.Difference.Interval!.Value.High < -0.15);
    }

    [Fact]
    public async Task F7_Lost_documents_are_second_by_volume_and_first_by_pain()
    {
        await demo.Get<CodeComments>().Run(LoadDemo.AgencyId);
        var week = await Week(Sunday);

        var lost = week.Issues.Single(issue => issue.Reason.Key == "document_lost");
        Assert.Equal((2, 1), (lost.RankByVolume, lost.RankByPain));
        Assert.True(lost.PainTimes > 1.3);
        Assert.Equal(7, lost.Votes);
        Assert.Equal(Math.Round(lost.Contacts * 9.80m, 2), lost.Cost);
        Assert.True(lost.Weight > 1.5 * lost.Share.Value!.Value, $"{lost.Weight:P0}");
        Assert.Equal(14, week.Ballots);
    }

    [Fact]
    public async Task Two_missing_days_are_gaps_and_a_speed_has_its_twin()
    {
        var service = LoadDemo.ServiceId(DemoCentre.Service);
        var centre = await demo.Get<ReadCentre>()
            .Run(LoadDemo.AgencyId, [service], LoadedDemo.AsOf.AddDays(-27), LoadedDemo.AsOf);

        Assert.Equal(DemoCentre.Gaps(LoadedDemo.AsOf), centre.MissingDays);
        Assert.InRange(centre.Answer!.Seconds, 190, 230);
        Assert.Equal("first_contact", centre.Answer.TwinKind);
        Assert.InRange(centre.Answer.Twin.Value!.Value, 0.61, 0.63);
        Assert.InRange(centre.Abandoned.Value!.Value, 0.09, 0.11);
    }

    [Fact]
    public async Task Household_support_codes_too_much_as_other_and_uses_two_codes_for_each_other()
    {
        var hygiene = await demo.Get<ReadReasonHygiene>()
            .Run(
                LoadDemo.AgencyId,
                await demo.Scope("applying-support"),
                Sunday.AddDays(-90),
                Sunday
            );

        Assert.True(hygiene.HidesTooMuch);
        var pair = Assert.Single(hygiene.Overlapping);
        Assert.Equal(
            ["eligibility", "what_do_i_need"],
            new[] { pair.First.Key, pair.Second.Key }.Order()
        );
        Assert.Contains(hygiene.Unused, reason => reason.Key == "urgent");
        var passport = await demo.Get<ReadReasonHygiene>()
            .Run(
                LoadDemo.AgencyId,
                await demo.Scope(DemoCentre.Service),
                Sunday.AddDays(-90),
                Sunday
            );
        Assert.False(passport.HidesTooMuch);
        Assert.Empty(passport.Overlapping);
    }

    private async Task<TopIssues> Week(DateOnly sunday) =>
        await demo.Get<ReadTopIssues>()
            .Run(LoadDemo.AgencyId, await demo.Scope(DemoCentre.Service), sunday);

    private static TopIssue Status(TopIssues week) =>
        week.Issues.Single(issue => issue.Reason.Key == "status");

    private static DateOnly SundayBefore(DateOnly day) => day.AddDays(-(int)day.DayOfWeek);
}
