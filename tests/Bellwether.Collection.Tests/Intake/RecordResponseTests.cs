using System.Diagnostics.Metrics;
using Bellwether.Foundation;
using Bellwether.Responses;
using Dapper;

namespace Bellwether.Collection.Tests;

public sealed class RecordResponseTests(CollectionDatabase database) : IAsyncLifetime
{
    private CollectionWorld world = null!;
    private Collector collector = null!;

    public async ValueTask InitializeAsync()
    {
        world = await CollectionWorld.Open(database);
        collector = await world.OpenCollector(
            await world.Freeze("a11-v2-five-point"),
            what => what with { Location = "clinic-17" }
        );
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task An_answer_is_counted_once_however_often_it_is_sent()
    {
        var incoming = CollectionWorld.Incoming(
            collector,
            ("trust", "5"),
            ("went_well", "ease"),
            ("went_well", "employee"),
            ("comment", "Quick and kind.")
        ) with
        {
            ExternalId = "visit-1",
        };

        var first = await world.Get<RecordResponse>().Run(incoming);
        var twice = await world.Get<RecordResponse>().Run(incoming);

        Assert.False(first.Value.Receipt.Repeated);
        Assert.True(twice.Value.Receipt.Repeated);
        Assert.Equal(first.Value.Receipt.Code, twice.Value.Receipt.Code);
        var cell = Assert.Single(await Cells(Cube.MonthAll));
        Assert.Equal(1, CellLayout.Responses(cell.Sums));
        Assert.Equal("website|en|clinic-17", cell.Slice);
        Assert.Equal(Period.MonthNumber(new DateOnly(2026, 3, 1)), cell.Period);
    }

    [Fact]
    public async Task The_answer_counts_in_the_fiscal_quarter_of_its_local_day()
    {
        // 1 April in London, still 31 March (FY2026Q2) in Washington.
        world.Time.MoveTo(DateTimeOffset.Parse("2026-04-01T01:00:00Z"));

        await world.Answer(collector, ("trust", "4"));

        var day = Assert.Single(await Cells(Cube.DayChannel));
        var quarter = Assert.Single(await Cells(Cube.QuarterChannel));
        Assert.Equal(new DateOnly(2026, 3, 31).DayNumber, day.Period);
        Assert.Equal(Period.MonthNumber(new DateOnly(2026, 1, 1)), quarter.Period);
    }

    [Fact]
    public async Task Words_are_redacted_before_anyone_can_read_them_and_their_language_is_noted()
    {
        await world
            .Get<RecordResponse>()
            .Run(
                CollectionWorld.Incoming(
                    collector,
                    ("trust", "1"),
                    ("comment", "Llámeme al 202-555-0147, me llamo Rosa Delgado.")
                ) with
                {
                    Language = "es",
                }
            );

        var (original, redacted, language) = await Comment();
        Assert.StartsWith("sealed1:", original);
        Assert.Equal(
            "Llámeme al [número de teléfono eliminado], me llamo [nombre eliminado].",
            redacted
        );
        Assert.Equal("es", language);
    }

    [Fact]
    public async Task After_an_opt_out_the_day_is_kept_and_nothing_that_tells_more()
    {
        var incoming = CollectionWorld.Incoming(collector, ("trust", "5")) with
        {
            OptedOut = true,
            Referrer = "https://example.gov/a",
            Page = "https://example.gov/b",
        };

        var received = await world.Get<RecordResponse>().Run(incoming);

        var row = await world.Db.Read(c =>
            c.QuerySingleAsync<Kept>(
                "SELECT received_at AS At, referrer AS Referrer, page AS Page, day AS Day FROM responses_response WHERE collector_id = @CollectorId",
                collector
            )
        );
        Assert.Null(row.At);
        Assert.Null(row.Referrer);
        Assert.Null(row.Page);
        Assert.Equal(new DateOnly(2026, 3, 3), row.Day);
        Assert.Equal(
            new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.Zero),
            Stamp(received.Value.Receipt.ResponseId)
        );
        Assert.Equal(1, CellLayout.Responses(Assert.Single(await Cells(Cube.DayChannel)).Sums));
    }

    [Fact]
    public async Task Without_an_opt_out_a_page_is_kept_without_what_was_asked_of_it()
    {
        var incoming = CollectionWorld.Incoming(collector, ("trust", "5")) with
        {
            Referrer = "https://example.gov/a?name=Rosa#x",
            Page = "javascript:alert(1)",
        };

        await world.Get<RecordResponse>().Run(incoming);

        var row = await world.Db.Read(c =>
            c.QuerySingleAsync<Kept>(
                "SELECT received_at AS At, referrer AS Referrer, page AS Page, day AS Day FROM responses_response WHERE collector_id = @CollectorId",
                collector
            )
        );
        Assert.Equal(world.Time.GetUtcNow(), row.At);
        Assert.Equal("https://example.gov/a", row.Referrer);
        Assert.Null(row.Page);
    }

