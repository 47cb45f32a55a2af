using System.Text.Json;
using Bellwether.Statistics.Intervals;
using Bellwether.Statistics.Scores;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Tests.Scores;

/// <summary>Expected values: oracle 01_scores.json and 01b_likert_coverage.json (R 4.2.2, binom 1.1.1.1).</summary>
public sealed class ScoreOracleTests
{
    [Fact]
    public void Means_shares_and_net_scores_of_fourteen_departments()
    {
        OracleSheet sheet = OracleSheet.Open("01_scores.json");
        foreach (JsonProperty department in sheet.At("insteval_by_dept").EnumerateObject())
            CheckScores(sheet, "insteval_by_dept/" + department.Name);
        CheckScores(sheet, "insteval_all");
    }

    [Fact]
    public void The_fourteen_departments_merge_into_the_whole()
    {
        OracleSheet sheet = OracleSheet.Open("01_scores.json");
        Histogram merged = Histogram.Empty(1, 5);
        foreach (JsonProperty department in sheet.At("insteval_by_dept").EnumerateObject())
            merged = merged.Merge(Counts(sheet, $"insteval_by_dept/{department.Name}/counts", 1));

        Assert.Equal(Counts(sheet, "insteval_all/counts", 1), merged);
    }

    [Fact]
    public void Recommend_scores_with_all_their_intervals()
    {
        OracleSheet sheet = OracleSheet.Open("01_scores.json");
        foreach (JsonProperty example in sheet.At("nps").EnumerateObject())
        {
            string key = "nps/" + example.Name;
            var split = new Trinomial(
                sheet.Number(key + "/P"),
                sheet.Number(key + "/Q"),
                sheet.Number(key + "/D")
            );
            Histogram answers = Recommend((long)split.Plus, (long)split.Neutral, (long)split.Minus);

            sheet.Agrees(key + "/nps", RecommendScore.Of(answers).Value!.Value, 1e-10);
            sheet.Agrees(key + "/se", RecommendScore.StandardError(answers)!.Value, 1e-10);
            sheet.Agrees(key + "/wald", Points(split.Wald(0.95)), 1e-10);
            sheet.Agrees(key + "/adjWald3T_centre", 100 * split.Padded.Difference, 1e-10);
            sheet.Agrees(key + "/adjWald3T", Ends(RecommendScore.Of(answers).Interval), 1e-10);
            if (split.StandardError > 0 || split.Neutral > 0)
                sheet.Agrees(
                    key + "/score",
                    Ends(RecommendScore.WithScoreInterval(answers).Interval),
                    1e-7
                );
        }
    }

    [Fact]
    public void Smoothed_t_stays_wide_for_a_few_like_answers()
    {
        OracleSheet sheet = OracleSheet.Open("01b_likert_coverage.json");
        for (int i = 0; i < sheet.At("smoothed_t_cases").GetArrayLength(); i++)
        {
            string key = $"smoothed_t_cases/{i}";
            Estimate mean = MeanInterval.SmoothedT(Counts(sheet, key + "/counts", 1));

            sheet.Agrees(key + "/mean", mean.Value!.Value, 1e-10);
            sheet.Agrees(key + "/smoothed_t95", Ends(mean.Interval), 1e-10);
        }
    }

    internal static Histogram Counts(OracleSheet sheet, string key, int lowest) =>
        new(lowest, [.. sheet.Full(key).Select(c => (long)c)]);

    internal static Histogram Recommend(long promoters, long passives, long detractors) =>
        new(0, detractors, 0, 0, 0, 0, 0, 0, passives, 0, 0, promoters);

    internal static double[] Ends(Interval? interval) => [interval!.Value.Low, interval.Value.High];

    private static double[] Points(Interval interval) => [100 * interval.Low, 100 * interval.High];

    private static void CheckScores(OracleSheet sheet, string key)
    {
        Histogram answers = Counts(sheet, key + "/counts", 1);
        Estimate mean = MeanInterval.StudentT(answers);
        AnswerMoments moments = AnswerMoments.Of(answers)!.Value;

        sheet.Agrees(key + "/n", answers.N, 0);
        sheet.Agrees(key + "/mean", mean.Value!.Value, 1e-10);
        sheet.Agrees(key + "/sd", Mean.StandardDeviation(answers).Value!.Value, 1e-10);
        sheet.Agrees(key + "/se", moments.StandardError!.Value, 1e-10);
        sheet.Agrees(key + "/t_lo", mean.Interval!.Value.Low, 1e-10);
        sheet.Agrees(key + "/t_hi", mean.Interval!.Value.High, 1e-10);
        sheet.Agrees(key + "/csat0100", Mean.OutOf100(answers).Value!.Value, 1e-10);
        sheet.Agrees(key + "/csat_se", 25 * moments.StandardError!.Value, 1e-10);
        sheet.Agrees(key + "/topbox", ShareScore.Top(answers, 1).Value!.Value, 1e-10);
        sheet.Agrees(key + "/top2", ShareScore.Top(answers).Value!.Value, 1e-10);
        sheet.Agrees(key + "/bottom2", ShareScore.Bottom(answers).Value!.Value, 1e-10);
        sheet.Agrees(key + "/net2", NetScore.Of(answers).Value!.Value, 1e-10);
        sheet.Agrees(key + "/net2_se", NetScore.Split(answers, 2).StandardError, 1e-10);
    }
}
