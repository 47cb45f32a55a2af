using Bellwether.Instruments;

namespace Bellwether.Collection.Tests.Clearances;

/// <summary>Rule 5 of the standard as a rule of the form's lint: number and last day both there, and not over.</summary>
public sealed class LintClearanceTests
{
    private static readonly DateOnly Today = new(2026, 3, 3);

    private static readonly Jurisdiction Rules = ListJurisdictions.Find("us-federal")!;

    private static Clearance Approved(string number = "3090-0325", DateOnly? until = null) =>
        new(Guid.Empty, Guid.Empty, "a11_generic", "Passport feedback")
        {
            ControlNumber = number,
            ExpiresOn = until ?? new DateOnly(2026, 3, 3),
        };

    private static IReadOnlyList<Finding> Check(Clearance? clearance, string? template = null) =>
        LintClearance.Check(
            template ?? ListTemplates.Find("a11-v2-thumbs")!.Reference,
            clearance,
            Rules,
            Today
        );

    [Theory]
    [InlineData("a11-v1-seven-domain")]
    [InlineData("a11-v2-thumbs")]
    [InlineData("a11-v2-five-point")]
    [InlineData("a11-v2-end-of-journey")]
    [InlineData("a11-v2-paper")]
    public void Rule_5_a_standard_form_needs_a_number_and_a_last_day_that_is_not_over(string id)
    {
        var template = ListTemplates.Find(id)!.Reference;

        Assert.Empty(Check(Approved(), template));
        foreach (
            var wrong in new[]
            {
                null,
                Approved(""),
                Approved("12"),
                Approved() with
                {
                    ExpiresOn = null,
                },
                Approved(until: new(2026, 3, 2)),
            }
        )
        {
            var finding = Assert.Single(Check(wrong, template));
            Assert.Equal("standard.control-number", finding.Code);
            Assert.False(finding.IsAdvice);
            Assert.NotEqual(finding.Message, finding.In("es").Message);
            Assert.NotEqual("", finding.In("es").Fix);
        }
        Assert.Contains(
            "expired on 2026-03-02",
            Check(Approved(until: new(2026, 3, 2)))[0].Message
        );
    }

    [Fact]
    public void A_draft_of_the_standard_is_told_ahead_and_other_forms_are_not()
    {
        var ahead = Assert.Single(
            LintClearance.Ahead(ListTemplates.Find("a11-v2-thumbs")!.Reference)
        );

        Assert.True(ahead.IsAdvice);
        Assert.Empty(LintClearance.Ahead(null));
        Assert.Empty(LintClearance.Ahead("nothing@1"));
        Assert.Empty(Check(null, ListTemplates.Find("open-feedback")!.Reference));
    }

    [Fact]
    public void The_questionnaire_alone_is_not_blamed_for_it()
    {
        var template = ListTemplates.Find("a11-v2-thumbs")!;
        var content = template
            .Fill(template.Slots.ToDictionary(slot => slot.Key, slot => slot.Example), ["en", "es"])
            .Value;

        Assert.DoesNotContain(
            LintInstrument.Run(content),
            finding => finding.Code == "standard.control-number"
        );
    }
}