    [Fact]
    public async Task A_comment_of_a_megabyte_is_cut_and_the_rest_of_the_answer_is_kept()
    {
        var received = await world.Answer(
            collector,
            ("trust", "5"),
            ("comment", new string('ñ', 1_000_000))
        );

        Assert.Equal(["comment"], received.Value.CutItems);
        Assert.Equal(4000, (await Comment()).Redacted!.Length);
    }

    [Fact]
    public async Task Markup_is_kept_as_words()
    {
        await world.Answer(
            collector,
            ("trust", "5"),
            ("comment", "<script>alert('x')</script> & <b>bold</b>")
        );

        Assert.Equal("<script>alert('x')</script> & <b>bold</b>", (await Comment()).Redacted);
    }

    [Theory]
    [InlineData("answers.required")]
    [InlineData("answers.outside-version", "trust", "9")]
    [InlineData("answers.outside-version", "no such item", "1")]
    public async Task What_does_not_fit_the_version_is_refused_by_field(
        string code,
        params string[] answer
    )
    {
        var outcome = await world.Answer(
            collector,
            answer.Length == 0 ? ("comment", "hi") : (answer[0], answer[1])
        );

        Assert.Equal(code, outcome.Refusal!.Code);
        Assert.NotEmpty(outcome.Refusal.Faults);
        Assert.Empty(await Cells(Cube.DayChannel));
    }

    [Fact]
    public async Task An_answer_with_nothing_in_it_is_refused_kindly()
    {
        var open = await world.OpenCollector(
            await world.Freeze(
                "open-feedback",
                change: content =>
                    content with
                    {
                        Items = [.. content.Items.Select(item => item with { Required = false })],
                    }
            )
        );

        var outcome = await world.Answer(open, ("comment", " \n "));

        Assert.Equal("intake.empty", outcome.Refusal!.Code);
    }

    [Fact]
    public async Task An_unknown_key_is_not_found()
    {
        var outcome = await world
            .Get<RecordResponse>()
            .Run(
                new IncomingResponse(
                    "nobody-knows",
                    new Dictionary<string, IReadOnlyList<string>>()
                )
            );

        Assert.Equal("collector.unknown", outcome.Refusal!.Code);
        Assert.Equal(RefusalKind.NotFound, outcome.Refusal.Kind);
    }

    [Fact]
    public async Task A_filled_trap_is_refused_and_a_fast_answer_is_only_flagged()
    {
        var flags = new List<string>();
        using var listener = Listen(
            "bellwether.intake.flagged",
            (tags, _) => flags.Add((string)tags[0].Value!)
        );
        var incoming = CollectionWorld.Incoming(collector, ("trust", "5"));

        var trapped = await world
            .Get<RecordResponse>()
            .Run(incoming with { Trap = "buy now", Seconds = 0.1 });
        var fast = await world.Get<RecordResponse>().Run(incoming with { Seconds = 0.1 });

        Assert.Equal("intake.trap", trapped.Refusal!.Code);
        Assert.True(fast.IsDone);
        Assert.Contains("too-fast", flags);
    }

    [Fact]
    public async Task Every_step_tells_its_time_by_name()
    {
        var steps = new List<string>();
        using var listener = Listen(
            "bellwether.intake.step",
            (tags, _) =>
            {
                lock (steps)
                    steps.Add((string)tags[0].Value!);
            }
        );

        await world.Answer(collector, ("trust", "5"));

        Assert.Equal(
            ["append", "bot", "check", "find", "gate", "rate", "redact"],
            steps.Distinct().Order(StringComparer.Ordinal)
        );
    }

    private static MeterListener Listen(
        string instrument,
        Action<KeyValuePair<string, object?>[], double> heard
    )
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (found, listening) =>
            {
                if (found.Name == instrument)
                    listening.EnableMeasurementEvents(found);
            },
        };
        listener.SetMeasurementEventCallback<double>(
            (_, value, tags, _) => heard(tags.ToArray(), value)
        );
        listener.SetMeasurementEventCallback<long>(
            (_, value, tags, _) => heard(tags.ToArray(), value)
        );
        listener.Start();
        return listener;
    }

    private Task<IReadOnlyList<Cell>> Cells(Cube cube) =>
        world
            .Get<ReadCells>()
            .Run(
                new CellQuery(world.Agency.AgencyId, [collector.CollectorId], cube, 0, int.MaxValue)
            );

    private Task<(string Original, string? Redacted, string Language)> Comment() =>
        world.Db.Read(c =>
            c.QuerySingleAsync<(string, string?, string)>(
                "SELECT original, redacted, language FROM responses_comment WHERE collector_id = @CollectorId",
                collector
            )
        );

    private static DateTimeOffset Stamp(Guid id) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(id.ToString("N")[..12], 16));

    private sealed class Kept
    {
        public DateTimeOffset? At { get; init; }
        public string? Referrer { get; init; }
        public string? Page { get; init; }
        public DateOnly Day { get; init; }
    }
}
