using System.Security.Cryptography;
using System.Text;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Measurement;
using Bellwether.Responses;

namespace Bellwether.Publishing.Tests;

/// <summary>The 17-column file: its bytes, its coding, what stays out of it, and when it is refused.</summary>
public sealed class TrustFileTests : IAsyncLifetime
{
    private FilingWorld world = null!;

    public async ValueTask InitializeAsync() => world = await FilingWorld.Open();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task The_head_is_the_collecting_system_s_own_to_the_byte()
    {
        var shared = Shared("data/a11/gsa_touchpoints_upload_format.csv");
        Assert.SkipWhen(shared is null, "The shared folder is not beside the checkout.");
        await world.Answer("1");

        var (_, text) = await world.Export();
        var theirs = await File.ReadAllBytesAsync(shared!, TestContext.Current.CancellationToken);

        Assert.Equal(
            theirs.AsSpan(0, theirs.AsSpan().IndexOf((byte)'\n') + 1).ToArray(),
            Encoding.UTF8.GetBytes(text[..(text.IndexOf('\n', StringComparison.Ordinal) + 1)])
        );
    }

    [Fact]
    public async Task Each_answer_is_coded_as_the_rules_say()
    {
        await world.Answer("1", ["ease", "other"], "Quick and kind");
        await world.Answer("0", ["effectiveness"]);
        await world.Answer("1");

        var (outcome, text) = await world.Export();
        var rows = Rows(text);

        Assert.True(outcome.IsDone, Why(outcome));
        Assert.Equal(3, outcome.Value.Rows);
        Assert.Equal(
            [
                "0,0,0,0,0,0,0,0,1,0,0,0,0,0,0,",
                "1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,",
                "1,0,1,0,0,0,0,1,0,0,0,0,0,0,0,Quick and kind",
            ],
            rows.Select(row => row[33..]).Order(StringComparer.Ordinal)
        );
        // The order of the log would tell who came before whom; the order of the names tells nothing.
        Assert.Equal(rows.Order(StringComparer.Ordinal), rows);
        Assert.All(rows, row => Assert.Matches("^[0-9a-f]{32},", row));
        Assert.Equal(3, rows.Select(row => row[..32]).Distinct().Count());
    }

    [Fact]
    public async Task A_reason_that_the_form_does_not_offer_is_the_word_null()
    {
        var fewer = await world.Freeze(
            "a11-v2-thumbs",
            content =>
                content with
                {
                    Items =
                    [
                        .. content.Items.Select(item =>
                            item.Kind == ItemKind.MultiChoice
                                ? item with
                                {
                                    Options =
                                    [
                                        .. item.Options.Where(option =>
                                            option.Key is "effectiveness" or "ease"
                                        ),
                                    ],
                                }
                                : item
                        ),
                    ],
                }
        );
        var desk = await world.Collector("passport-desk", fewer, "in_person");
        await world.Volumes(desk, 50, 40);
        await world.Answer("1", ["ease"], at: desk, version: fewer);

        var (_, text) = await world.Export("passport-desk");

        Assert.Equal(
            "1,0,1,null,null,null,null,null,0,0,null,null,null,null,null,",
            Rows(text)[0][33..]
        );
    }

    [Fact]
    public async Task Five_points_are_written_as_1_to_5()
    {
        var five = await world.Freeze("a11-v2-five-point");
        var phone = await world.Collector("passport-phone", five, "phone");
        await world.Volumes(phone, 90, 60);
        foreach (var point in new[] { "1", "2", "3", "4", "5" })
            await world.Answer(point, ["ease"], at: phone, version: five);

        var (_, text) = await world.Export("passport-phone");
        var rows = Rows(text);

        rows = [.. rows.OrderBy(row => row[33])];
        Assert.Equal(["1", "2", "3", "4", "5"], rows.Select(row => row[33..34]));
        // A neutral answer leads to the second list.
        Assert.StartsWith("3,0,0,0,0,0,0,0,0,1,", rows[2][33..]);
        Assert.StartsWith("4,0,1,0,0,0,0,0,0,0,", rows[3][33..]);
    }

