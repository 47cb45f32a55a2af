namespace Bellwether.Improvement.Tests;

public class FindActionsTests
{
    [Fact]
    public void The_library_is_whole_and_every_action_says_what_it_takes_and_what_can_go_wrong()
    {
        var all = FindActions.Run(new ActionQuery());

        Assert.Equal(44, all.Length);
        Assert.Equal(10, FindActions.Playbooks.Length);
        Assert.Equal(
            ["CU1", "CU2", "DE1", "DE2", "EN1", "EN2", "ME1", "ME2", "PR1", "PR2", "RE1", "RE2"],
            all.Select(action => action.Activity).Distinct().Order()
        );
        Assert.All(
            all,
            action =>
            {
                Assert.InRange(action.Steps.Length, 3, 6);
                Assert.InRange(action.Hours, 0.1, 16);
                Assert.NotEmpty(action.Who);
                Assert.NotEmpty(action.Symptoms);
                Assert.EndsWith(".", action.Evidence);
                Assert.NotEqual("", action.Risk);
            }
        );
        Assert.All(
            FindActions
                .Playbooks.SelectMany(playbook => playbook.Actions)
                .Concat(
                    FindActions
                        .Tracks.SelectMany(track => track.Steps)
                        .SelectMany(step => step.Actions)
                ),
            id => Assert.NotNull(FindActions.Find(id))
        );
    }

    [Fact]
    public void What_people_write_about_leads_to_what_helps()
    {
        var status = FindActions.Run(new ActionQuery { Against = "status" });
        var quick = FindActions.Run(
            new ActionQuery
            {
                Against = "status",
                MostHours = 4,
                FreeOnly = true,
            }
        );

        Assert.Equal(["LA-13", "LA-11", "LA-12"], status.Select(action => action.Id));
        Assert.Equal(["LA-13"], quick.Select(action => action.Id));
        Assert.Empty(FindActions.Run(new ActionQuery { Words = "no such word anywhere" }));
        Assert.All(
            FindActions.Run(new ActionQuery { Who = "web team", Words = "page" }),
            action => Assert.Contains("web team", action.Who)
        );
    }
}
