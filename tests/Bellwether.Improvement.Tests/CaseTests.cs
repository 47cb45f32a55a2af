using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Foundation.Events;
using Bellwether.Monitoring;
using Bellwether.Responses;
using Bellwether.Testing;

namespace Bellwether.Improvement.Tests;

public sealed class CaseTests : IAsyncLifetime
{
    private const string Address = "maria.lopez@example.org";
    private readonly MailReceiver mail = new();
    private CaseWorld world = null!;

    public async ValueTask InitializeAsync() =>
        world = await CaseWorld.Open(
            new NoticeSettings { MailHost = "127.0.0.1", MailPort = mail.Port }
        );

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        mail.Dispose();
    }

    [Fact]
    public async Task A_case_walks_from_received_to_closed_and_its_clock_moves_with_it()
    {
        var it = await Open();
        Assert.Equal(CaseState.Received, it.State);
        Assert.Equal(At("2026-03-04T15:00:00Z"), it.DueAt);

        it = Done(await world.Get<AcknowledgeCase>().Run(world.Ours, it.CaseId));
        Assert.Equal(At("2026-03-06T15:00:00Z"), it.DueAt);
        it = Done(await world.Get<AssignCase>().Run(world.Ours, it.CaseId, world.Ana.AccountId));
        // The clocks of the third week run in summer time.
        Assert.Equal(At("2026-03-17T14:00:00Z"), it.DueAt);
        it = Done(
            await world.Get<AnswerCase>().Run(world.As(world.Ana), it.CaseId, new("We found it."))
        );
        Assert.Null(it.DueAt);
        it = Done(await world.Get<CloseCase>().Run(world.As(world.Ana), it.CaseId, "SY", "Found."));

        Assert.Equal((CaseState.Closed, "SY"), (it.State, it.RootCause));
        Assert.Equal(
            [
                CaseStepKind.Opened,
                CaseStepKind.Acknowledged,
                CaseStepKind.Assigned,
                CaseStepKind.Answered,
                CaseStepKind.Closed,
            ],
            await world.Steps(it)
        );
    }

    [Fact]
    public async Task The_same_alert_or_comment_opens_one_case_also_at_the_same_time()
    {
        var what = new CaseToOpen(world.Service, "Calls have doubled", CaseSource.Alert)
        {
            SourceKey = "alert-1",
        };

        var both = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => world.Get<OpenCase>().Run(world.Ours, what))
        );

        Assert.Single(both.Select(each => each.Value.CaseId).Distinct());
        Assert.Single(await world.Get<ListCases>().Run(new CasesQuery(world.Ours.AgencyId)));
    }

    [Fact]
    public async Task A_late_case_goes_up_to_its_team_and_then_to_the_agency_once_each()
    {
        var it = await Open();
        Assert.Equal(0, (await Tend()).Escalated);

        world.Time.MoveTo(At("2026-03-04T15:00:01Z"));
        Assert.Equal(1, (await Tend()).Escalated);
        Assert.Equal(0, (await Tend()).Escalated);
        Assert.Equal(1, (await world.Reread(it)).Level);
        // A weekend does not count.
        world.Time.MoveTo(At("2026-03-05T14:59:00Z"));
        Assert.Equal(0, (await Tend()).Escalated);
        world.Time.MoveTo(At("2026-03-05T15:00:01Z"));
        Assert.Equal(1, (await Tend()).Escalated);

        Assert.Equal(2, (await world.Reread(it)).Level);
        Assert.Equal(2, (await world.Steps(it)).Count(kind => kind == CaseStepKind.Escalated));
        it = Done(await world.Get<AcknowledgeCase>().Run(world.Ours, it.CaseId));
        Assert.Equal(0, it.Level);
        var told = await world.Get<Outbox>().After(0, 1000);
        Assert.Equal(2, told.Count(entry => entry.Kind == nameof(CaseEscalated)));
    }

    [Fact]
    public async Task A_case_whose_owner_may_not_handle_cases_any_more_waits_for_another()
    {
        var ben = await world.Invite("ben", Role.Agent);
        var it = await Open();
        await world.Get<AssignCase>().Run(world.Ours, it.CaseId, ben.AccountId);
        Assert.Equal(0, (await Tend()).Left);

        var gone = await world
            .Get<RevokeRole>()
            .Run(world.Ours, new RoleOnUnit(ben.AccountId, [], Role.Agent));
        Assert.True(gone.IsDone);

        Assert.Equal(1, (await Tend()).Left);
        it = await world.Reread(it);
        Assert.Null(it.Owner);
        Assert.Equal((CaseState.Acknowledged, 1), (it.State, it.Level));
    }

    [Fact]
    public async Task Nobody_is_made_owner_who_may_not_handle_cases()
    {
        var viewer = await world.Invite("vic", Role.Viewer);
        var it = await Open();

        var refused = await world.Get<AssignCase>().Run(world.Ours, it.CaseId, viewer.AccountId);

        Assert.Equal("owner", Assert.Single(refused.Refusal!.Faults).Field);
    }

    [Fact]
    public async Task The_reply_goes_to_the_address_and_nobody_sees_it()
    {
        var it = await world.OpenFromComment("No news for six weeks.", Address);
        Assert.Equal(ContactKinds.Email, it.Contact);

        it = Done(
            await world
                .Get<AnswerCase>()
                .Run(world.As(world.Ana), it.CaseId, new("Your passport leaves on Monday."))
        );
        Assert.Equal(1, (await Tend()).Sent);
        Assert.Equal(0, (await Tend()).Sent);

        var letter = Assert.Single(mail.Mails);
        Assert.Contains(Address, letter);
        Assert.Contains("Your passport leaves on Monday.", MailReceiver.Words(letter));
        var history = await world.Get<FindCase>().Run(world.Ours.AgencyId, $"{it.CaseId}");
        Assert.DoesNotContain(Address, System.Text.Json.JsonSerializer.Serialize(history.Value));
        // A case from a comment never opens the address, whoever asks and whyever.
        foreach (var reason in Enum.GetValues<CallReason>())
            Assert.Equal(
                "case.no-contact",
                (await world.Get<OpenCaseContact>().Run(world.As(world.Ana), it.CaseId, reason))
                    .Refusal!
                    .Code
            );
    }

    [Fact]
    public async Task The_person_is_asked_once_whether_it_was_put_right_and_the_link_works_once()
    {
        var it = await world.OpenFromComment("No news.", Address);
        await world.Get<AnswerCase>().Run(world.Ours, it.CaseId, new("We are looking."));
        await world.Get<AnswerCase>().Run(world.Ours, it.CaseId, new("We found it."));
        await Tend();

        var words = mail.Mails.Select(MailReceiver.Words).ToList();
        var link = Assert.Single(words, letter => letter.Contains("/put-right/"));
        var key = link.Split("/put-right/")[1].Split()[0];
        Assert.NotNull(await world.Get<FindOutcomeAsked>().Run(key));
        Assert.Equal(
            "outcome",
            Assert.Single((await world.Get<StateOutcome>().Run(key, null)).Refusal!.Faults).Field
        );
        Assert.True((await world.Get<StateOutcome>().Run(key, RecoveryOutcome.Partly)).IsDone);
        Assert.Equal(
            "case.outcome-unknown",
            (await world.Get<StateOutcome>().Run(key, RecoveryOutcome.PutRight)).Refusal!.Code
        );
        Assert.Equal(RecoveryOutcome.Partly, (await world.Reread(it)).Outcome);
    }

    [Fact]
    public async Task A_mail_server_that_does_not_answer_is_tried_again_and_nothing_is_lost()
    {
        await using var cut = await CaseWorld.Open(
            new NoticeSettings { MailHost = "127.0.0.1", MailPort = 1 }
        );
        var it = await cut.OpenFromComment("No news.", Address);
        await cut.Get<AnswerCase>().Run(cut.Ours, it.CaseId, new("We found it."));

        for (var i = 0; i < 20; i++)
        {
            await cut.Get<TendCases>().Run();
            cut.Time.Move(TimeSpan.FromHours(30));
        }

        Assert.Single(await cut.Steps(it), kind => kind == CaseStepKind.ReplyFailed);
    }

    [Fact]
    public async Task Without_a_mail_server_nothing_is_half_done()
    {
        await using var without = await CaseWorld.Open();
        var it = await without.OpenFromComment("No news.", Address);

        var refused = await without.Get<AnswerCase>().Run(without.Ours, it.CaseId, new("Hello."));

        Assert.Equal("case.no-mail", refused.Refusal!.Code);
        Assert.Equal(CaseState.Received, (await without.Reread(it)).State);
    }

    [Fact]
    public async Task The_contact_is_deleted_some_days_after_closing_and_the_letter_with_it()
    {
        var it = await world.OpenFromComment("No news.", Address);
        await world.Get<SetCaseClock>().Run(world.Ours, CaseClock.Usual with { ContactDays = 14 });
        await world.Get<AnswerCase>().Run(world.Ours, it.CaseId, new("We found it."));
        await Tend();
        it = Done(await world.Get<CloseCase>().Run(world.Ours, it.CaseId, "SY", null));
        Assert.Equal(new DateOnly(2026, 3, 17), it.ContactUntil);

        world.Time.MoveTo(At("2026-03-17T23:00:00Z"));
        Assert.Equal(0, (await Tend()).Forgotten);
        Assert.NotEmpty(await Contacts());
        world.Time.MoveTo(At("2026-03-18T14:00:00Z"));
        Assert.Equal(1, (await Tend()).Forgotten);
        Assert.Equal(0, (await Tend()).Forgotten);

        Assert.Empty(await Contacts());
        Assert.Empty(await world.Get<OpenContact>().Run(world.Ours.AgencyId, it.CaseId));
        Assert.Equal(ContactKinds.None, (await world.Reread(it)).Contact);
    }

    [Fact]
    public async Task Reopening_in_time_keeps_the_contact_and_starts_the_clock_anew()
    {
        var it = await world.OpenFromComment("No news.", Address);
        await world.Get<CloseCase>().Run(world.Ours, it.CaseId, "SY", "Sent by hand.");
        world.Time.Move(TimeSpan.FromDays(7));
        it = Done(await world.Get<ReopenCase>().Run(world.Ours, it.CaseId, "She wrote again."));
        world.Time.Move(TimeSpan.FromDays(100));

        await Tend();

        Assert.Equal(CaseState.Acknowledged, it.State);
        Assert.Equal(At("2026-03-13T15:00:00Z"), it.DueAt);
        Assert.NotEmpty(await Contacts());
    }

    [Fact]
    public async Task A_call_back_is_a_case_of_its_own_that_knows_no_comment()
    {
        var from = await world.OpenFromComment("My blue suitcase was lost.", Address);
        var handed = Done(
            await world
                .Get<HandOverForCall>()
                .Run(world.As(world.Ana), from.CaseId, "About a renewal")
        );
        var all = await world.Get<ListCases>().Run(new CasesQuery(world.Ours.AgencyId));
        var call = Assert.Single(all, each => each.Source == CaseSource.CallBack);
        var open = world.Get<OpenCaseContact>();

        Assert.Equal(from.CaseId, handed.CaseId);
        Assert.Equal("", call.SourceKey);
        var told = System.Text.Json.JsonSerializer.Serialize(
            (await world.Get<FindCase>().Run(world.Ours.AgencyId, $"{call.CaseId}")).Value
        );
        Assert.DoesNotContain($"{from.CaseId}", told);
        Assert.DoesNotContain("suitcase", told);
        Assert.Equal(
            "case.not-owner",
            (await open.Run(world.As(world.Ana), call.CaseId, CallReason.CallBack)).Refusal!.Code
        );
        await world.Get<AssignCase>().Run(world.Ours, call.CaseId, world.Ana.AccountId);
        Assert.Equal(
            "reason",
            (await open.Run(world.As(world.Ana), call.CaseId, null)).Refusal!.Faults[0].Field
        );
        var opened = await open.Run(world.As(world.Ana), call.CaseId, CallReason.CallBack);
        Assert.Equal(Address, Assert.Single(opened.Value).Address);
        var trail = await world.Get<ReadAudit>().Run(world.Ours.AgencyId);
        Assert.Single(
            trail,
            line => line.Action == "contacts.opened" && line.Detail == "reason=call-back"
        );

        // One of two that hold the same contact is closed: it stays until the other lets go.
        await world.Get<CloseCase>().Run(world.Ours, from.CaseId, "SY", "Called.");
        world.Time.Move(TimeSpan.FromDays(60));
        await Tend();
        Assert.NotEmpty(await Contacts());
        await world.Get<CloseCase>().Run(world.Ours, call.CaseId, "SY", "Called.");
        world.Time.Move(TimeSpan.FromDays(60));
        await Tend();
        Assert.Empty(await Contacts());
    }

    [Fact]
    public async Task A_merged_case_is_closed_and_the_other_says_so()
    {
        var one = await Open();
        var two = await Open();

        var merged = Done(await world.Get<MergeCase>().Run(world.Ours, one.CaseId, two.Number));
        var again = await world.Get<ReopenCase>().Run(world.Ours, one.CaseId, "Why not");
        var itself = await world.Get<MergeCase>().Run(world.Ours, two.CaseId, two.Number);

        Assert.Equal((CaseState.Closed, two.CaseId), (merged.State, merged.MergedInto));
        Assert.Contains(CaseStepKind.TookIn, await world.Steps(two));
        Assert.Equal("case.merged", again.Refusal!.Code);
        Assert.Equal("into", itself.Refusal!.Faults[0].Field);
    }

    [Fact]
    public async Task Notes_and_subjects_lose_personal_details_and_replies_with_brackets_are_not_sent()
    {
        var it = Done(
            await world
                .Get<OpenCase>()
                .Run(world.Ours, new CaseToOpen(world.Service, "Call 202-555-0143 back"))
        );
        var refused = await world
            .Get<AnswerCase>()
            .Run(world.Ours, it.CaseId, new("We did [what we did]."));
        await world.Get<NoteCase>().Run(world.Ours, it.CaseId, $"Writes from {Address}");
        var history = (await world.Get<FindCase>().Run(world.Ours.AgencyId, $"{it.Number}")).Value;

        Assert.DoesNotContain("555", history.Case.Subject);
        Assert.Equal("words", refused.Refusal!.Faults[0].Field);
        Assert.DoesNotContain(history.Steps, step => step.Note.Contains('@'));
    }

    [Fact]
    public async Task Two_who_change_a_case_at_once_do_not_overwrite_each_other()
    {
        var it = await Open();

        var both = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(i => world.Get<NoteCase>().Run(world.Ours, it.CaseId, $"Note {i}"))
        );

        var kept = both.Count(each => each.IsDone);
        Assert.Equal(kept, (await world.Steps(it)).Count(kind => kind == CaseStepKind.Noted));
        Assert.All(both, each => Assert.True(each.IsDone || each.Refusal.Code == "case.changed"));
    }

    [Fact]
    public async Task Ageing_counts_working_days_and_nothing_of_another_agency()
    {
        var it = await Open();
        world.Time.MoveTo(At("2026-03-09T14:00:00Z"));
        await Open();
        await world.Get<AnswerCase>().Run(world.Ours, it.CaseId, new("Done."));

        var ageing = await world.Get<ReadAgeing>().Run(world.Ours.AgencyId);
        var elsewhere = await world.Get<ReadAgeing>().Run(Guid.CreateVersion7());

        Assert.Equal(4, ageing.MedianAnswerDays!.Value, 6);
        Assert.Equal((1, 1), (ageing.AnsweredInTime, ageing.Answered));
        Assert.Equal(1, ageing.Rows[0].UpTo1);
        Assert.Equal(0, elsewhere.Rows.Sum(row => row.All));
        Assert.Equal(
            "case.unknown",
            (await world.Get<FindCase>().Run(Guid.CreateVersion7(), $"{it.CaseId}")).Refusal!.Code
        );
    }

    private async Task<Case> Open() =>
        Done(await world.Get<OpenCase>().Run(world.Ours, new CaseToOpen(world.Service, "No news")));

    private Task<CasesTended> Tend() => world.Get<TendCases>().Run();

    private Task<IReadOnlyList<Contact>> Contacts() =>
        world.Get<ReadContacts>().Run(world.Ours.AgencyId, world.Collector);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, null);

    private static Case Done(Outcome<Case> outcome) => outcome.Value;
}
