using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Measurement.Tests;

public sealed class ReadSplitTests : IAsyncLifetime
{
    private static readonly Period Quarter = World.Quarter(2026, 1);

    private World world = null!;

    public async ValueTask InitializeAsync() => world = await World.Open();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Languages_and_offices_come_from_the_whole_slice()
    {
        var desk = world.Collector();
        var version = await world.Freeze("form", Ask.Thumbs());
        await Month(desk, version, 10, new Slice("website", "en", "north"), 800, 200);
        await Month(desk, version, 11, new Slice("website", "es", "north"), 120, 80);
        await Month(desk, version, 12, new Slice("website", "en", "south"), 300, 100);

        var language = await Read(desk, SplitBy.Language);
        var office = await Read(desk, SplitBy.Location);

        Assert.Equal(
            [("en", 1400L), ("es", 200L)],
            language.Parts.Select(part => (part.Key, part.Answers!.Value))
        );
        Assert.Equal(
            [("north", 1200L), ("south", 400L)],
            office.Parts.Select(part => (part.Key, part.Answers!.Value))
        );
        Assert.Equal("Inglés", language.Parts[0].Name.In("es"));
        Assert.All(language.Parts, part => Assert.True(part.Different));
        Assert.Contains(
            "Spanish (−18.6 points)",
            language.Words.In("en"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Channels_add_up_to_the_figure_filings_included()
    {
        var web = world.Collector("web", "website");
        var phone = world.Collector("phone", "phone");
        var version = await world.Freeze("form", Ask.Thumbs());
        await world.Count(web, version, Quarter, World.Trust(800, 200));
        await world.Count(phone, version, Quarter, World.Trust(60, 40));

        var split = (
            await world
                .Get<ReadSplit>()
                .Run(
                    new SplitQuery(
                        world.AgencyId,
                        World.Scope(web, phone),
                        "trust",
                        Quarter,
                        SplitBy.Channel
                    )
                )
        ).Value;
        var figure = await Figure(web, phone);

        Assert.Equal(figure.Answers, split.Answers);
        Assert.Equal(figure.Answers, split.Parts.Sum(part => part.Answers));
        Assert.Equal("Sitio web", split.Parts[0].Name.In("es"));
    }

    [Fact]
    public async Task A_small_office_is_hidden_together_with_the_next_smallest()
    {
        var desk = world.Collector();
        var version = await world.Freeze("form", Ask.Thumbs());
        await Month(desk, version, 10, new Slice("website", "en", "north"), 800, 200);
        await Month(desk, version, 10, new Slice("website", "en", "south"), 3, 1);
        await Month(desk, version, 10, new Slice("website", "en", "west"), 30, 10);

        var split = await Read(desk, SplitBy.Location);

        Assert.Equal(
            [("north", false), ("south", true), ("west", true)],
            split.Parts.Select(part => (part.Key, part.IsSuppressed))
        );
        Assert.All(
            split.Parts.Where(part => part.IsSuppressed),
            part => Assert.Null(part.Favourable.Value)
        );
        Assert.Contains("only one office", split.Words.In("en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_measure_is_refused()
    {
        var outcome = await world
            .Get<ReadSplit>()
            .Run(
                new SplitQuery(
                    world.AgencyId,
                    World.Scope(world.Collector()),
                    "happiness",
                    Quarter,
                    SplitBy.Language
                )
            );

        Assert.Equal("measure.unknown", outcome.Refusal?.Code);
    }

    private async Task<Split> Read(ScopedCollector collector, SplitBy by) =>
        (
            await world
                .Get<ReadSplit>()
                .Run(new SplitQuery(world.AgencyId, World.Scope(collector), "trust", Quarter, by))
        ).Value;

    private async Task<Figure> Figure(params ScopedCollector[] collectors) =>
        (
            await world
                .Get<ReadFigure>()
                .Run(new FigureQuery(world.AgencyId, World.Scope(collectors), "trust", Quarter))
        ).Value;

    private async Task Month(
        ScopedCollector collector,
        InstrumentVersion version,
        int month,
        Slice slice,
        long favourable,
        long other
    )
    {
        var period = Period.Month(Period.MonthNumber(new DateOnly(2025, month, 1)));
        var external = $"{period.Name} {slice.Text}";
        await world
            .Get<RecordTallies>()
            .Run([
                new NewTally(
                    Ids.From(collector.CollectorId, external),
                    world.AgencyId,
                    collector.CollectorId,
                    version,
                    external,
                    period.First,
                    period.Last,
                    slice,
                    favourable + other,
                    [new ItemTally("trust", ImmutableArray.Create(favourable, other))],
                    "a test"
                )
                {
                    QuarterFirstMonth = Period.MonthNumber(Quarter.First),
                },
            ]);
    }
}
