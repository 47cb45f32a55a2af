using Bellwether.Collection.Filings;

namespace Bellwether.Collection.Tests.Filings;

public sealed class FilingChecksTests
{
    [Fact]
    public void A_filing_with_nothing_wrong_has_no_defect()
    {
        Assert.Empty(FilingFiles.Check(FilingFiles.Row()));
    }

    [Theory]
    [InlineData("volume_of_customers", "", "volume.customers-missing")]
    [InlineData("volume_of_customers", "0.0", "volume.customers-missing")]
    [InlineData("volume_of_customers", "many", "volume.not-whole")]
    [InlineData(
        "volume_of_customers_provided_survey_opportunity",
        "10001",
        "volume.offered-above-customers"
    )]
    [InlineData("volume_of_customers_provided_survey_opportunity", "", "volume.offered-missing")]
    [InlineData("volume_of_respondents", "5001", "volume.respondents-above-offered")]
    [InlineData("volume_of_respondents", "999", "volume.answers-above-respondents")]
    public void A_volume_that_is_missing_or_cannot_be_spoils_the_response_rate_only(
        string field,
        string value,
        string reason
    )
    {
        var row = FilingFiles.Row();
        row[field] = value;

        var found = FilingFiles.Check(row).Where(defect => defect.Reason == reason);

        var defect = Assert.Single(found);
        Assert.Equal((2, field, Spoils.ResponseRate), (defect.Row, defect.Field, defect.Spoils));
        Assert.All(
            FilingFiles.Check(row),
            each => Assert.Equal(SpoilsKind.ResponseRate, each.Spoils.Kind)
        );
    }

    [Fact]
    public void An_offer_to_exactly_a_tenth_of_the_customers_is_noted_as_an_estimate()
    {
        var row = FilingFiles.Row();
        row["volume_of_customers"] = "1309231";
        row["volume_of_customers_provided_survey_opportunity"] = "130923";

        var defect = Assert.Single(FilingFiles.Check(row));

        Assert.Equal(("volume.offered-estimated", Spoils.Nothing), (defect.Reason, defect.Spoils));
    }

    [Fact]
    public void A_mean_typed_into_the_counts_is_recognised()
    {
        var row = FilingFiles.Row();
        FilingFiles.Ask(row, 1, "I am satisfied with the service.", 0, 0, 0, 4, 0);
        FilingFiles.Ask(row, 2, "This interaction increased my trust in it.", 0, 0, 3, 0, 0);

        Assert.Equal(
            ["counts.mean-typed question:satisfaction", "counts.mean-typed question:trust"],
            Short(row)
        );
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(4900)]
    public void Percentages_typed_into_the_counts_are_recognised(int respondents)
    {
        var row = FilingFiles.Row();
        row["volume_of_respondents"] = $"{respondents}";
        FilingFiles.Ask(row, 1, "I am satisfied with the service.", 13, 6, 9, 20, 52);
        FilingFiles.Ask(row, 2, "This interaction increased my trust in it.", 130, 5, 14, 20, 46);
        FilingFiles.Ask(row, 3, "My need was addressed.", 17, 0, 17, 0, 66);
        if (respondents < 2000)
            FilingFiles.Ask(
                row,
                2,
                "This interaction increased my trust in it.",
                15,
                5,
                14,
                20,
                46
            );

        Assert.All(
            Short(row),
            each => Assert.StartsWith("counts.percentages-typed", each, StringComparison.Ordinal)
        );
        Assert.Equal(3, Short(row).Count);
    }

    [Fact]
    public void One_question_that_few_were_asked_is_no_defect()
    {
        var row = FilingFiles.Row();
        FilingFiles.Ask(row, 4, "It was easy to complete what I needed to do.", 2, 2, 4, 10, 20);

        Assert.Empty(FilingFiles.Check(row));
    }

    [Theory]
    [InlineData("12.5")]
    [InlineData("46%")]
    [InlineData("-3")]
    public void A_count_that_is_no_whole_number_spoils_its_question_only(string typed)
    {
        var row = FilingFiles.Row();
        row["q2_3"] = typed;

        Assert.Equal(["counts.not-whole question:trust"], Short(row));
    }

    [Theory]
    [InlineData("NONE", "question.none")]
    [InlineData("No Question", "question.none")]
    [InlineData("", "question.no-text")]
    [InlineData("How likely are you to recommend the permit desk?", "question.other-construct")]
    [InlineData("How would you rate us on meeting your expectations?", "question.other-construct")]
    [InlineData("I am satisfied with the service I received.", "question.other-construct")]
    [InlineData("The information is trustworthy", "question.other-construct")]
    [InlineData("Rate your confidence in the desk on a 10-point scale", "scale.ten-point")]
    [InlineData(
        "Rate your confidence (1=not at all confident, 10=very confident)",
        "scale.ten-point"
    )]
    public void What_is_not_the_trust_question_on_five_points_is_withheld(
        string text,
        string reason
    )
    {
        var row = FilingFiles.Row();
        FilingFiles.Ask(row, 2, text, 60, 40, 100, 350, 450);

        Assert.Equal([$"{reason} question:trust"], Short(row));
    }

