namespace Bellwether.Measurement.Tests;

/// <summary>What people write by themselves is never pooled with what they answer when they are asked.</summary>
public sealed class UnaskedTests : IAsyncLifetime
{
    private static readonly Foundation.Period Q1 = World.Quarter(2022, 1);

    private World world = null!;

    public async ValueTask InitializeAsync() => world = await World.Open();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_figure_rests_on_surveys_alone()
    {
        var desk = world.Collector();
        var reviews = world.Collector("App reviews", "mobile_app") with { IsSurvey = false };
        var version = await world.Freeze("desk", Ask.FivePoint());
        await world.Count(desk, version, Q1, World.Trust(0, 0, 0, 50, 50));
        await world.Count(reviews, version, Q1, World.Trust(900, 0, 0, 0, 0));

        var figure = await Read(World.Scope(desk, reviews));

        Assert.Equal(await Answers(World.Scope(desk)), figure);
        Assert.Equal(0, (await Answers(World.Scope(reviews))).Count);
        // The same counts of a survey do change it: the wall is the kind of the source, nothing else.
        Assert.Equal(
            1000,
            (await Answers(World.Scope(desk, reviews with { IsSurvey = true }))).Count
        );
    }

    private Task<(long Count, double? Share)> Read(Scope scope) => Answers(scope);

    private async Task<(long Count, double? Share)> Answers(Scope scope)
    {
        var figure = (
            await world.Get<ReadFigure>().Run(new FigureQuery(world.AgencyId, scope, "trust", Q1))
        ).Value;
        return (figure.Answers, figure.Favourable.Value);
    }
}
