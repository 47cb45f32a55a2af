using Bellwether.Responses;

namespace Bellwether.Measurement.Tests;

/// <summary>How many have answered a version and each of its questions, by collector.</summary>
public sealed class CountAnswersTests
{
    [Fact]
    public async Task People_are_counted_by_collector_version_and_question_over_all_time()
    {
        await using var world = await World.Open();
        var (email, desk) = (world.Collector(), world.Collector("Front desk", "in_person"));
        var first = await world.Freeze("form", Ask.Thumbs());
        var second = await world.Freeze(
            "form",
            Ask.Thumbs(),
            Ask.FivePoint("It was easy.", "ease")
        );
        await world.Count(email, first, World.Quarter(2024, 1), World.Trust(30, 10));
        await world.Count(email, first, World.Quarter(2026, 1), World.Trust(3, 1));
        await world.Count(
            email,
            second,
            World.Quarter(2026, 2),
            9,
            World.Trust(5, 2),
            new ItemTally("ease", [1, 0, 0, 2, 1])
        );
        await world.Count(desk, second, World.Quarter(2026, 2), World.Trust(1, 1));

        var counted = await world
            .Get<CountAnswers>()
            .Run(world.AgencyId, [email.CollectorId, desk.CollectorId]);
        var only = await world.Get<CountAnswers>().Run(world.AgencyId, [desk.CollectorId]);
        var none = await world.Get<CountAnswers>().Run(world.AgencyId, []);

        var before = counted.Single(each => each.VersionId == first.VersionId);
        Assert.Equal((email.CollectorId, 44L), (before.CollectorId, before.Responses));
        Assert.Equal(44, before.Answered["trust"]);
        var now = counted.Single(each =>
            each.VersionId == second.VersionId && each.CollectorId == email.CollectorId
        );
        Assert.Equal((9L, 7L, 4L), (now.Responses, now.Answered["trust"], now.Answered["ease"]));
        Assert.Equal((3, 1, 0), (counted.Count, only.Count, none.Count));
        Assert.Equal(2, only[0].Responses);
    }
}
