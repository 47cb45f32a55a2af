using System.Security.Cryptography;
using System.Text;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Publishing.Tests;

/// <summary>The older form is held to the rules about its rows as the newer one is; and what its files say of whom to ask.</summary>
public sealed class StatementRuleTests : IAsyncLifetime
{
    private FilingWorld world = null!;
    private InstrumentVersion version = null!;
    private Collector desk = null!;

    public async ValueTask InitializeAsync()
    {
        world = await FilingWorld.Open(withSurvey: false);
        version = await world.Freeze("a11-v1-seven-domain");
        desk = await world.Collector("passport-desk", version, "in_person", signWords: false);
        await world.Volumes(desk, 90, 60);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private Task Answer(
        long option,
        InstrumentVersion? asked = null,
        DateOnly? day = null,
        Disposition disposition = Disposition.Complete
    ) =>
        world.Record(
            desk,
            asked ?? version,
            new AnswerSheet(
                [
                    .. (asked ?? version).Items.Select(item =>
                        item.Kind == ItemKind.SingleChoice ? option : 0
                    ),
                ],
                []
            ),
            disposition: disposition,
            day: day
        );

    private async Task<SurveyReport> Survey() => (await world.Report()).Surveys.Single();

    private static RuleFinding Rule(SurveyReport survey, int rule) =>
        survey.Findings.Single(finding => finding.Rule == rule);

    [Fact]
    public async Task Rules_5_to_12_are_asked_of_the_older_form_too()
    {
        await Answer(5);

        var survey = await Survey();

        Assert.Equal(Enumerable.Range(5, 8), survey.Findings.Select(finding => finding.Rule));
        Assert.All(survey.Findings, finding => Assert.True(finding.Holds, finding.Says.In("en")));
    }

    [Fact]
    public async Task Rule_8_wants_every_statement_answered_on_five_points()
    {
        var odd = await world.Freeze(
            "a11-v1-seven-domain",
            content =>
                content with
                {
                    Items =
                    [
                        .. content.Items.Select(item =>
                            item.Measures == "ease"
                                ? item with
                                {
                                    Options =
                                    [
                                        .. item.Options,
                                        new("9", LocalText.Of("Nine", "Nueve"), 9),
                                    ],
                                }
                                : item
                        ),
                    ],
                },
            version.InstrumentId
        );
        await Answer(4);
        await world.Record(
            desk,
            odd,
            new AnswerSheet(
                [
                    .. odd.Items.Select(item =>
                        item.Measures == "ease" ? (long)item.Options.Length : 0
                    ),
                ],
                []
            )
        );

        var survey = await Survey();

        Assert.False(Rule(survey, 8).Holds);
        Assert.Contains("1 responses", Rule(survey, 8).Says.In("en"));
        Assert.NotEqual("", Rule(survey, 8).Fix.In("es"));
        Assert.Equal(
            "filing.rules-broken",
            (await world.Get<ExportStatements>().Run(world.Query, null)).Refusal!.Code
        );
    }

    [Fact]
    public async Task Rule_9_wants_every_response_and_every_filed_count_in_the_quarter()
    {
        await Answer(4);
        await Answer(4, day: FilingWorld.QuarterBefore.Last);

        var survey = await Survey();
        var outside = survey.Survey with { Rows = survey.Survey.Rows! with { OutsideQuarter = 2 } };

        Assert.Equal(1, survey.Survey.Respondents);
        Assert.True(Rule(survey, 9).Holds);
        Assert.False(FilingRules.Check(outside).Single(finding => finding.Rule == 9).Holds);
    }

    [Fact]
    public async Task Rule_10_holds_because_these_files_have_no_words()
    {
        await Answer(4);

        var survey = await Survey();
        var files = (await world.Get<ExportStatements>().Run(world.Query, null)).Value;

        // Nobody signed how words are handled, and none leave.
        Assert.False(survey.Survey.WordsAreSigned);
        Assert.True(Rule(survey, 10).Holds);
        Assert.Contains("no words", Rule(survey, 10).Says.In("en"));
        Assert.StartsWith(",", files.Header.Split("\r\n")[1]);
    }

    [Fact]
    public async Task Rule_11_says_what_is_left_out_and_finds_counts_that_do_not_agree()
    {
        await Answer(4);
        await Answer(2);
        await Answer(1, disposition: Disposition.BreakOff);
        var marked = (
            await world
                .Get<ReadResponses>()
                .Run(
                    new ResponseQuery(
                        world.Agency,
                        [desk.CollectorId],
                        FilingWorld.Quarter.First,
                        FilingWorld.Quarter.Last
                    )
                )
        ).Responses[0];
        await world
            .Get<ExcludeResponses>()
            .Run(world.Ana, [$"{marked.Place.ResponseId}"], ExclusionReason.Spam, "a test");

        var survey = await Survey();
        var wrong = survey.Survey with { Rows = survey.Survey.Rows! with { Written = 9 } };

        Assert.True(Rule(survey, 11).Holds);
        Assert.Contains("spam 1", Rule(survey, 11).Says.In("en"));
        Assert.Contains("break-off 1", Rule(survey, 11).Says.In("en"));
        Assert.False(FilingRules.Check(wrong).Single(finding => finding.Rule == 11).Holds);
    }

    [Fact]
    public async Task The_header_names_whom_to_ask_and_is_the_file_that_was_hashed()
    {
        await Answer(4);
        var contact = new FilingContact(" Rosa Díaz ", "rosa.diaz@agency.gov");
        var prepared = await Prepare(contact);

        var report = await world.Report();
        var files = (await world.Get<ExportStatements>().Run(world.Query, null)).Value;
        var kept = await Prepare(null);

        Assert.True(prepared.IsDone, prepared.Refusal?.Message);
        Assert.Contains(
            ",Rosa Díaz,rosa.diaz@agency.gov,Department of Civic Services,",
            files.Header
        );
        Assert.Equal("Rosa Díaz", kept.Value.Contact.Name);
        foreach (var text in new[] { files.Header, files.Detail })
            Assert.Contains(
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
                report.Files.Select(file => file.Sha256)
            );
    }

    [Theory]
    [InlineData("Rosa\nDíaz", "")]
    [InlineData("", "rosa")]
    [InlineData("", "rosa@agency.gov, bo@agency.gov")]
    [InlineData("", "Rosa <rosa@agency.gov>")]
    public async Task A_contact_that_is_none_is_said_by_field(string name, string email)
    {
        var refused = await Prepare(new FilingContact(name, email));

        Assert.Equal(
            email.Length > 0 ? "contact-email" : "contact-name",
            refused.Refusal!.Faults.Single().Field
        );
    }

    [Fact]
    public async Task A_form_that_promised_to_show_no_small_group_says_that_its_rows_are_withheld_and_why()
    {
        var promised = await world.Freeze(
            "a11-v2-thumbs",
            content => content with { Participation = new Participation { SmallestGroup = 10 } }
        );
        var web = await world.Collector("passport-promised", promised);
        await world.Volumes(web, 1000, 400);
        for (var i = 0; i < 12; i++)
            await world.Answer("1", at: web, version: promised);

        var survey = (await world.Report()).Surveys.Single(each =>
            each.Survey.Collector.Key == "passport-promised"
        );

        Assert.Equal((0, 12), (survey.Survey.Rows!.Written, survey.Survey.Rows.KeptBack));
        Assert.True(Rule(survey, 11).Holds);
        Assert.Contains(
            "12 rows are withheld: their form promised",
            Rule(survey, 11).Says.In("en")
        );
        Assert.Contains("Se retienen 12 filas", Rule(survey, 11).Says.In("es"));
        // Nothing is filed for nobody: the volumes say so, and the rating is not green.
        Assert.False(Rule(survey, 7).Holds);
    }

    [Fact]
    public async Task Counts_of_a_small_group_of_such_a_form_are_in_no_file_of_counts()
    {
        var promised = await world.Freeze(
            "a11-v1-seven-domain",
            content => content with { Participation = new Participation { SmallestGroup = 10 } },
            version.InstrumentId
        );
        for (var i = 0; i < 4; i++)
            await Answer(5, promised);
        for (var i = 0; i < 3; i++)
            await Answer(1);

        var survey = await Survey();
        var files = await world
            .Get<WriteStatements>()
            .Run(
                survey.Survey,
                (await world.Get<Organization.FindAgency>().Run(world.Agency))!,
                "",
                CancellationToken.None
            );

        Assert.Equal((3, 4), (survey.Survey.Rows!.Written, survey.Survey.Rows.KeptBack));
        Assert.Contains(",3,0,0,0,0,3,,", files.Detail);
        Assert.DoesNotContain(",4,", files.Detail);
    }

    private Task<Outcome<QuarterFiling>> Prepare(FilingContact? contact) =>
        world
            .Get<PrepareFiling>()
            .Run(
                world.Ana,
                new FilingToPrepare(
                    world.Service.ServiceId,
                    FilingWorld.Quarter,
                    [new SurveyDetail(desk.CollectorId, TransactionPoint.PostInteraction)]
                )
                {
                    Contact = contact,
                }
            );
}
