using System.Collections.Immutable;
using Bellwether.Collection;
using Bellwether.Instruments;

namespace Bellwether.Publishing.Tests;

/// <summary>The twelve rules: each holds for a good survey, and each finds what it is there to find.</summary>
public sealed class RuleTests : IAsyncLifetime
{
    private FilingWorld world = null!;
    private SurveyEvidence good = null!;

    public async ValueTask InitializeAsync()
    {
        world = await FilingWorld.Open();
        await world.Answer("1", ["ease"], "It was quick");
        await world.Answer("0", ["effectiveness"], day: FilingWorld.QuarterBefore.Last);
        good = (await world.Report()).Surveys.Single().Survey;
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public void A_good_survey_meets_all_twelve()
    {
        var findings = FilingRules.Check(good);

        Assert.Equal(Enumerable.Range(1, 12), findings.Select(finding => finding.Rule));
        Assert.All(findings, finding => Assert.True(finding.Holds, finding.Says.In("en")));
        Assert.All(
            findings,
            finding => Assert.NotEqual(finding.Says.In("en"), finding.Says.In("es"))
        );
    }

    [Fact]
    public void Rule_1_wants_one_trust_question_first_required_on_a_scale_of_the_standard()
    {
        Broken(1, With(items => items.SetItem(0, items[0] with { Required = false })));
        Broken(1, With(items => [items[3], .. items.Take(3)]));
        Broken(1, With(items => items.Add(items[0] with { Key = "trust_again" })));
        Broken(
            1,
            With(items =>
                items.SetItem(
                    0,
                    items[0] with
                    {
                        Options =
                        [
                            .. items[0]
                                .Options.Select(option => option with { Value = option.Value + 7 }),
                        ],
                    }
                )
            )
        );
    }

    [Fact]
    public void Rule_2_wants_two_equal_lists_with_effectiveness_and_ease_and_no_code_of_its_own()
    {
        Broken(2, With(items => items.RemoveAt(2)));
        Broken(2, With(items => Without(items, 1, "other")));
        Broken(2, With(items => Without(Without(items, 1, "ease"), 2, "ease")));
        Broken(2, With(items => Renamed(Renamed(items, 1, "other", "price"), 2, "other", "price")));
    }

    [Fact]
    public void Rule_3_wants_one_open_question()
    {
        Broken(3, With(items => items.RemoveAt(3)));
        Broken(3, With(items => items.Add(items[3] with { Key = "more" })));
    }

    [Fact]
    public void Rule_4_wants_each_answer_to_lead_to_its_own_list()
    {
        Broken(4, With(items => items.SetItem(1, items[1] with { AskedWhen = null })));
        Broken(
            4,
            With(items =>
                items.SetItem(1, items[1] with { AskedWhen = new Routing("trust", ["1", "0"]) })
            )
        );
        Broken(
            4,
            With(items =>
                items.SetItem(
                    0,
                    items[0] with
                    {
                        Options =
                        [
                            .. items[0]
                                .Options.Select(option =>
                                    option with
                                    {
                                        Favourable = !option.Favourable,
                                    }
                                ),
                        ],
                    }
                )
            )
        );
    }

    [Fact]
    public void Rule_5_wants_a_control_number_that_held_to_the_quarter_s_end()
    {
        var approved = good.Collector.Clearance!;
        Broken(5, With(clearance: null));
        Broken(5, With(approved with { ControlNumber = "" }));
        Broken(5, With(approved with { ControlNumber = "none" }));
        Broken(5, With(approved with { ExpiresOn = null }));
        Broken(5, With(approved with { ExpiresOn = new DateOnly(2025, 12, 30) }));
        Holds(5, With(approved with { ExpiresOn = new DateOnly(2025, 12, 31) }));
    }

    [Fact]
    public void Rule_6_wants_every_detail()
    {
        Broken(6, good with { Collector = good.Collector with { Channel = "counter" } });
        Broken(6, good with { Detail = good.Detail with { TransactionPoint = default } });
        Broken(6, With(items => items.SetItem(0, items[0] with { Prompt = LocalText.From([]) })));
    }

    [Theory]
    [InlineData(null, 400L, "not recorded")]
    [InlineData(1000L, null, "not recorded")]
    [InlineData(0L, 0L, "zero")]
    [InlineData(1000L, 0L, "zero")]
    [InlineData(300L, 400L, "only 300")]
    public void Rule_7_wants_respondents_offers_and_customers_to_reconcile(
        long? customers,
        long? offered,
        string says
    )
    {
        var volumes = good.Volumes with { Customers = customers, Offered = offered };

        Assert.Contains(says, Broken(7, good with { Volumes = volumes }));
    }

    [Fact]
    public void Rule_7_wants_the_whole_quarter_and_at_least_one_answer()
    {
        Broken(7, good with { Volumes = good.Volumes with { OfferedDays = 91 } });
        Broken(7, good with { Rows = good.Rows! with { Written = 0 } });
        Broken(7, good with { Rows = good.Rows! with { Written = 401 } });
    }

    [Fact]
    public void Rule_8_wants_every_cell_in_its_set_of_values() =>
        Broken(8, good with { Rows = good.Rows! with { BadCells = 1 } });

    [Fact]
    public void Rule_9_wants_every_day_in_the_quarter() =>
        Broken(9, good with { Rows = good.Rows! with { OutsideQuarter = 1 } });

    [Theory]
    [InlineData("Write to ana.ruiz@example.com")]
    [InlineData("Call me at 202-555-0143 please")]
    [InlineData("My social security number is 219-09-9999")]
    public async Task Rule_10_wants_no_personal_number_or_address_in_the_words(string words)
    {
        await world.Answer("1", words: words);

        var survey = (await world.Report()).Surveys.Single().Survey;

        Assert.Equal(1, survey.Rows!.Unredacted);
        Broken(10, survey);
    }

    [Fact]
    public async Task Rule_10_says_so_when_nobody_has_signed_how_the_words_are_handled()
    {
        var unsigned = await world.Collector("passport-app", world.Version, "mobile_app", false);
        await world.Answer("1", words: "Only a screener may read this", at: unsigned);

        var surveys = (await world.Report()).Surveys.Select(each => each.Survey).ToList();

        Assert.True(surveys.Single(each => each.Collector.Key == "passport-web").WordsAreSigned);
        Broken(10, surveys.Single(each => each.Collector.Key == "passport-app"));
    }

    [Fact]
    public void Rule_11_wants_the_file_to_hold_whom_the_figures_count()
    {
        Broken(11, good with { Rows = good.Rows! with { Written = good.Rows.Written + 1 } });
        var left = ImmutableSortedDictionary<string, long>.Empty.Add("spam", 5);

        var finding = ExclusionsRule.Check(good with { Rows = good.Rows! with { LeftOut = left } });

        Assert.True(finding!.Holds);
        Assert.Contains("spam 5", finding.Says.In("en"));
    }

    [Fact]
    public void Rule_12_wants_the_same_wording_or_a_declared_break()
    {
        var changed = With(items =>
            items.SetItem(
                0,
                items[0] with
                {
                    Prompt = LocalText.Of("Do you trust us?", "¿Confía?"),
                }
            )
        );

        Assert.Contains("trust", Broken(12, changed));
        Holds(12, changed with { BreakReason = "The Circular changed the wording." });
        Holds(12, good with { Before = [] });
    }

    [Fact]
    public async Task A_question_of_the_agency_s_own_is_no_break()
    {
        var more = await world.Freeze(
            "a11-v2-thumbs",
            content =>
                content with
                {
                    Items = content.Items.Add(
                        new Item("age", ItemKind.SingleChoice, LocalText.Of("Your age?", "¿Edad?"))
                        {
                            Options =
                            [
                                new("young", LocalText.Of("Under 30", "Menos de 30")),
                                new("old", LocalText.Of("30 or more", "30 o más")),
                            ],
                        }
                    ),
                },
            world.Version.InstrumentId
        );

        Holds(12, good with { Versions = [new AnsweredVersion(SurveyShape.Of(more), 1)] });
    }

    private SurveyEvidence With(Func<ImmutableArray<Item>, ImmutableArray<Item>> change)
    {
        var version = good.Main.Version with
        {
            VersionId = Guid.CreateVersion7(),
            Number = 2,
            Items = change(good.Main.Version.Items),
        };
        return good with { Versions = [new AnsweredVersion(SurveyShape.Of(version), 1)] };
    }

    private SurveyEvidence With(Clearance? clearance) =>
        good with
        {
            Collector = good.Collector with { Clearance = clearance },
        };

    private static ImmutableArray<Item> Without(ImmutableArray<Item> items, int at, string key) =>
        items.SetItem(
            at,
            items[at] with
            {
                Options = [.. items[at].Options.Where(option => option.Key != key)],
            }
        );

    private static ImmutableArray<Item> Renamed(
        ImmutableArray<Item> items,
        int at,
        string key,
        string name
    ) =>
        items.SetItem(
            at,
            items[at] with
            {
                Options =
                [
                    .. items[at]
                        .Options.Select(option =>
                            option.Key == key ? option with { Key = name } : option
                        ),
                ],
            }
        );

    private static string Broken(int rule, SurveyEvidence survey)
    {
        var finding = FilingRules.Check(survey).Single(each => each.Rule == rule);
        Assert.False(finding.Holds, finding.Says.In("en"));
        Assert.NotEqual("", finding.Fix.In("en"));
        Assert.NotEqual("", finding.Fix.In("es"));
        return finding.Says.In("en");
    }

    private static void Holds(int rule, SurveyEvidence survey)
    {
        var finding = FilingRules.Check(survey).Single(each => each.Rule == rule);
        Assert.True(finding.Holds, finding.Says.In("en"));
    }
}
