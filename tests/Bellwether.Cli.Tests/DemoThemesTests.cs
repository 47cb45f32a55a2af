using Bellwether.Cli.Demo;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Responses;

namespace Bellwether.Cli.Tests;

/// <summary>Finding F1 in words: people ask where their application is, until messages are sent.</summary>
public sealed class DemoThemesTests(LoadedDemo demo) : IClassFixture<LoadedDemo>
{
    private static readonly FiscalCalendar Calendar = FiscalCalendar.UsFederal;

    [Fact]
    public async Task F1_Asking_for_the_status_rises_and_falls_after_the_messages_and_nothing_else_does()
    {
        await demo.Get<CodeComments>().Run(LoadDemo.AgencyId);

        var rising = await Themes(Half(2025, 3), Half(2025, 1));
        var falling = await Themes(Half(2026, 2), Half(2025, 3));

        Assert.Equal(
            ["status"],
            rising.Themes.Where(theme => theme.Move == ThemeMove.Rising).Select(Id).Take(1)
        );
        var fallen = falling.Themes.Single(theme => theme.ThemeId == "status");
        Assert.Equal(ThemeMove.Falling, fallen.Move);
        Assert.True(fallen.QValue <= 0.05);
        Assert.InRange(fallen.Change.Value!.Value, -0.7, -0.2);
        Assert.True(falling.Unclassified.Value <= ThemesRead.MostUnclassified);
    }

    [Fact]
    public async Task The_comment_with_praise_beside_a_bad_answer_is_found()
    {
        await demo.Get<CodeComments>().Run(LoadDemo.AgencyId);
        var scope = await demo.Everything();

        var found = await demo.Get<ListComments>()
            .Run(
                new CommentQuery(LoadDemo.AgencyId, scope.CollectorIds, 50) { Contradicting = true }
            );

        Assert.All(found, each => Assert.True(each.Coding!.Contradicts(each.Comment.Favourable)));
    }

    private static string Id(ThemeFigure theme) => theme.ThemeId;

    // Two quarters as one period.
    private static Period Half(int year, int quarter) =>
        new(
            Grain.Quarter,
            Calendar.Quarter(year, quarter).First,
            Calendar.Quarter(year, quarter + 1).Last,
            $"FY{year}Q{quarter} and the next"
        );

    private async Task<ThemesRead> Themes(Period period, Period before) =>
        await demo.Get<ReadThemes>()
            .Run(
                new ThemesQuery(
                    LoadDemo.AgencyId,
                    await demo.Scope("passport-renewal"),
                    period,
                    before
                )
            );
}
