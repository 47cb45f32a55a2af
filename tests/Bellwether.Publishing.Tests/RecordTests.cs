using Bellwether.Foundation;
using Bellwether.Instruments;

namespace Bellwether.Publishing.Tests;

/// <summary>The quarterly record: prepared by one, submitted by another, and what became of it.</summary>
public sealed class RecordTests : IAsyncLifetime
{
    private FilingWorld world = null!;

    public async ValueTask InitializeAsync()
    {
        world = await FilingWorld.Open();
        await world.Answer("1", ["ease"]);
        await world.Answer("0");
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Who_prepared_it_does_not_submit_it_and_somebody_else_does()
    {
        await Prepare(world.Ana);

        var own = await Submit(world.Ana);
        var other = await Submit(world.Bo);
        var again = await Submit(world.Bo);
        var filing = (await world.Report()).Filing!;

        Assert.Equal("filing.same-person", own.Refusal!.Code);
        Assert.True(other.IsDone, other.Refusal?.Message);
        Assert.Equal("filing.state", again.Refusal!.Code);
        Assert.Equal(
            (FilingState.Submitted, FilingRating.Green, "Bo", 2L),
            (filing.State, filing.Rating, filing.SubmittedBy, filing.Respondents)
        );
        Assert.Equal(other.Value.Hash, filing.Hash);
    }

    [Fact]
    public async Task What_is_submitted_does_not_change_and_a_late_answer_shows_in_the_hash()
    {
        await Prepare(world.Ana);
        await Submit(world.Bo);

        var edited = await world.Get<PrepareFiling>().Run(world.Ana, What("Another title"));
        await world.Answer("1");
        var report = await world.Report();

        Assert.Equal("filing.state", edited.Refusal!.Code);
        Assert.NotEqual(report.Filing!.Hash, report.Hash);
    }

    [Fact]
    public async Task Nothing_is_submitted_that_nobody_prepared_too_early_or_with_a_broken_rule()
    {
        var none = await Submit(world.Bo);
        await Prepare(world.Ana);
        await world.Volumes(world.Web, 1000, 1);
        var broken = await Submit(world.Bo);
        await world.Volumes(world.Web, 1000, 400);
        world.Time.MoveTo(new DateTimeOffset(2025, 12, 31, 20, 0, 0, TimeSpan.Zero));
        var early = await Submit(world.Bo);

        Assert.Equal("filing.unknown", none.Refusal!.Code);
        Assert.Equal("filing.rules-broken", broken.Refusal!.Code);
        Assert.Contains("rule 7", broken.Refusal.Faults.Single().Field);
        Assert.Equal("filing.quarter-running", early.Refusal!.Code);
    }

    [Fact]
    public async Task It_is_sent_back_mended_and_published()
    {
        await Prepare(world.Ana);
        await Submit(world.Bo);

        var silent = await Move(FilingState.ChangeRequested, " ");
        var back = await Move(FilingState.ChangeRequested, "Which office is this?");
        await world.Get<PrepareFiling>().Run(world.Ana, What("Passports by web"));
        var again = await Submit(world.Bo);
        var published = await Move(FilingState.Published, "");

        Assert.Equal("filing.reason", silent.Refusal!.Code);
        Assert.Equal(FilingState.ChangeRequested, back.Value.State);
        Assert.Equal("Passports by web", again.Value.Surveys.Single().Survey.Title);
        Assert.Equal(FilingState.Published, published.Value.State);
        Assert.Equal("filing.state", (await Move(FilingState.NotReported, "x")).Refusal!.Code);
    }

    [Fact]
    public async Task A_quarter_that_is_not_reported_says_why_and_is_red()
    {
        var noted = await Move(FilingState.NotReported, "The office was closed after the flood.");
        var glance = (
            await world.Get<ListFilings>().Run(world.Agency, [FilingWorld.Quarter])
        ).Single();

        Assert.Equal(FilingRating.Red, noted.Value.Rating);
        Assert.Equal(FilingRating.Red, glance.Rating);
        Assert.False(glance.IsLate);
        Assert.Equal("The office was closed after the flood.", glance.Report.Filing!.Note);
    }

    [Fact]
    public async Task It_is_due_thirty_days_after_the_quarter_and_late_from_the_next_day()
    {
        world.Time.MoveTo(new DateTimeOffset(2026, 1, 30, 20, 0, 0, TimeSpan.Zero));
        var inTime = (
            await world.Get<ListFilings>().Run(world.Agency, [FilingWorld.Quarter])
        ).Single();
        world.Time.MoveTo(new DateTimeOffset(2026, 1, 31, 20, 0, 0, TimeSpan.Zero));
        var late = (
            await world.Get<ListFilings>().Run(world.Agency, [FilingWorld.Quarter])
        ).Single();

        Assert.Equal(new DateOnly(2026, 1, 30), inTime.Report.Deadline);
        Assert.False(inTime.IsLate);
        Assert.True(late.IsLate);
        Assert.Equal(15, inTime.Report.Surveys.Single().Quality.Timeliness);
        Assert.Equal(14, late.Report.Surveys.Single().Quality.Timeliness);
    }

    [Fact]
    public async Task Faults_of_the_record_come_back_together()
    {
        var outcome = await world
            .Get<PrepareFiling>()
            .Run(
                world.Ana,
                new FilingToPrepare(
                    world.Service.ServiceId,
                    FilingWorld.Quarter,
                    [
                        new SurveyDetail(
                            world.Web.CollectorId,
                            default,
                            new string('x', 201),
                            "ftp:x"
                        ),
                        new SurveyDetail(Guid.CreateVersion7(), TransactionPoint.Relational),
                    ],
                    new string('x', 1001)
                )
            );

        Assert.Equal("filing.invalid", outcome.Refusal!.Code);
        Assert.Equal(5, outcome.Refusal.Faults.Count);
    }

    [Fact]
    public async Task The_difference_since_last_quarter_shows_both_texts_and_a_break_is_declared()
    {
        await world.Answer("1", day: FilingWorld.QuarterBefore.Last);
        var changed = await world.Freeze(
            "a11-v2-thumbs",
            content =>
                content with
                {
                    Items = content.Items.SetItem(
                        0,
                        content.Items[0] with
                        {
                            Prompt = LocalText.Of("Do you trust us more?", "¿Confía más?"),
                        }
                    ),
                },
            world.Version.InstrumentId
        );
        await world.Answer("1", version: changed);

        var before = (await world.Report()).Surveys.Single();
        await world
            .Get<PrepareFiling>()
            .Run(world.Ana, What("") with { BreakReason = "Plainer words" });
        var after = (await world.Report()).Surveys.Single();

        var change = Assert.Single(before.Survey.Changes);
        Assert.NotEqual(change.Before!.Prompt, change.After!.Prompt);
        Assert.Equal("Do you trust us more?", change.After.Prompt.In("en"));
        Assert.Equal(12, before.Broken.Single().Rule);
        Assert.Empty(after.Broken);
        Assert.Equal(8, after.Quality.Stability);
    }

    [Fact]
    public async Task The_score_adds_up_and_falls_with_what_is_missing()
    {
        var whole = (await world.Report()).Surveys.Single().Quality;
        await world.Volumes(world.Web, null, 1);
        var poor = (await world.Report()).Surveys.Single().Quality;

        Assert.Equal(100, whole.Total);
        Assert.Equal((20, 16), (poor.Validity, poor.Completeness));
    }

    [Fact]
    public async Task The_older_form_has_a_header_and_a_line_for_each_statement()
    {
        await using var old = await FilingWorld.Open(withSurvey: false);
        var version = await old.Freeze("a11-v1-seven-domain");
        var desk = await old.Collector("passport-desk", version, "in_person");
        await old.Volumes(desk, 90, 60);
        for (var i = 0; i < 10; i++)
            await old.Record(
                desk,
                version,
                new AnswerSheet(
                    [
                        .. version.Items.Select(item =>
                            item.Kind == ItemKind.SingleChoice ? 1L + (i % 5) : 0L
                        ),
                    ],
                    []
                )
            );

        var files = await old.Get<ExportStatements>().Run(old.Query, null);
        var detail = files.Value.Detail.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var header = files.Value.Header.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(
            "submission comment,survey_instrument_reference,agency_poc_name,agency_poc_email,department,bureau,service,transaction_point,mode,start_date,end_date,total_volume,survey_opp_volume,response_count,OMB_control_number,federal_register_url",
            header[0]
        );
        Assert.Contains(
            "Renewing a passport,post_interaction,in_person,2025-10-01,2025-12-31,90,60,10,3090-0325,",
            header[1]
        );
        Assert.Equal(8, detail.Length);
        Assert.StartsWith("1,satisfaction,", detail[1]);
        Assert.Contains(",2,2,2,2,2,10,,2025-10-01,2025-12-31", detail[2]);
        Assert.Equal(
            Enumerable.Range(1, 7).Select(number => $"{number}"),
            detail.Skip(1).Select(line => line.Split(',')[0])
        );
    }

    [Fact]
    public async Task Nothing_crosses_to_another_agency()
    {
        await Prepare(world.Ana);
        var other = await world
            .Get<Organization.RegisterAgency>()
            .Run(new Organization.AgencyToRegister("Another Department", "AD"));
        var stranger = new Actor(other.Value.AgencyId, world.Bo.AccountId, "Bo");
        var query = world.Query with { AgencyId = stranger.AgencyId };

        var read = await world.Get<ReadFiling>().Run(query);
        var list = await world.Get<ListFilings>().Run(stranger.AgencyId, [FilingWorld.Quarter]);
        var trust = await world.Get<ExportTrust>().Run(query, null, Stream.Null);
        var statements = await world.Get<ExportStatements>().Run(query, null);
        var surveys = await world.Get<ExportSurveyList>().Run(query);
        var prepared = await world.Get<PrepareFiling>().Run(stranger, What(""));
        var submitted = await world.Get<SubmitFiling>().Run(stranger, world.Query);
        var moved = await world
            .Get<MoveFiling>()
            .Run(stranger, world.Query, FilingState.NotReported, "x");

        Assert.Empty(list);
        Assert.All(
            [
                read.Refusal,
                trust.Refusal,
                statements.Refusal,
                surveys.Refusal,
                prepared.Refusal,
                submitted.Refusal,
                moved.Refusal,
            ],
            refusal => Assert.Equal("service.unknown", refusal!.Code)
        );
        Assert.Equal(FilingState.Draft, (await world.Report()).Filing!.State);
    }

    private FilingToPrepare What(string title) =>
        new(
            world.Service.ServiceId,
            FilingWorld.Quarter,
            [new SurveyDetail(world.Web.CollectorId, TransactionPoint.PostInteraction, title)]
        );

    private async Task Prepare(Actor actor) =>
        Assert.True((await world.Get<PrepareFiling>().Run(actor, What(""))).IsDone);

    private Task<Outcome<FilingReport>> Submit(Actor actor) =>
        world.Get<SubmitFiling>().Run(actor, world.Query);

    private Task<Outcome<QuarterFiling>> Move(FilingState to, string note) =>
        world.Get<MoveFiling>().Run(world.Bo, world.Query, to, note);
}
