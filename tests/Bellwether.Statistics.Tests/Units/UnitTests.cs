using Bellwether.Statistics.Combining;
using Bellwether.Statistics.Sums;
using Bellwether.Statistics.Units;

namespace Bellwether.Statistics.Tests.Units;

public sealed class UnitTests
{
    private const string Sheet = "07_ex.json";

    [Fact]
    public void The_engagement_index_and_its_error_agree_with_rows()
    {
        var oracle = OracleSheet.Open(Sheet);
        string[][] parts =
        [
            ["A2", "A3", "A4", "A5", "A1"],
            ["E3", "E4", "E5", "E1", "E2"],
            ["C1", "C2", "C3", "C4", "C5"],
        ];
        var names = parts.SelectMany(p => p).ToArray();
        var table = OracleSheet.Table("bfi.csv");
        // 1..6 recoded to 1..5 by max(1, v - 1); positive is 4 or 5.
        var rows = Enumerable
            .Range(0, table["A1"].Length)
            .SelectMany(i =>
                names.Select(name => table[name][i] is { } v ? (v - 1 >= 4 ? 2 : 1) : 0)
            )
            .ToArray();

        var sums = PairSums.Of(15, rows);
        var index = EngagementIndex.Of(
            sums,
            [
                [0, 1, 2, 3, 4],
                [5, 6, 7, 8, 9],
                [10, 11, 12, 13, 14],
            ],
            rows.Length / 15
        );

        for (var i = 0; i < 15; i++)
        {
            oracle.Agrees($"eei/n_valid/{names[i]}", sums.N(i, i), 0);
            oracle.Agrees($"eei/n_pos/{names[i]}", sums.S(i, i) - sums.N(i, i), 0);
        }

        var keys = oracle
            .At("eei/subfactors")
            .EnumerateObject()
            .Select(p => p.Value.GetDouble())
            .ToList();
        oracle.Agrees("eei/subfactors", keys, index.Parts.Select(p => p.Value!.Value), 1e-12);
        oracle.Agrees("eei/EEI", index.Value.Value!.Value, 1e-12);
        oracle.Agrees("eei/se_rows", index.StandardError!.Value, 1e-12);
        oracle.Agrees("eei/se_from_pair_sums", index.StandardError!.Value, 1e-12);
    }

    [Theory]
    [InlineData("COHES")]
    [InlineData("LEAD")]
    [InlineData("HRS")]
    [InlineData("WBEING")]
    public void Intraclass_correlations_agree_with_multilevel(string item)
    {
        var oracle = OracleSheet.Open(Sheet);
        var table = OracleSheet.Table("bh1996_group_sums.csv");
        var groups = table["n"]
            .Zip(table[item], (n, sum) => new GroupSum((long)n!.Value, sum!.Value))
            .ToList();
        var icc1 = oracle.Number($"icc/{item}/ICC1");
        // The stored file has no squares: take the variance within units that ICC(1) implies, and check what follows from it.
        var n = groups.Sum(g => g.N);
        var means = groups.Sum(g => g.Sum * g.Sum / g.N);
        var between = (means - (Math.Pow(groups.Sum(g => g.Sum), 2) / n)) / (groups.Count - 1);
        var size = (double)n / groups.Count;
        var within = between * (1 - icc1) / (1 + ((size - 1) * icc1));

        var agreement = UnitAgreement.Of(groups, means + (within * (n - groups.Count)));

        oracle.Agrees($"icc/{item}/ICC1", agreement.Icc1.Value!.Value, 1e-10);
        oracle.Agrees($"icc/{item}/ICC2", agreement.Icc2!.Value, 1e-10);
        Assert.InRange(
            icc1,
            agreement.Icc1.Interval!.Value.Low,
            agreement.Icc1.Interval!.Value.High
        );
    }