    [Fact]
    public async Task Words_stay_on_one_line_and_no_spreadsheet_runs_them()
    {
        await world.Answer("1", words: "=HYPERLINK(\"http://x\")");
        await world.Answer("1", words: "One, two\r\nthree");

        var (_, text) = await world.Export();
        var rows = Rows(text);

        Assert.Contains(
            rows,
            row => row.EndsWith(",\"'=HYPERLINK(\"\"http://x\"\")\"", StringComparison.Ordinal)
        );
        Assert.Contains(rows, row => row.EndsWith(",\"One, two three\"", StringComparison.Ordinal));
        Assert.Equal(3, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    // Defect 2 of the incumbent: its file and its transfer hold different people.
    [Fact]
    public async Task Defect_two_populations_cannot_happen_the_file_holds_whom_the_figures_count()
    {
        for (var i = 0; i < 30; i++)
            await world.Answer(i % 3 == 0 ? "0" : "1", disposition: (Disposition)(1 + (i % 5)));

        var (outcome, text) = await world.Export();
        var figure = await Trust(world);

        Assert.True(outcome.IsDone, Why(outcome));
        Assert.Equal(figure.Answers, outcome.Value.Rows);
        Assert.Equal(figure.Answers, Rows(text).Count);
        Assert.Equal(
            figure.Favourable.Value!.Value,
            Rows(text).Count(row => row[33] == '1') / (double)Rows(text).Count,
            12
        );
        Assert.Equal(18, outcome.Value.LeftOut.Values.Sum());
        Assert.Contains("18", Finding(outcome.Value.Report, 11).Says.In("en"));
    }

    // Defect 1: offers taken from downloads.
    [Fact]
    public async Task Defect_offers_from_downloads_cannot_happen_only_recorded_offers_count()
    {
        var bare = await world.Freeze("a11-v2-thumbs");
        var kiosk = await world.Collector("passport-kiosk", bare, "self_service_kiosk");
        await world.Answer("1", at: kiosk, version: bare);

        var (outcome, text) = await world.Export("passport-kiosk");

        Assert.Equal("filing.rules-broken", outcome.Refusal!.Code);
        Assert.Contains("not recorded", outcome.Refusal.Faults.Single().Message);
        Assert.Equal("", text);
    }

    // Defect 5: no value is checked.
    [Fact]
    public async Task Defect_unchecked_values_cannot_happen_a_row_that_says_two_things_stops_the_file()
    {
        await world.Answer("1", ["ease"]);
        await world.Record(world.Web, world.Version, new AnswerSheet([1, 0b10, 0b1, 0], []));

        var (outcome, text) = await world.Export();

        Assert.Contains("rule 8", outcome.Refusal!.Faults.Single().Field);
        Assert.Equal("", text);
    }

    // Defect 6: several reasons joined by commas.
    [Fact]
    public async Task Defect_joined_reasons_cannot_happen_every_reason_has_its_column()
    {
        string[] all = [.. Driver.Codes];
        await world.Answer("1", all, "a, b, \"c\"");

        var (_, text) = await world.Export();

        Assert.Equal("1,1,1,1,1,1,1,1,0,0,0,0,0,0,0,\"a, b, \"\"c\"\"\"", Rows(text)[0][33..]);
    }

    [Fact]
    public async Task A_quarter_without_answers_is_refused_in_words_and_not_an_error()
    {
        var (outcome, text) = await world.Export();
        var report = await world.Report();

        Assert.Equal("filing.rules-broken", outcome.Refusal!.Code);
        Assert.Contains("Nobody answered", outcome.Refusal.Faults.Single().Message);
        Assert.Equal(FilingRating.Red, report.Rating);
        Assert.Equal("", text);
    }

    [Fact]
    public async Task An_answer_without_trust_has_no_row_and_is_counted_as_left_out()
    {
        await world.Answer("1");
        await world.Record(world.Web, world.Version, new AnswerSheet([0, -1, -1, 0], []));

        var (outcome, _) = await world.Export();

        Assert.Equal(1, outcome.Value.Rows);
        Assert.Equal(1, outcome.Value.LeftOut["no-trust-answer"]);
    }

    [Fact]
    public async Task Only_the_days_of_the_quarter_are_in_it_to_the_last()
    {
        await world.Answer("1", day: FilingWorld.Quarter.First);
        await world.Answer("1", day: FilingWorld.Quarter.Last);
        await world.Answer("0", day: FilingWorld.Quarter.First.AddDays(-1));
        await world.Answer("0", day: FilingWorld.Quarter.Last.AddDays(1));

        var (outcome, text) = await world.Export();

        Assert.Equal(2, outcome.Value.Rows);
        Assert.All(Rows(text), row => Assert.Equal('1', row[33]));
    }

    [Fact]
    public async Task Surveys_of_one_scale_share_a_file_and_of_two_scales_do_not()
    {
        var thumbs = await world.Collector("passport-app", world.Version, "mobile_app");
        await world.Volumes(thumbs, 50, 40);
        await world.Answer("1");
        await world.Answer("0", at: thumbs);
        var (together, _) = await world.Export();
        var five = await world.Freeze("a11-v2-five-point");
        var phone = await world.Collector("passport-phone", five, "phone");
        await world.Volumes(phone, 90, 60);
        await world.Answer("5", at: phone, version: five);

        var (apart, _) = await world.Export();
        var (unknown, _) = await world.Export("nothing");

        Assert.Equal(2, together.Value.Rows);
        Assert.Equal("filing.which-survey", apart.Refusal!.Code);
        Assert.Equal("filing.survey-unknown", unknown.Refusal!.Code);
        Assert.Contains("passport-phone", unknown.Refusal.Message);
    }

    [Fact]
    public async Task The_hash_is_what_sha256sum_prints_and_moves_with_every_answer()
    {
        await world.Answer("1", ["ease"], "Fine");
        await world.Answer("0");

        var first = await world.Report();
        var again = await world.Report();
        var (_, text) = await world.Export();
        await world.Answer("1");
        var later = await world.Report();

        var mark = first.Files.Single(file =>
            file.Name.EndsWith("responses.csv", StringComparison.Ordinal)
        );
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            mark.Sha256
        );
        Assert.Equal(Encoding.UTF8.GetByteCount(text), mark.Bytes);
        var lines = string.Concat(
            first
                .Files.OrderBy(file => file.Name, StringComparer.Ordinal)
                .Select(file => $"{file.Sha256}  {file.Name}\n")
        );
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines))),
            first.Hash
        );
        Assert.Equal(first.Hash, again.Hash);
        Assert.NotEqual(first.Hash, later.Hash);
    }

    internal static List<string> Rows(string text) =>
        [.. text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)];

    internal static async Task<Figure> Trust(FilingWorld world)
    {
        var collectors = await world
            .Get<ListCollectors>()
            .Run(world.Agency, world.Service.ServiceId);
        var scope = new Scope(
            "Passports",
            [
                .. collectors.Select(collector => new ScopedCollector(
                    collector.CollectorId,
                    collector.ServiceId,
                    collector.Name,
                    world.Service.Name,
                    collector.Channel
                )),
            ]
        );
        return (
            await world
                .Get<ReadFigure>()
                .Run(new FigureQuery(world.Agency, scope, "trust", FilingWorld.Quarter))
        ).Value;
    }

    private static RuleFinding Finding(FilingReport report, int rule) =>
        report.Surveys[0].Findings.Single(finding => finding.Rule == rule);

    private static string Why(Outcome<ExportedFile> outcome) =>
        outcome.Refusal is null
            ? ""
            : string.Join('\n', outcome.Refusal.Faults.Select(fault => fault.Message));

    internal static string? Shared(string path)
    {
        for (
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            folder is not null;
            folder = folder.Parent
        )
        {
            var file = Path.Combine(folder.FullName, "shared", path);
            if (File.Exists(file))
                return file;
        }
        return null;
    }
}
