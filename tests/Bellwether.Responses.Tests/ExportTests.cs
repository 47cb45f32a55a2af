using System.Text;
using System.Text.Json;
using Bellwether.Foundation;
using Bellwether.Instruments;

namespace Bellwether.Responses.Tests;

public sealed class ExportTests : IAsyncLifetime
{
    private readonly Guid collector = Guid.CreateVersion7();
    private World world = null!;
    private InstrumentVersion version = null!;
    private int told;

    public async ValueTask InitializeAsync()
    {
        world = await World.Open();
        version = await Freeze("en");
        await world.Db.Write(tx =>
            world.Get<ReleaseWords>().Run(tx, Actor.System(world.Agency), collector, release: true)
        );
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Every_item_has_its_code_and_label_and_every_box_a_column_of_its_own()
    {
        await Tell([2, 0b101, 0, 1, 0], "It was =easy");
        await Tell([1, -1, 0, 0, 0], null, Disposition.BreakOff);

        var rows = await Csv();

        Assert.Equal(
            "row_id,service,collector,instrument_id,version,channel,language,location,day,disposition,excluded,"
                + "trust,trust_label,went_well.fast-kind,went_well.ease,went_well.other,best.fast-kind,best.ease,best.other,"
                + "comment,minutes",
            rows[0]
        );
        Assert.Contains(
            ",A service,A collector,"
                + version.InstrumentId
                + ",1,web,en,,2025-10-01,complete,,up,Yes,1,0,1,,,,It was =easy,",
            rows[1]
        );
        // Not asked is empty, not 0; what is in no figure says why.
        Assert.EndsWith(",break-off,break-off,down,\"No, never\",,,,,,,,", rows[2]);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1 555", "'+1 555")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("  =cmd|' /C calc'!A0", "'  =cmd|' /C calc'!A0")]
    [InlineData("＝1", "'＝1")]
    [InlineData("say \"hi\", =1", "\"say \"\"hi\"\", =1\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("a-b=c", "a-b=c")]
    public void What_a_spreadsheet_would_run_is_made_harmless(string words, string cell) =>
        Assert.Equal(cell, CsvCell.Of(words));

    [Fact]
    public async Task Lines_of_json_say_the_same_as_the_table()
    {
        await Tell([2, 0b011, 0, 1, 0], "She said \"no\",\nand =left\u2028");
        await Tell([1, -1, 0, 0, 0], null);

        var table = await Csv();
        var lines = (await Text(ExportFormat.Ndjson)).TrimEnd('\n').Split('\n');
        var first = JsonDocument.Parse(lines[0]).RootElement;

        Assert.Equal(2, lines.Length);
        Assert.Equal(
            string.Join(',', first.EnumerateObject().Select(property => CsvCell.Of(property.Name))),
            table[0]
        );
        Assert.Equal(
            first.EnumerateObject().Select(property => property.Name),
            JsonDocument
                .Parse(lines[1])
                .RootElement.EnumerateObject()
                .Select(property => property.Name)
        );
        Assert.Equal("She said \"no\",\nand =left\u2028", first.GetProperty("comment").GetString());
        Assert.Equal(1, first.GetProperty("went_well.ease").GetInt32());
        Assert.Equal(
            JsonValueKind.Null,
            JsonDocument.Parse(lines[1]).RootElement.GetProperty("went_well.ease").ValueKind
        );
    }

    [Fact]
    public async Task The_file_and_the_figures_count_the_same_people()
    {
        for (var i = 0; i < 40; i++)
            await Tell([i % 3, i % 2 == 0 ? -1 : 1, 0, 0, 0], null, (Disposition)(1 + (i % 5)));

        var report = await Write(ExportFormat.Csv, Stream.Null);
        var cells = await world.Cells(Cube.MonthChannel, collector);

        Assert.Equal(40, report.Responses);
        Assert.Equal(
            cells.Sum(cell => CellLayout.Responses(cell.Sums)),
            report.Responses - report.Excluded.Values.Sum()
        );
        Assert.Equal(
            ["break-off", "refused", "screened-out"],
            report.Excluded.Keys.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Words_that_redaction_has_not_passed_stay_at_home_and_so_do_all_when_asked()
    {
        await Tell([2, 0, 0, 1, 0], null, original: "call 555-0100");

        Assert.DoesNotContain("555-0100", await Text(ExportFormat.Csv));
        Assert.DoesNotContain("comment", await Text(ExportFormat.Csv, withWords: false));
    }

    [Fact]
    public async Task Pages_hold_each_response_once_also_while_others_arrive()
    {
        var other = Guid.CreateVersion7();
        for (var i = 0; i < 11; i++)
            await Tell([1, -1, 0, 0, 0], null, at: i % 2 == 0 ? collector : other, day: i / 4);
        var before = await Walk(100, () => Task.CompletedTask);

        var during = await Walk(
            2,
            async () =>
            {
                await Tell([2, 0, 0, 0, 0], null, day: 0);
                await Tell([2, 0, 0, 0, 0], null, at: other, day: 5);
            }
        );

        Assert.Equal(11, before.Count);
        Assert.Equal(during.Distinct().Count(), during.Count);
        Assert.Empty(before.Except(during));

        async Task<List<Guid>> Walk(int most, Func<Task> between)
        {
            var seen = new List<Guid>();
            ResponsePlace? after = null;
            do
            {
                var page = await world
                    .Get<ReadResponses>()
                    .Run(
                        new ResponseQuery(
                            world.Agency,
                            [collector, other],
                            World.FirstDay,
                            World.FirstDay.AddDays(9)
                        )
                        {
                            Most = most,
                            After = after,
                        }
                    );
                seen.AddRange(page.Responses.Select(response => response.Place.ResponseId));
                after = page.Next is { } next ? ResponsePlace.Read(next.ToString()) : null;
                if (seen.Count < 30)
                    await between();
            } while (after is not null);
            return seen;
        }
    }

    [Fact]
    public async Task A_file_of_several_pages_is_whole_and_names_no_stranger()
    {
        var many = Enumerable.Range(0, 9_001);
        await Task.WhenAll(many.Select(_ => Tell([1, -1, 0, 0, 0], null)));

        var rows = await Csv();
        var strange = await world
            .Get<ReadResponses>()
            .Run(
                new ResponseQuery(
                    Guid.CreateVersion7(),
                    [collector],
                    DateOnly.MinValue,
                    DateOnly.MaxValue
                )
            );

        Assert.Equal(9_002, rows.Count);
        Assert.Equal(9_001, rows.Skip(1).Select(row => row[..32]).Distinct().Count());
        Assert.Empty(strange.Responses);
    }

    [Fact]
    public void A_row_s_name_is_always_the_same_and_holds_no_time()
    {
        var id = Ids.New(DateTimeOffset.UnixEpoch.AddDays(20_000), new Random(1));
        var near = Ids.New(DateTimeOffset.UnixEpoch.AddDays(20_000), new Random(2));

        Assert.Equal(RowId.Of(id), RowId.Of(id));
        Assert.NotEqual(RowId.Of(id)[..8], RowId.Of(near)[..8]);
        Assert.DoesNotContain(id.ToString("N")[..8], RowId.Of(id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("AAAA")]
    [InlineData("////////////////////////////////////////////////")]
    [InlineData("________________________________________________")]
    public void What_is_no_cursor_is_none(string text) => Assert.Null(ResponsePlace.Read(text));

    [Fact]
    public async Task The_dictionary_explains_every_column_and_code()
    {
        var lines = await world.Get<ListExportColumns>().Run(Query(true));
        var head = (await Csv())[0];

        Assert.Equal(
            head,
            string.Join(',', lines.Select(line => CsvCell.Of(line.Column)).Distinct())
        );
        Assert.Contains(
            lines,
            line => line is { Column: "trust", Code: "down", Means: "No, never" }
        );
        Assert.All(lines, line => Assert.NotEmpty(line.Means));
    }

    private async Task Tell(
        long[] values,
        string? words,
        Disposition disposition = Disposition.Complete,
        string? original = null,
        Guid? at = null,
        int day = 0
    )
    {
        // Ids of one moment stand in no order.
        lock (world)
            world.Time.Move(TimeSpan.FromSeconds(1));
        await world
            .Get<RecordResponses>()
            .Run(
                world.Response(
                    at ?? collector,
                    version,
                    $"{Interlocked.Increment(ref told)}",
                    [.. values[..3], values[3], values[4], 1]
                ) with
                {
                    Disposition = disposition,
                    LocalDay = World.FirstDay.AddDays(day),
                    Comments =
                        words is null && original is null
                            ? []
                            : [new NewComment(3, original ?? words!, words, "en")],
                }
            );
    }

    private ExportQuery Query(bool withWords) =>
        new(
            world.Agency,
            [new ExportSource(collector, version.InstrumentId, "A collector", "A service")],
            World.FirstDay,
            World.FirstDay.AddDays(9)
        )
        {
            WithWords = withWords,
        };

    private Task<ExportReport> Write(ExportFormat format, Stream to, bool withWords = true) =>
        world.Get<ExportResponses>().Run(Query(withWords), format, to);

    private async Task<string> Text(ExportFormat format, bool withWords = true)
    {
        using var stream = new MemoryStream();
        await Write(format, stream, withWords);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private async Task<List<string>> Csv() =>
        [.. (await Text(ExportFormat.Csv)).TrimEnd('\n', '\r').Split("\r\n")];

    private async Task<InstrumentVersion> Freeze(string language)
    {
        ResponseOption[] reasons =
        [
            new("fast-kind", LocalText.Of("Fast, and kind")),
            new("ease", LocalText.Of("Easy")),
            new("other", LocalText.Of("Something else")),
        ];
        var content = new InstrumentContent(
            LocalText.Of("Survey"),
            [
                new Item("trust", ItemKind.SingleChoice, LocalText.Of("Do you trust us?"))
                {
                    Options =
                    [
                        new("down", LocalText.Of("No, never"), 0),
                        new("up", LocalText.Of("Yes"), 1, true),
                    ],
                },
                new Item("went_well", ItemKind.MultiChoice, LocalText.Of("What went well?"))
                {
                    Options = [.. reasons],
                },
                new Item("best", ItemKind.Ranking, LocalText.Of("What was best?"))
                {
                    Options = [.. reasons],
                },
                new Item("comment", ItemKind.Text, LocalText.Of("Anything else?")),
                new Item("minutes", ItemKind.Number, LocalText.Of("How many minutes?"))
                {
                    Number = new NumberRange(1, 60),
                },
                new Item("mail", ItemKind.Email, LocalText.Of("Where can we write to you?")),
            ]
        )
        {
            Languages = [language],
        };
        var frozen = await world
            .Get<FreezeVersion>()
            .Run(
                Actor.System(world.Agency),
                new VersionToFreeze(Guid.CreateVersion7(), "survey", content)
            );
        return frozen.Value;
    }
}