    [Fact]
    public void The_latent_correlation_of_units_agrees()
    {
        var oracle = OracleSheet.Open(Sheet);
        var table = OracleSheet.Table("ex_cx_units.csv");
        var units = Enumerable
            .Range(0, table["g"].Length)
            .Select(i => new UnitPair(
                table["mx"][i]!.Value,
                table["vx"][i]!.Value,
                table["my"][i]!.Value,
                table["vy"][i]!.Value
            ))
            .ToList();

        // The published analysis takes one variance within units for all of them.
        var within = oracle.Full("ex_cx/within_var");
        var pooled = units
            .Select(
                (u, i) =>
                    u with
                    {
                        XVariance = within[0] / table["nx"][i]!.Value,
                        YVariance = within[1] / table["ny"][i]!.Value,
                    }
            )
            .ToList();

        var link = LatentCorrelation.Of(pooled);

        oracle.Agrees("ex_cx/units", units.Count, 0);
        oracle.Agrees("ex_cx/raw_cor", link.RawCorrelation!.Value, 1e-10);
        oracle.Agrees("ex_cx/spearman_correction/r", link.SpearmanCorrected!.Value, 1e-10);
        oracle.Agrees("ex_cx/r_true", link.Value.Value!.Value, 1e-5);
        oracle.Agrees("ex_cx/tau_x", link.XSpread, 1e-5);
        oracle.Agrees("ex_cx/tau_y", link.YSpread, 1e-5);
        oracle.Agrees("ex_cx/mu", [link.XMean, link.YMean], 1e-5);
        oracle.Agrees(
            "ex_cx/r_ci95_profile",
            [link.Value.Interval!.Value.Low, link.Value.Interval!.Value.High],
            1e-5
        );
        oracle.Agrees("ex_cx/slope_cx_on_ex", link.Slope, 1e-5);
    }

    [Fact]
    public void Demands_and_resources_agree_with_lm()
    {
        var oracle = OracleSheet.Open(Sheet);
        var table = OracleSheet.Table("attitude.csv");
        var resources = oracle.Words("jdr/resources");
        var rows = Enumerable
            .Range(0, table["rating"].Length)
            .SelectMany(i =>
                new[]
                {
                    (int)table["critical"][i]!.Value,
                    (int)resources.Sum(r => table[r][i]!.Value),
                    (int)table["rating"][i]!.Value,
                }
            )
            .ToArray();

        var fit = DemandsResources.Of(FourthMoments.Of(3, rows));

        oracle.Agrees("jdr/coef", fit.Coefficients.Select(c => c.Value.Value!.Value), 1e-9);
        oracle.Agrees("jdr/se", fit.Coefficients.Select(c => c.StandardError), 1e-9);
        oracle.Agrees("jdr/r2", fit.R2, 1e-9);
    }

    [Fact]
    public void Agreement_within_a_unit_runs_from_chance_to_unanimity()
    {
        var units = UnitSums.Of([new(1, 4), new(1, 4), new(1, 4), new(2, 1), new(2, 5), new(3, 2)]);

        var rwg = UnitAgreement.Rwg(units, 5).ToDictionary(u => u.Key, u => u.Value);

        Assert.Equal(1, rwg[1]);
        Assert.Equal(0, rwg[2]);
        Assert.Null(rwg[3]);
        Assert.Throws<ArgumentException>(() => UnitAgreement.Rwg(units, 1));
    }

    [Fact]
    public void Merged_units_give_the_agreement_of_all_answers()
    {
        var random = new Random(5);
        var answers = Enumerable
            .Range(0, 300)
            .Select(_ => new KeyValuePair<long, int>(random.Next(12), random.Next(1, 6)))
            .ToList();

        var whole = UnitAgreement.Of(UnitSums.Of(answers));
        var merged = UnitAgreement.Of(
            answers.Chunk(41).Select(c => UnitSums.Of(c)).Aggregate((a, b) => a.Merge(b))
        );

        Assert.Equal(whole, merged);
    }

    [Fact]
    public void Too_few_units_and_empty_ones_say_so()
    {
        Assert.Equal(
            EstimateStatus.TooFew,
            LatentCorrelation
                .Of(Enumerable.Repeat(new UnitPair(1, 1, 1, 1), 14).ToList())
                .Value.Status
        );
        Assert.Equal(EstimateStatus.NoAnswers, LatentCorrelation.Of([]).Value.Status);
        Assert.Equal(EstimateStatus.NoAnswers, UnitAgreement.Of(UnitSums.Empty).Status);
        Assert.Equal(
            EstimateStatus.TooFew,
            DemandsResources.Of(FourthMoments.Of(3, [1, 2, 3])).Status
        );
        Assert.Equal(
            EstimateStatus.NoAnswers,
            EngagementIndex
                .Of(
                    PairSums.Empty(2),
                    [
                        [0, 1],
                    ]
                )
                .Value.Status
        );
    }
}
