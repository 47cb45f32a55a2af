using Bellwether.Cli.Demo;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Responses;
using Bellwether.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli.Tests;

/// <summary>
/// Where nothing happens the product names nothing, and where something else happens it names that. The bench `invented` does the
/// same over twenty seeds, and with the full demo.
/// </summary>
public sealed class NothingInventedTests(ITestOutputHelper output)
{
    private static readonly DateOnly AsOf = new(2026, 9, 30);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(14)]
    public async Task With_the_effects_switched_off_no_finding_is_named(int seed)
    {
        var (named, single) = await Demo(new DemoDraw(DemoEffects.Off, seed), 1);

        output.WriteLine($"{single.Count} would be named if each look were judged by itself");
        Assert.Empty(named);
    }

    [Fact]
    public async Task With_other_effects_half_as_large_the_new_places_are_named()
    {
        var (named, _) = await Demo(new DemoDraw(DemoEffects.Moved, 1), 15);

        foreach (var each in named)
            output.WriteLine(each.ToString());
        Assert.Contains(
            named,
            each => each.Kind == "split" && each.What == $"trust {DemoDraw.MovedOffice} higher"
        );
        Assert.Contains(
            named,
            each =>
                each is { Kind: "change", Service: DemoDraw.MovedService }
                && each.What == "trust Worse"
        );
        Assert.Contains(
            named,
            each => each is { Kind: "theme", Service: DemoDraw.MovedService, What: "status Rising" }
        );
        Assert.Contains(named, each => each is { Kind: "reason", What: DemoDraw.MovedReason });
        Assert.All(
            named,
            each =>
                Assert.True(
                    each.Service is DemoDraw.MovedService or DemoDraw.MovedLanguage,
                    each.ToString()
                )
        );
    }

    private static async Task<(
        IReadOnlyList<NamedFinding> Named,
        IReadOnlyList<NamedFinding> Single
    )> Demo(DemoDraw draw, int factor)
    {
        await using var test = await TestDb.Open();
        await using var provider = await Composition.Open(
            test.Db,
            default,
            new FakeTime(new(2026, 9, 30, 20, 0, 0, TimeSpan.Zero))
        );
        await new LoadDemo(provider, draw).Run(AsOf, factor, (_, _) => { }, default);
        await provider.GetRequiredService<CodeComments>().Run(LoadDemo.AgencyId);
        var quarters = new DemoCalendar(FiscalCalendar.UsFederal, AsOf).All;
        return (
            await new NamedFindings(provider).Run(quarters[^1], quarters[^2]),
            await new NamedFindings(provider, (_, _) => VerdictRule.Default).Run(
                quarters[^1],
                quarters[^2]
            )
        );
    }
}
