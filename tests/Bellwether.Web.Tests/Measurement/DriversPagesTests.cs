using System.Globalization;
using System.Net;
using System.Text.Json;
using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;
using static Bellwether.Web.Tests.Measurement.ServicePageTests;

namespace Bellwether.Web.Tests.Measurement;

/// <summary>What is linked with trust: the page of a service, the file and the route for programs.</summary>
public sealed class DriversPagesTests(FigureSite site, ITestOutputHelper output)
    : IClassFixture<FigureSite>
{
    private const string Page = "/understand/drivers/crossing-a-lock?period=FY2026Q1";

    [Fact]
    public async Task A_part_that_matters_and_goes_worse_is_named_with_its_table_behind()
    {
        await Ask();
        using var viewer = await site.Enter(Role.Viewer);

        var page = await viewer.Page(Page);

        Assert.Contains(
            "efficiency",
            Words(page.QuerySelector(".bw-lead")!),
            StringComparison.Ordinal
        );
        var section = page.QuerySelector("#importance")!;
        Assert.Equal(4, section.QuerySelectorAll("table tbody tr").Length);
        var row = section
            .QuerySelectorAll("table tbody tr")
            .Single(each => Words(each).StartsWith("Efficiency", StringComparison.Ordinal));
        Assert.EndsWith("Work here first", Words(row), StringComparison.Ordinal);
        // Two drawings, each with a whisker across and one upward for every part.
        Assert.Equal(16, section.QuerySelectorAll("svg .bw-whisker").Length);
        Assert.Contains("It never says what causes it", Words(section), StringComparison.Ordinal);
        var service = await viewer.Page("/services/crossing-a-lock?period=FY2026Q1");
        Assert.Contains(
            "efficiency",
            Words(service.QuerySelector("#drivers")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Programs_and_files_tell_the_same_and_a_stranger_is_told_nothing()
    {
        await Ask();
        using var program = await site.Staff.Program([Permission.ReadFigures]);
        using var viewer = await site.Enter(Role.Viewer);

        var json = JsonDocument
            .Parse(
                await (
                    await program.Get(
                        "/api/v1/drivers/importance?service=crossing-a-lock&period=FY2026Q1"
                    )
                ).Content.ReadAsStringAsync()
            )
            .RootElement;
        var file = await Csv(
            viewer,
            "/files/drivers/importance.csv?service=crossing-a-lock&period=FY2026Q1"
        );

        Assert.Equal("importance", json.GetProperty("strength").GetString(), ignoreCase: true);
        Assert.Equal("efficiency", json.GetProperty("named")[0].GetString());
        Assert.Equal(("efficiency", "400"), (file[0]["part"], file[0]["people"]));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await viewer.Get("/understand/drivers/nothing-here")).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (
                await program.Get("/api/v1/drivers/importance?measure=luck&period=FY2026Q1")
            ).StatusCode
        );
    }

    [Fact]
    public async Task A_change_says_where_it_comes_from_beside_the_figure()
    {
        using var viewer = await site.Enter(Role.Viewer);

        var page = await viewer.Page("/services/renewing-a-bridge-pass?period=FY2026Q2");

        Assert.Matches(
            "All answers together moved by .+ points: .+ from how the same surveys were answered",
            Words(page.QuerySelector(".bw-figure__parts")!)
        );
    }

    [Fact]
    public async Task The_pages_are_accessible_and_fit_their_screens()
    {
        await Ask();
        using var analyst = await site.Enter(Role.Analyst);

        await BrowserCheck.Run(
            output,
            site.Address,
            $"Cookie: {analyst.Cookie}",
            [
                "/understand/drivers",
                Page,
                $"{Page}&lang=es",
                "/understand/drivers/renewing-a-bridge-pass?period=FY2026Q2",
                "/services/crossing-a-lock?period=FY2026Q1",
            ]
        );
    }

    private static readonly string[] Parts = ["effectiveness", "ease", "efficiency", "employee"];

    // Trust follows the time it took, which goes worst.
    private async Task Ask()
    {
        var actor = Actor.System(site.Staff.Agency);
        var find = site.Staff.Get<FindService>();
        if ((await find.Run(site.Staff.Agency, "crossing-a-lock")).IsDone)
            return;
        var service = (
            await site
                .Staff.Get<AddService>()
                .Run(actor, new ServiceToAdd(site.Staff.Bureau, "Crossing a lock"))
        ).Value;
        var version = (
            await site
                .Staff.Get<FreezeVersion>()
                .Run(
                    actor,
                    new VersionToFreeze(
                        Ids.From(site.Staff.Agency, "lock"),
                        "lock",
                        new InstrumentContent(
                            LocalText.Of("Lock"),
                            [.. Parts.Prepend("trust").Select(FivePoint)]
                        )
                    )
                )
        ).Value;
        var collector = (
            await site
                .Staff.Get<OpenCollector>()
                .Run(
                    actor,
                    new CollectorToOpen(service.ServiceId, version.VersionId, "Lock", "website")
                    {
                        ForImportsOnly = true,
                    }
                )
        ).Value;
        var random = new Random(8);
        await Task.WhenAll(
            Enumerable
                .Range(0, 400)
                .Select(number => Answers(random))
                .ToList()
                .Select(
                    (answers, number) =>
                    {
                        var id = Ids.From(collector.CollectorId, $"{number}");
                        var day = new DateOnly(2025, 11, 1 + (number % 28));
                        return site
                            .Staff.Get<RecordResponses>()
                            .Run(
                                new NewResponse(
                                    id,
                                    site.Staff.Agency,
                                    collector.CollectorId,
                                    version,
                                    $"{number}",
                                    CheckAnswers.Run(version, answers).Value,
                                    new Slice("website", "en"),
                                    day,
                                    Period.MonthNumber(new DateOnly(2025, 10, 1)),
                                    null
                                )
                            );
                    }
                )
        );
    }

    private static Dictionary<string, IReadOnlyList<string>> Answers(Random random)
    {
        var own = Parts.Select(_ => random.Next(1, 6)).ToArray();
        var trust = Math.Clamp(own[2] + random.Next(-1, 2), 1, 5);
        own[2] = Math.Max(1, own[2] - 1);
        return Parts
            .Zip(own)
            .Append(("trust", trust))
            .ToDictionary(
                each => each.Item1,
                each => (IReadOnlyList<string>)[each.Item2.ToString(CultureInfo.InvariantCulture)]
            );
    }

    private static Item FivePoint(string key) =>
        new(key, ItemKind.SingleChoice, LocalText.Of($"It was about {key}."))
        {
            Measures = key,
            InDriverSet = true,
            Options =
            [
                .. Enumerable
                    .Range(1, 5)
                    .Select(i => new ResponseOption($"{i}", LocalText.Of($"{i}"), i, i >= 4)),
            ],
        };
}
