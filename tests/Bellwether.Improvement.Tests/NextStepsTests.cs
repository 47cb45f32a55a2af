using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Statistics;

namespace Bellwether.Improvement.Tests;

public sealed class NextStepsTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 3, 1);
    private readonly ImprovementSite site = new();

    public ValueTask InitializeAsync() => site.Open();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_case_is_found_by_its_number_however_it_is_written_and_only_once_the_page_is_public()
    {
        await Write();
        await Take(Line("BP-2026/0047", "in-decision", received: -20, since: -5, promised: 10));

        var before = await Look("bp 2026 0047");
        await Get<PublishNextPage>().Run(site.Ours, site.Service);
        var after = await Look("bp 2026 0047");

        Assert.Null(before);
        Assert.Equal(CaseStage.Deciding, after!.Status.Stage);
        Assert.Equal("We decide.", after.Step!.What.En);
        Assert.Equal(Today.AddDays(10), after.Status.PromisedOn);
        Assert.Null(await Look("BP-2026/0048"));
        Assert.Null(await Look(""));
        Assert.Null(await Get<LookUpStatus>().Run(site.Theirs.AgencyId, "BP-2026/0047"));
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing_and_older_news_never_undo_newer()
    {
        StatusLine[] first =
        [
            Line("A1", "received", received: -9, since: -9),
            Line("A2", "decided", received: -40, since: -3, decided: -3),
        ];
        var once = await Take(first);
        var twice = await Take(first);
        var newer = await Take(Line("A1", "being-checked", received: -9, since: -4));
        var older = await Take(first);

        Assert.Equal((2, 2, 0), (once.Read, once.Changed, once.Unchanged));
        Assert.Equal((2, 0, 2), (twice.Read, twice.Changed, twice.Unchanged));
        Assert.Equal(1, newer.Changed);
        Assert.Equal(0, older.Changed);
        await Write(publish: true);
        Assert.Equal(CaseStage.Checked, (await Look("A1"))!.Status.Stage);
    }

    [Fact]
    public async Task Every_bad_line_is_named_with_row_column_and_fix_and_the_good_ones_are_kept()
    {
        var outcome = await Take(
            Line("OK", "received", received: -1, since: -1),
            new StatusLine(3, " - ", "03/01/2026", "flying", null, "soon", null),
            new StatusLine(4, "B", "2026-02-10", "received", "2026-02-01", null, null),
            new StatusLine(5, "C", "2026-02-10", "received", "2026-02-11", null, "2026-02-12")
        );

        Assert.Equal((1, 3), (outcome.Changed, outcome.Refused));
        Assert.Equal(
            [
                (3, "reference"),
                (3, "stage"),
                (3, "received"),
                (3, "since"),
                (3, "promised"),
                (4, "since"),
                (5, "decided"),
            ],
            outcome.Faults.Select(fault => (fault.Row, fault.Field))
        );
        Assert.Contains("received, being-checked", outcome.Faults[1].Reason);
        var nothing = await Get<RecordStatuses>()
            .Run(site.Ours, site.Service, [new StatusLine(2, null, null, null, null, null, null)]);
        Assert.Equal("next.nothing-read", nothing.Refusal!.Code);
        var foreign = await Get<RecordStatuses>().Run(site.Theirs, site.Service, []);
        Assert.Equal(RefusalKind.NotFound, foreign.Refusal!.Kind);
    }

    [Fact]
    public async Task Estimates_go_when_the_case_system_has_been_silent_for_two_days()
    {
        await Take(Line("A", "received", received: -1, since: -1));

        var fresh = await Get<ReadHowLong>().Run(site.Ours.AgencyId, site.Service);
        site.Time.Move(TimeSpan.FromHours(48.5));
        var stale = await Get<ReadHowLong>().Run(site.Ours.AgencyId, site.Service);

        Assert.True(fresh.IsFresh);
        Assert.False(stale.IsFresh);
        Assert.Equal(EstimateStatus.TooFew, fresh.Durations.Half.Status);
    }

    [Fact]
    public async Task How_long_it_takes_counts_those_who_still_wait()
    {
        // 60 of 100 cases received 50 days ago were decided on their tenth day; 40 still wait.
        await Take([
            .. Enumerable
                .Range(0, 60)
                .Select(i => Line($"D{i}", "decided", -50, -40, promised: -38, decided: -40)),
            .. Enumerable
                .Range(0, 40)
                .Select(i => Line($"O{i}", "in-decision", -50, -45, promised: -38)),
        ]);

        var durations = (await Get<ReadHowLong>().Run(site.Ours.AgencyId, site.Service)).Durations;

        Assert.Equal(10, durations.Half.Days);
        Assert.Equal(EstimateStatus.NotIdentified, durations.EightInTen.Status);
        Assert.Equal(0.6, durations.Kept.Value!.Value, 9);
        Assert.Equal((60, 40, 40), (durations.Decided, durations.Open, durations.Overdue));
    }

    [Fact]
    public void Days_of_a_window_agree_with_a_curve_worked_out_by_hand()
    {
        // 4 cases open at the start of the window at age 5; one ends a day for four days, and 36 more are received and end on day 2.
        var after = new DateOnly(2026, 1, 31);
        List<DurationCount> counts =
        [
            .. Enumerable
                .Range(1, 4)
                .Select(i => new DurationCount(after.AddDays(-5), after.AddDays(i), null, 1)),
            new(after.AddDays(3), after.AddDays(5), null, 36),
        ];

        var durations = CaseDurations.Of(counts, after, after.AddDays(28));

        Assert.Equal(2, durations.Half.Days);
        Assert.Equal(40, durations.Decided);
        Assert.Equal(EstimateStatus.NoAnswers, durations.Kept.Status);
    }

    [Fact]
    public async Task A_page_needs_its_words_and_every_fault_comes_back_with_its_field()
    {
        var refused = await Get<WriteNextPage>()
            .Run(
                site.Ours,
                site.Service,
                new NextWords(
                    new(" "),
                    [new(CaseStage.Sent, new(""), null)],
                    new(new string('x', 601)),
                    new("")
                )
                {
                    PromiseDays = 0,
                }
            );

        Assert.Equal(
            ["received", "contact", "what-sent", "steps", "late", "promiseDays"],
            refused.Refusal!.Faults.Select(fault => fault.Field)
        );
        Assert.Empty(await Get<FindNextPages>().Run(site.Ours.AgencyId));
        Assert.Equal(
            RefusalKind.NotFound,
            (await Get<PublishNextPage>().Run(site.Ours, site.Service)).Refusal!.Kind
        );
    }

    [Fact]
    public async Task A_page_keeps_its_words_and_stays_public_when_they_change()
    {
        await Write(publish: true);
        await Write();

        var page = Assert.Single(await Get<FindNextPages>().Run(site.Ours.AgencyId)).Value;

        Assert.True(page.IsPublished);
        Assert.Equal(
            [CaseStage.Received, CaseStage.Deciding],
            page.Words.Steps.Select(step => step.Stage)
        );
        Assert.Empty(await Get<FindNextPages>().Run(site.Theirs.AgencyId));
        var checks = TransparencyChecks.Of(page, new HowLong(null, false, CaseDurations.None));
        Assert.Equal(
            ["T1", "T2", "T3", "T5"],
            checks.Where(check => check.IsMet).Select(check => check.Code)
        );
    }

    private async Task Write(bool publish = false)
    {
        Assert.True(
            (
                await Get<WriteNextPage>()
                    .Run(
                        site.Ours,
                        site.Service,
                        new NextWords(
                            new("We have it."),
                            [
                                new(CaseStage.Deciding, new("We decide."), null),
                                new(CaseStage.Received, new("It came."), new("Nothing.")),
                            ],
                            new("Sorry."),
                            new("Call us.")
                        )
                        {
                            PromiseDays = 30,
                        }
                    )
            ).IsDone
        );
        if (publish)
            Assert.True((await Get<PublishNextPage>().Run(site.Ours, site.Service)).IsDone);
    }

    private async Task<StatusesRecorded> Take(params StatusLine[] lines) =>
        (await Get<RecordStatuses>().Run(site.Ours, site.Service, lines)).Value;

    private Task<StatusTold?> Look(string reference) =>
        Get<LookUpStatus>().Run(site.Ours.AgencyId, reference);

    private static StatusLine Line(
        string reference,
        string stage,
        int received,
        int since,
        int? promised = null,
        int? decided = null
    ) =>
        new(
            2,
            reference,
            Day(received),
            stage,
            Day(since),
            promised is { } by ? Day(by) : null,
            decided is { } on ? Day(on) : null
        );

    private static string Day(int fromToday) => Today.AddDays(fromToday).ToString("O");

    private T Get<T>()
        where T : notnull => site.Get<T>();
}