    [Theory]
    [InlineData(
        "This interaction increased my confidence in the USPTO.",
        "interaction-increased-confidence"
    )]
    [InlineData(
        "My interaction increased trust in the Bureau.eded my trust in the Bureau",
        "interaction-increased-trust"
    )]
    [InlineData(
        "I trust VA to fulfill our country’s commitment to Veterans",
        "trust-to-fulfil-commitment"
    )]
    [InlineData("I trust VA to effectively administer my education benefits.", "trust-to-deliver")]
    [InlineData(
        "Please rate your level of confidence in the Assistance Center. ",
        "confidence-rated"
    )]
    [InlineData(
        "Based on my experience, I trust the Bureau to deliver on its mission",
        "trust-to-deliver"
    )]
    public void Each_construction_of_trust_has_its_name(string text, string construct)
    {
        Assert.Equal((construct, null), Construct.Of(2, text));
    }

    [Fact]
    public void A_ten_point_question_is_recognised_when_a_later_filing_leaves_the_scale_out()
    {
        var first = FilingFiles.Row(1);
        FilingFiles.Ask(
            first,
            2,
            "Please rate your confidence in us. (1=low, 10=high)",
            6,
            4,
            10,
            35,
            45
        );
        var second = FilingFiles.Row(2);
        second["collection_quarter"] = "2";
        FilingFiles.Ask(second, 2, "Please rate your confidence in us", 7, 4, 10, 35, 46);

        var defect = Assert.Single(FilingFiles.Check(first, second), each => each.Row == 3);

        Assert.Equal("scale.ten-point", defect.Reason);
        Assert.Contains("row 2", defect.Message.In("en"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scale.two-point", 99605, 0, 0, 0, 207249)]
    [InlineData("scale.two-point", 8251, 0, 0, 105837, 0)]
    [InlineData("scale.three-point", 144, 0, 108, 0, 347)]
    [InlineData("scale.three-point", 60, 0, 35, 213, 0)]
    [InlineData(null, 0, 0, 0, 3, 66)]
    [InlineData(null, 0, 1, 0, 7, 82)]
    [InlineData(null, 4, 0, 3, 21, 26)]
    [InlineData(null, 5, 0, 0, 0, 24)]
    public void Two_or_three_answers_in_five_columns_are_recognised(
        string? reason,
        params int[] counts
    )
    {
        var row = FilingFiles.Row();
        row["volume_of_respondents"] = "400000";
        row["volume_of_customers_provided_survey_opportunity"] = "800000";
        row["volume_of_customers"] = "9000001";
        FilingFiles.Ask(
            row,
            1,
            "I am satisfied with the service.",
            50000,
            50000,
            30000,
            80000,
            90000
        );
        FilingFiles.Ask(
            row,
            2,
            "This interaction increased my trust in it.",
            50000,
            50000,
            30000,
            8000,
            90000
        );
        FilingFiles.Ask(row, 3, "My need was addressed.", counts);

        Assert.Equal(reason is null ? [] : [$"{reason} question:effectiveness"], Short(row));
    }

    [Fact]
    public void The_same_survey_twice_in_a_quarter_is_kept_once()
    {
        var second = FilingFiles.Row(2);
        second["service_provided"] = " permit  DESK.";

        var defect = Assert.Single(FilingFiles.Check(FilingFiles.Row(1), second));

        Assert.Equal(
            (3, "filing.duplicate", Spoils.Row),
            (defect.Row, defect.Reason, defect.Spoils)
        );
    }

    [Theory]
    [InlineData("8", "1", "counts.filed-twice")]
    [InlineData("7", "2", "counts.copied")]
    public void The_same_counts_in_three_questions_are_counted_once(
        string service,
        string quarter,
        string reason
    )
    {
        var rows = new[] { FilingFiles.Row(1), FilingFiles.Row(2) };
        foreach (var row in rows)
            FilingFiles.Ask(row, 3, "My need was addressed.", 20, 30, 100, 200, 600);
        rows[1]["service_id"] = service;
        rows[1]["collection_quarter"] = quarter;

        var found = FilingFiles.Check(rows);

        Assert.Equal(3, found.Count);
        Assert.All(found, defect => Assert.Equal((3, reason), (defect.Row, defect.Reason)));
    }

    [Fact]
    public void A_published_mean_that_the_counts_do_not_give_spoils_its_question()
    {
        var row = FilingFiles.Row();
        row["q2_point_scale"] = "4.10";

        Assert.Equal(["counts.mean-differs question:trust"], Short(row));
    }

    [Fact]
    public void A_row_without_a_quarter_cannot_be_used()
    {
        var row = FilingFiles.Row();
        row["collection_quarter"] = "5";

        var (filing, defects) = Assert.Single(FilingFiles.Judge(FilingFiles.File(row)));

        Assert.Null(filing);
        Assert.Equal(["row.no-quarter row"], defects.Select(d => $"{d.Reason} {d.Spoils}"));
    }

    private static IReadOnlyList<string> Short(Dictionary<string, string> row) =>
        [.. FilingFiles.Check(row).Select(defect => $"{defect.Reason} {defect.Spoils}")];
}
