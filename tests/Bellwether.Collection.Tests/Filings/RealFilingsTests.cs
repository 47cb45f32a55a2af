using System.Globalization;
using Bellwether.Collection.Filings;

namespace Bellwether.Collection.Tests.Filings;

/// <summary>The real federal filings. Expected numbers were computed from the file by an independent program.</summary>
public sealed class RealFilingsTests
{
    private readonly IReadOnlyList<(Filing? Filing, IReadOnlyList<Defect> Defects)> all =
        FilingFiles.RealJudged();

    [Fact]
    public void Every_row_is_read()
    {
        var filings = all.Select(pair => pair.Filing!).ToList();

        Assert.Equal(481, filings.Count);
        Assert.Equal(28, filings.Select(filing => filing.Provider.ProviderId).Distinct().Count());
        Assert.Equal(47, filings.Select(filing => filing.Service.ServiceId).Distinct().Count());
        Assert.Equal(10_738_927, filings.Sum(filing => filing.Volumes.Respondents));
        Assert.Equal(158, filings.Select(SurveyKeys.Of).Distinct().Count());
    }

    [Fact]
    public void Every_published_mean_is_reproduced()
    {
        var asked = all.SelectMany(pair => pair.Filing!.Questions)
            .Where(q => q.Answers > 0)
            .ToList();

        Assert.Equal(2962, asked.Count);
        Assert.DoesNotContain(asked, question => question.PublishedMean != question.Mean);
    }

    [Fact]
    public void The_volumes_that_are_missing_or_cannot_be_are_the_108_filings_of_the_reference()
    {
        Assert.Equal(22, Rows("volume.customers-missing").Count);
        Assert.Equal(33, Rows("volume.offered-missing").Count);
        Assert.Equal([475, 476], Rows("volume.offered-above-customers"));
        Assert.Equal(72, Rows("volume.answers-above-respondents").Count);
        Assert.Equal([95, 106, 107, 110, 143, 172, 227, 232], Rows("volume.respondents-missing"));
        Assert.Equal(
            108,
            Rows(
                "volume.customers-missing",
                "volume.offered-missing",
                "volume.offered-above-customers",
                "volume.answers-above-respondents"
            ).Count
        );
    }

    [Fact]
    public void Percentages_and_means_typed_as_counts_are_found()
    {
        int[] underFivePercent =
        [
            9,
            19,
            67,
            68,
            77,
            157,
            204,
            225,
            226,
            257,
            264,
            265,
            302,
            324,
            325,
            368,
            413,
        ];
        int[] alsoPercentages = [237, 295, 370];

        Assert.Equal(
            underFivePercent.Concat(alsoPercentages).Order(),
            Rows("counts.percentages-typed", "counts.mean-typed")
        );
    }

    [Fact]
    public void Numbers_of_one_survey_filed_under_two_services_or_in_two_quarters_are_found()
    {
        Assert.Equal([130, 285, 349, 381, 423], Rows("counts.filed-twice"));
        Assert.Equal([388, 403, 404], Rows("counts.copied"));
    }

    [Fact]
    public void Missing_control_numbers_and_estimated_offers_are_noted_and_withhold_nothing()
    {
        var noted = all.SelectMany(pair => pair.Defects)
            .Where(defect => defect.Spoils.Kind == SpoilsKind.Nothing)
            .ToList();

        Assert.Equal(5, noted.Count(defect => defect.Reason == "channel.not-stated"));
        Assert.Equal(27, noted.Count(defect => defect.Reason == "clearance.missing"));
        Assert.Superset(
            new HashSet<int> { 20, 21, 25, 39, 55, 108, 130 },
            Rows("clearance.missing").ToHashSet()
        );
        Assert.Superset(
            new HashSet<int> { 9, 137, 225, 264, 325, 379, 414 },
            Rows("volume.offered-estimated").ToHashSet()
        );
    }

    [Fact]
    public void The_trust_slot_keeps_trust_on_five_points()
    {
        var withheld = all.Where(pair => Asked(pair.Filing!) && Spoils(pair.Defects)).ToList();
        var kept = all.Where(pair => Asked(pair.Filing!) && !Spoils(pair.Defects)).ToList();

        Assert.Equal(449, withheld.Count + kept.Count);
        Assert.All(
            kept,
            pair =>
                Assert.Matches("(?i)trust|confiden", pair.Filing!.Questions[Slot(pair.Filing)].Text)
        );
        Assert.Contains(25, withheld.Select(pair => pair.Filing!.Row));
        Assert.Contains(46, withheld.Select(pair => pair.Filing!.Row));
        Assert.Contains(480, withheld.Select(pair => pair.Filing!.Row));
        Assert.DoesNotContain(2, withheld.Select(pair => pair.Filing!.Row));
    }

    [Fact]
    public void The_trust_extract_of_the_same_filings_has_the_same_counts()
    {
        using var quick = FilingFiles.Real("trust_survey_counts_quick.csv");
        var ours = all.Where(pair => Asked(pair.Filing!))
            .Select(pair => string.Join(' ', pair.Filing!.Questions[Slot(pair.Filing)].Counts))
            .ToHashSet(StringComparer.Ordinal);
        List<string>? heading = null;
        var compared = 0;

        foreach (var record in new CsvRecords(quick).Read(() => 0))
        {
            var fields = record.Fields!;
            if (heading is null)
            {
                heading = [.. fields];
                continue;
            }
            var first = heading.IndexOf("strongly_disagree_num");
            var counts = fields.Skip(first).Take(5).Select(Whole).ToList();
            if (counts.Sum() == 0)
                continue;
            Assert.Contains(string.Join(' ', counts), ours);
            compared++;
        }

        Assert.True(compared > 400, $"{compared} rows compared");
    }

    private static long Whole(string text) =>
        (long)decimal.Parse(text.Length == 0 ? "0" : text, CultureInfo.InvariantCulture);

    private static int Slot(Filing filing) =>
        filing.Questions.ToList().FindIndex(question => question.Slot == 2);

    private static bool Asked(Filing filing) =>
        Slot(filing) is >= 0 and var at && filing.Questions[at].Answers > 0;

    private static bool Spoils(IReadOnlyList<Defect> defects) =>
        defects.Any(defect => defect.Spoils == Collection.Filings.Spoils.Question(2));

    [Fact]
    public void Every_message_has_a_spanish_text()
    {
        Assert.All(
            all.SelectMany(pair => pair.Defects),
            defect => Assert.NotEqual(defect.Message.In("en"), defect.Message.In("es"))
        );
    }

    private List<int> Rows(params string[] reasons) =>
        [
            .. all.SelectMany(pair => pair.Defects)
                .Where(defect => reasons.Contains(defect.Reason))
                .Select(defect => defect.Row)
                .Distinct()
                .Order(),
        ];
}
