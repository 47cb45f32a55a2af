using System.Globalization;
using System.Text;
using System.Text.Json;
using Bellwether.Cli.Analyze;
using Bellwether.Statistics;

namespace Bellwether.Cli.Tests.Analyze;

public sealed class AnalyzeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("analyze").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Quotes_separators_missing_words_and_line_ends_are_read_as_they_are_meant()
    {
        using var table = AnalyzeTable.Open(
            Write("name;n\r\n\"a;b\";1\r\n\"say \"\"no\"\"\";NA\r\n\r\nlast;2.5")
        );

        var rows = new List<(string, double?)>();
        while (table.Next(default))
        {
            rows.Add((table.Text(0).ToString(), table.Number(1)));
        }

        Assert.Equal([("a;b", 1.0), ("say \"no\"", null), ("last", 2.5)], rows);
    }

    [Fact]
    public void Rows_longer_than_any_buffer_are_read_whole()
    {
        var wide = string.Join(',', Enumerable.Range(0, 40_000));
        using var table = AnalyzeTable.Open(Write($"{wide}\n{wide}\n{wide}\n"));
        var rows = 0;
        while (table.Next(default))
        {
            rows++;
            Assert.Equal(39_999, table.Number(39_999));
        }

        Assert.Equal(2, rows);
    }

    [Fact]
    public void Drivers_of_a_file_are_the_shares_of_its_correlations()
    {
        var random = new Random(5);
        var text = new StringBuilder("y,a,b,same\n");
        for (var i = 0; i < 500; i++)
        {
            var (a, b) = (random.Next(1, 6), random.Next(1, 6));
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{(2 * a) + b + random.Next(0, 3)},{a},{b},4"
            );
        }

        var report = AnalyzeDrivers.Run(
            Open(text.ToString()),
            "y",
            ["a", "b", "same"],
            null,
            null,
            default
        );

        Assert.Equal(EstimateStatus.Enough, report.Status);
        Assert.Equal(["same"], report.Dropped);
        Assert.Equal(report.R2!.Value, report.Lmg.Values.Sum(), 1e-12);
        Assert.InRange(report.Lmg["a"] / report.Lmg["b"], 3, 5.5);
        Assert.All(
            report.Lmg,
            x => Assert.InRange(x.Value, report.Intervals[x.Key].Low, report.Intervals[x.Key].High)
        );
    }

    [Fact]
    public void Weights_of_two_are_rows_twice()
    {
        var random = new Random(6);
        var rows = Enumerable
            .Range(0, 200)
            .Select(_ => $"{random.Next(1, 6)},{random.Next(1, 6)},{random.Next(1, 6)}")
            .ToList();
        var weighted = Open(
            "y,a,b,w\n" + string.Join('\n', rows.Select((r, i) => $"{r},{1 + (i % 2)}"))
        );
        var doubled = Open(
            "y,a,b\n"
                + string.Join('\n', rows.SelectMany((r, i) => Enumerable.Repeat(r, 1 + (i % 2))))
        );

        var one = AnalyzeDrivers.Run(weighted, "y", ["a", "b"], "w", MissingRule.Pairwise, default);
        var two = AnalyzeDrivers.Run(doubled, "y", ["a", "b"], null, MissingRule.Pairwise, default);

        Assert.Equal(two.Lmg["a"], one.Lmg["a"], 1e-12);
        Assert.Equal(two.Beta["b"], one.Beta["b"], 1e-12);
        Assert.True(one.EffectiveN < 200);
    }

    [Fact]
    public void Scores_by_group_and_by_counts_agree()
    {
        var rows = AnalyzeScores.Run(
            Open("q,g\n5,x\n4,x\n4,y\n1,y\n,y\n3,x\n"),
            "q",
            (1, 5),
            null,
            null,
            "g",
            default
        );
        var counts = AnalyzeScores.Run(
            Open("q,n\n5,1\n4,2\n1,1\n3,1\n"),
            "q",
            (1, 5),
            null,
            "n",
            null,
            default
        );

        Assert.Equal(5, rows.All.N);
        Assert.Equal(1, rows.All.Missing);
        Assert.Equal(3.4, rows.All.Mean!.Value, 1e-12);
        Assert.Equal(rows.All with { Missing = 0 }, counts.All);
        Assert.Equal(["x", "y"], rows.Groups.Select(g => g.Group));
        Assert.Equal(0.6, rows.All.Top2!.Value, 1e-12);
        Assert.Equal(0.2, rows.All.Bottom2!.Value, 1e-12);
    }

    [Fact]
    public void A_recommend_item_has_its_score()
    {
        var report = AnalyzeScores.Run(
            Open("q,n\n10,50\n9,45\n8,95\n0,60\n"),
            "q",
            null,
            null,
            "n",
            null,
            default
        );

        Assert.Equal((0, 10), (report.Lowest, report.Highest));
        Assert.Equal(14, report.All.Recommend!.Value, 1e-12);
        Assert.Equal(4.294, report.All.RecommendInterval!.Value.Low, 1e-3);
        Assert.Equal(23.374, report.All.RecommendInterval!.Value.High, 1e-3);
    }

    [Fact]
    public void A_raked_mean_meets_its_margins()
    {
        var margins = Write(
            "variable,level,total\nsex,f,50\nsex,m,50\nage,old,30\nage,young,70\n",
            "margins.csv"
        );
        var table = Open("sex,age,q\nf,old,5\nf,young,4\nf,old,5\nm,young,2\nm,old,1\nm,young,3\n");

        var report = AnalyzeRake.Run(
            table,
            new RakeRequest(margins, "q", null, null, null),
            default
        );

        Assert.Equal(EstimateStatus.Enough, report.Status);
        Assert.Equal(
            50,
            report.Weights.Where(w => w.Cell["sex"] == "f").Sum(w => w.N * w.Weight),
            1e-8
        );
        Assert.Equal(
            30,
            report.Weights.Where(w => w.Cell["age"] == "old").Sum(w => w.N * w.Weight),
            1e-8
        );
        Assert.InRange(report.Kish!.Value, 1, 6);
        Assert.True(report.Se > 0);
    }

    [Fact]
    public void A_change_is_named_by_the_row_of_its_first_value()
    {
        var random = new Random(2);
        var text =
            "day,x\n"
            + string.Join(
                '\n',
                Enumerable
                    .Range(0, 90)
                    .Select(t => $"{t},{(t < 50 ? 10 : 13) + random.NextDouble()}")
            );

        var report = AnalyzeChange.Run(Open(text), "x", share: false, default);

        Assert.Equal([50], report.ChangePoints);
        Assert.Equal([(0, 50), (50, 90)], report.Segments.Select(s => (s.Start, s.End)));
    }

    [Fact]
    public void Dates_and_ages_tell_the_same_durations()
    {
        var start = new DateOnly(2026, 1, 1);
        var ages = new[]
        {
            (20, true),
            (35, true),
            (50, false),
            (60, true),
            (61, false),
            (80, true),
        };
        var numbers =
            "a,b,e\n" + string.Join('\n', ages.Select(x => $"0,{x.Item1},{(x.Item2 ? 1 : 0)}"));
        var dates =
            "a,b,e\n"
            + string.Join(
                '\n',
                ages.Select(x =>
                    $"{start:yyyy-MM-dd},{start.AddDays(x.Item1):yyyy-MM-dd},{(x.Item2 ? "approved" : "")}"
                )
            );
        var request = new DurationsRequest("a", "b", "e", null);

        var one = AnalyzeDurations.Run(Open(numbers), request, default);
        var two = AnalyzeDurations.Run(Open(dates), request, default);

        Assert.Equal(60, one.Median);
        Assert.Equal(one.Quantiles, two.Quantiles);
        Assert.Equal(one.Conditional, two.Conditional);
        Assert.Equal((6, 4, 2), (one.N, one.Ended, one.Open));
    }

    [Fact]
    public void Open_cases_are_seen_until_the_snapshot()
    {
        var text =
            "a,b,e\n2026-01-01,2026-01-11,yes\n2026-01-01,,\n2026-01-05,2026-03-01,yes\n2026-02-15,,\n";

        var report = AnalyzeDurations.Run(
            Open(text),
            new DurationsRequest("a", "b", "e", "2026-02-01"),
            default
        );

        Assert.Equal((3, 1, 2), (report.N, report.Ended, report.Open));
        Assert.Equal("2026-02-01", report.Snapshot);
        Assert.Equal(31, report.ObservableUntil);
        Assert.Null(report.Median);
    }

    [Fact]
    public void A_change_of_mix_is_told_from_a_change_of_rate()
    {
        var text = "unit,period,q,n\nA,1,5,10\nB,1,1,90\nA,2,5,90\nB,2,1,10\n";

        var report = AnalyzeCompare.Run(
            Open(text),
            new CompareRequest("q", "1", "2", "period", "unit", "n"),
            default
        );

        Assert.Equal(3.2, report.Pooled!.Value, 1e-12);
        Assert.Equal(0, report.UnitMean!.Value, 1e-12);
        Assert.Equal(0, report.Rate!.Value, 1e-12);
        Assert.Equal(3.2, report.Mix!.Value, 1e-12);
        Assert.Equal(0, report.Entered!.Value, 1e-12);
    }

    [Theory]
    [InlineData("""{"latents":{"A":["a1","a2"],"B":["b"]},"paths":[["A","B"]],"scale":[1,5]}""")]
    [InlineData(
        """{"model":{"blocks":{"A":["a1","a2"],"B":"b"},"edges":{"source":["A"],"target":["B"]}}}"""
    )]
    [InlineData("""{"constructs":{"A":["a1","a2"],"B":["b"]},"paths":[{"from":"A","to":"B"}]}""")]
    public void A_model_file_may_be_written_in_the_usual_ways(string json)
    {
        var file = PathFile.Read(Write(json, "model.json"));

        Assert.Equal(["a1", "a2", "b"], file.Items);
        Assert.Equal([("A", "B")], file.Paths);
        Assert.Equal([(0, 1)], file.Design().Paths);
    }

    [Fact]
    public void What_is_wrong_with_a_request_is_said_in_words()
    {
        Assert.Equal(
            "analyze.no-file",
            Assert.Throws<AnalyzeFault>(() => AnalyzeTable.Open("nowhere.csv")).Refusal.Code
        );
        Assert.Contains(
            "The file has: a, b",
            Assert.Throws<AnalyzeFault>(() => Open("a,b\n1,2\n").Column("c")).Message,
            StringComparison.Ordinal
        );
        var bad = Assert.Throws<AnalyzeFault>(() =>
            AnalyzeReliability.Run(
                Open("a,b\n1,2\n3,many\n"),
                ["a", "b"],
                MissingRule.Listwise,
                default
            )
        );
        Assert.Equal("Row 2, column b: many is not a number.", bad.Message);
        Assert.Throws<AnalyzeFault>(() => PathFile.Read(Write("{}", "empty.json")));
    }

    [Fact]
    public void The_names_in_the_JSON_are_the_documented_ones()
    {
        var report = AnalyzeScores.Run(
            Open("q\n1\n5\n4\n"),
            "q",
            (1, 5),
            null,
            null,
            null,
            default
        );

        var json = JsonSerializer.SerializeToElement(AnalyzeWords.ScoresJson(report), Print.Json);

        foreach (var name in new[] { "n", "mean", "sd", "interval", "top2", "bottom2", "status" })
        {
            Assert.True(json.TryGetProperty(name, out _), name);
        }
    }

    private AnalyzeTable Open(string text) => AnalyzeTable.Open(Write(text));

    private string Write(string text, string? name = null)
    {
        var path = Path.Combine(folder, name ?? $"{Directory.GetFiles(folder).Length}.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
