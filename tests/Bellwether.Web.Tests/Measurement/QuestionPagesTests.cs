using System.Net;
using System.Text.Json;
using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Web.Tests.Access;
using Bellwether.Web.Tests.Collection;

namespace Bellwether.Web.Tests.Measurement;

/// <summary>What a form's page, file and program say of numbers, days, rankings and lists.</summary>
public sealed class QuestionPagesTests(StaffSite site, ITestOutputHelper output)
    : IClassFixture<StaffSite>,
        IAsyncLifetime
{
    private static readonly long[] Minutes = [5, 5, 5, 20, 20, 20, 20, 40, 40, 40, 70, 90];

    private static int number;

    private Collector form = null!;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        var actor = Actor.System(site.Agency);
        var name = $"Paying a toll, part {Interlocked.Increment(ref number)}";
        var service = (
            await site.Get<AddService>().Run(actor, new ServiceToAdd(site.Bureau, name))
        ).Value;
        var version = (
            await site.Get<FreezeVersion>()
                .Run(actor, new VersionToFreeze(Guid.CreateVersion7(), name, Content()))
        ).Value;
        form = (
            await site.Get<OpenCollector>()
                .Run(
                    actor,
                    new CollectorToOpen(service.ServiceId, version.VersionId, name, "website")
                    {
                        ClearanceId = await site.Get<AddClearance>()
                            .Cover(site.Get<AttestVersion>(), version, null),
                    }
                )
        ).Value;
        var today = FiscalCalendar.UsFederal.LocalDay(site.Get<TimeProvider>().GetUtcNow());
        long[] orders = [.. Enumerable.Repeat(0x321L, 7), .. Enumerable.Repeat(0x012L, 4), 0x100];
        foreach (var (minutes, i) in Minutes.Select((minutes, i) => (minutes, i)))
            await site.Get<RecordResponses>()
                .Run(
                    new NewResponse(
                        Guid.CreateVersion7(),
                        site.Agency,
                        form.CollectorId,
                        version,
                        $"{i}",
                        new AnswerSheet(
                            [minutes + 1, i < 3 ? 130 : 500, orders[i], i < 5 ? 3 : 1, (i % 5) + 1],
                            []
                        ),
                        new Slice("website", "en"),
                        today,
                        Period.MonthNumber(FiscalCalendar.UsFederal.QuarterOf(today).First),
                        site.Get<TimeProvider>().GetUtcNow()
                    )
                );
    }

    private static InstrumentContent Content() =>
        new(
            LocalText.Of("Toll", "Peaje"),
            [
                new(
                    "minutes",
                    ItemKind.Number,
                    LocalText.Of("How many minutes did it take?", "¿Cuántos minutos tardó?")
                )
                {
                    Number = new NumberRange(0, 100)
                    {
                        Bins = [10, 30, 60],
                        Unit = LocalText.Of("minutes", "minutos"),
                    },
                },
                new("visited", ItemKind.Date, LocalText.Of("When did you pay?", "¿Cuándo pagó?"))
                {
                    Dates = new DateSpan { From = new(2024, 1, 1), To = new(2026, 12, 31) },
                },
                Choice(
                    "order",
                    ItemKind.Ranking,
                    ("speed", "Speed", "Rapidez"),
                    ("kindness", "Kindness", "Amabilidad"),
                    ("price", "Price", "Precio")
                ),
                Choice(
                    "heard",
                    ItemKind.MultiChoice,
                    ("web", "Web site", "Sitio web"),
                    ("letter", "A letter", "Una carta")
                ),
                Choice(
                    "ease",
                    ItemKind.SingleChoice,
                    ("1", "Very hard", "Muy difícil"),
                    ("2", "Hard", "Difícil"),
                    ("3", "Neither", "Ni lo uno ni lo otro"),
                    ("4", "Easy", "Fácil"),
                    ("5", "Very easy", "Muy fácil")
                ),
            ]
        )
        {
            Languages = ["en", "es"],
        };

    private static Item Choice(
        string key,
        ItemKind kind,
        params (string Key, string En, string Es)[] options
    ) =>
        new(key, kind, LocalText.Of($"About {key}", $"Sobre {key}"))
        {
            Options =
            [
                .. options.Select(each => new ResponseOption(
                    each.Key,
                    LocalText.Of(each.En, each.Es),
                    int.TryParse(each.Key, out var value) ? value : null
                )),
            ],
        };

    private string Page => $"/listen/collectors/{form.CollectorId}/figures";

    [Fact]
    public async Task The_page_says_mean_median_places_and_shares_in_both_languages()
    {
        using var analyst = await site.Enter($"q-{form.Key}@agency.gov", Role.Analyst);

        var english = (await analyst.Page(Page)).Body!.TextContent;
        var spanish = (await analyst.Page(Page + "?lang=es")).Body!.TextContent;

        Assert.Contains("12 people answered this form.", english);
        Assert.Contains("Mean 31.3\u00a0minutes (sampling range 16.9 to 48.5).", english);
        Assert.Contains(
            "Half answered 24.5\u00a0minutes or less (sampling range 0.0 to 59.0).",
            english
        );
        Assert.Contains("Question 2: most answers, 75 %, are 2025", english);
        Assert.Contains("Question 3: “Speed” is put first most often, by 58 %", english);
        Assert.Contains(
            "Question 4: most chosen is “Web site”, 100 % of those who answered",
            english
        );
        Assert.Contains("on the scale of the form", english);
        Assert.Contains("Promedio 31.3\u00a0minutos", spanish);
        Assert.Contains("de 10 a 29", spanish);
    }

    [Fact]
    public async Task The_file_and_the_program_say_the_same_and_a_stranger_nothing()
    {
        using var analyst = await site.Enter($"f-{form.Key}@agency.gov", Role.Analyst);
        using var program = await site.Program([Permission.ReadFigures]);
        using var stranger = site.Visit();

        var file = await (
            await analyst.Get($"/files/questions.csv?collector={form.Key}")
        ).Content.ReadAsStringAsync();
        var reply = JsonDocument
            .Parse(
                await (
                    await program.Get($"/api/v1/questions?collector={form.CollectorId}")
                ).Content.ReadAsStringAsync()
            )
            .RootElement;
        var unknown = await program.Get("/api/v1/questions?collector=nothing");
        var closed = await stranger.Get($"/api/v1/questions?collector={form.CollectorId}");

        Assert.Contains(
            "minutes,How many minutes did it take?,Number,1,12,12,Enough,,,,,,,,31.25,16.85",
            file
        );
        Assert.Contains(",binned-median,minutes\r\n", file);
        Assert.Contains("order,About order,Ranking,1,12,12,Enough,speed,Speed,7,0.583333,", file);
        var question = reply.GetProperty("questions")[0];
        Assert.Equal(31.25, question.GetProperty("mean").GetProperty("value").GetDouble(), 1e-12);
        Assert.Equal(24.5, question.GetProperty("median").GetProperty("value").GetDouble(), 1e-12);
        var places = reply
            .GetProperty("questions")[2]
            .GetProperty("answers")[2]
            .GetProperty("meanRank");
        Assert.Equal("tooFew", places.GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, closed.StatusCode);
    }

    [Fact]
    public async Task Who_sees_another_bureau_only_sees_no_figures_of_this_form()
    {
        using var sister = await site.Enter($"s-{form.Key}@agency.gov", Role.Analyst, site.Sister);

        Assert.Equal(HttpStatusCode.Forbidden, (await sister.Get(Page)).StatusCode);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await sister.Get($"/files/questions.csv?collector={form.Key}")).StatusCode
        );
    }

    [Fact]
    public async Task A_period_without_answers_teaches_and_one_that_is_none_is_said()
    {
        using var analyst = await site.Enter($"p-{form.Key}@agency.gov", Role.Analyst);

        var before = (await analyst.Page(Page + "?period=FY2024Q1")).Body!.TextContent;
        var wrong = await analyst.Get(Page + "?period=soon");

        Assert.Contains("Nobody has answered in this period", before);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
    }

    [Fact]
    public async Task The_page_is_accessible_and_fits_its_screens()
    {
        using var analyst = await site.Enter($"b-{form.Key}@agency.gov", Role.Analyst);

        await BrowserCheck.Run(
            output,
            site.Address,
            $"Cookie: {analyst.Cookie}",
            [Page, Page + "?lang=es", Page + "?period=FY2024Q1"]
        );
    }
}
