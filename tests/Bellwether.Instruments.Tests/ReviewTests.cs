using Bellwether.Access;
using Bellwether.Foundation;

namespace Bellwether.Instruments.Tests;

public sealed class ReviewTests(InstrumentsDb shared) : InstrumentsFixture(shared)
{
    [Fact]
    public async Task A_draft_goes_from_author_to_approver_and_privacy_officer_to_the_public()
    {
        var (author, approver, officer) = await People();
        var draft = await Write(author);
        var id = draft.InstrumentId;

        var sent = (await Get<SubmitDraft>().Run(author, id, 1, "Ready.")).Value;
        var first = (await Approve(approver, id, sent.DraftHash!, Approval.Approver)).Value;
        var second = (await Approve(officer, id, sent.DraftHash!, Approval.PrivacyOfficer)).Value;
        var version = (await Get<PublishInstrument>().Run(approver, id, 1)).Value;
        var after = (await Get<FindReview>().Run(Ana.AgencyId, id))!;

        Assert.Equal(
            [
                InstrumentState.InReview,
                InstrumentState.InReview,
                InstrumentState.Approved,
                InstrumentState.Published,
            ],
            new[] { sent.State, first.State, second.State, after.State }
        );
        Assert.Equal(sent.DraftHash, version.ContentHash);
        Assert.Equal(
            ["Submitted Ana", "Approved Bo", "PrivacyApproved Cy", "Published Bo"],
            after.Steps.Select(step => $"{step.Kind} {step.TakenBy}")
        );
        Assert.All(after.Steps, step => Assert.Equal(version.ContentHash, step.ContentHash));
        var trail = await Get<ReadAudit>().Run(Ana.AgencyId);
        Assert.Equal(
            [
                "instruments.published",
                "instruments.privacy-approved",
                "instruments.approved",
                "instruments.submitted",
            ],
            trail.Where(line => line.Subject == id.ToString()).Select(line => line.Action)
        );
        Assert.True((await Get<VerifyAudit>().Run(Ana.AgencyId)).IsWhole);
    }

    [Fact]
    public async Task A_wording_change_after_approval_is_blocked_from_publication_in_plain_words()
    {
        var (author, approver, officer) = await People();
        var draft = await Write(author);
        var id = draft.InstrumentId;
        await ApproveWhole(draft, author, approver, officer);

        var changed = draft.Content.Map(
            (field, text) => field == "intro" ? LocalText.Of("Tell us.", "Díganos.") : text
        );
        var saved = (await Get<SaveDraft>().Run(author, id, 1, changed)).Value;
        var blocked = (await Get<PublishInstrument>().Run(approver, id, saved.Revision)).Refusal!;
        var review = (await Get<FindReview>().Run(Ana.AgencyId, id))!;

        Assert.Equal(("review.void", RefusalKind.Conflict), (blocked.Code, blocked.Kind));
        Assert.StartsWith("The wording was changed after Cy said yes", blocked.Message);
        Assert.Equal(InstrumentState.Draft, review.State);
        Assert.NotNull(review.Void);
        Assert.Empty(await Published());
    }

    [Fact]
    public async Task Putting_the_approved_words_back_makes_the_approval_good_again()
    {
        var (author, approver, officer) = await People();
        var draft = await Write(author);
        var id = draft.InstrumentId;
        await ApproveWhole(draft, author, approver, officer);

        await Get<SaveDraft>().Run(author, id, 1, draft.Content with { Minutes = 2 });
        var back = (await Get<SaveDraft>().Run(author, id, 2, draft.Content)).Value;

        Assert.True((await Get<PublishInstrument>().Run(approver, id, back.Revision)).IsDone);
    }

    [Fact]
    public async Task Nobody_says_yes_to_their_own_words_whatever_roles_they_hold()
    {
        var (author, approver, officer) = await People();
        var draft = await Write(author);
        var id = draft.InstrumentId;
        // The approver mends one word, and is an author from then on.
        await Get<SaveDraft>().Run(approver, id, 1, draft.Content with { Minutes = 2 });
        var sent = (await Get<SubmitDraft>().Run(author, id, 2)).Value;

        var own = await Approve(author, id, sent.DraftHash!, Approval.PrivacyOfficer);
        var mended = await Approve(approver, id, sent.DraftHash!, Approval.Approver);
        var other = await Approve(officer, id, sent.DraftHash!, Approval.PrivacyOfficer);

        Assert.Equal("review.own-work", own.Refusal!.Code);
        Assert.Equal("review.own-work", mended.Refusal!.Code);
        Assert.True(other.IsDone);
    }

    [Fact]
    public async Task Two_people_look_unless_the_agency_has_nobody_else()
    {
        var (author, approver, officer) = await People();
        var draft = await Write(author);
        var id = draft.InstrumentId;
        var sent = (await Get<SubmitDraft>().Run(author, id, 1)).Value;
        await Approve(approver, id, sent.DraftHash!, Approval.Approver);

        var both = await Approve(approver, id, sent.DraftHash!, Approval.PrivacyOfficer);
        await Get<RevokeRole>()
            .Run(
                Actor.System(Ana.AgencyId),
                new RoleOnUnit(officer.AccountId!.Value, [], Role.PrivacyOfficer)
            );
        var alone = await Approve(approver, id, sent.DraftHash!, Approval.PrivacyOfficer);

        Assert.Equal("review.same-person", both.Refusal!.Code);
        Assert.EndsWith("Ask Cy.", both.Refusal.Message);
        Assert.Equal(InstrumentState.Approved, alone.Value.State);
    }

    [Fact]
    public async Task A_yes_to_a_text_that_is_not_there_any_more_is_a_conflict()
    {
        var (author, approver, _) = await People();
        var draft = await Write(author);
        var id = draft.InstrumentId;
        var sent = (await Get<SubmitDraft>().Run(author, id, 1)).Value;
        await Get<SaveDraft>().Run(author, id, 1, draft.Content with { Minutes = 3 });

        var late = await Approve(approver, id, sent.DraftHash!, Approval.Approver);
        await Get<SubmitDraft>().Run(author, id, 2);
        var twice = await Get<SubmitDraft>().Run(author, id, 2);
        var system = await Approve(Actor.System(Ana.AgencyId), id, "", Approval.Approver);

        Assert.Equal("review.changed", late.Refusal!.Code);
        Assert.Equal("review.submitted", twice.Refusal!.Code);
        Assert.Equal("review.needs-person", system.Refusal!.Code);
    }

    [Fact]
    public async Task What_is_returned_comes_back_with_its_note_and_every_yes_to_it_is_void()
    {
        var (author, approver, officer) = await People();
        var draft = await Write(author);
        var id = draft.InstrumentId;
        var sent = (await Get<SubmitDraft>().Run(author, id, 1)).Value;
        await Approve(officer, id, sent.DraftHash!, Approval.PrivacyOfficer);

        var wordless = await Get<ReturnDraft>().Run(approver, id, sent.DraftHash!, " ");
        var back = (
            await Get<ReturnDraft>().Run(approver, id, sent.DraftHash!, "Say which office.")
        ).Value;
        var blocked = await Get<PublishInstrument>().Run(approver, id, 1);
        var again = (await Get<SubmitDraft>().Run(author, id, 1)).Value;

        Assert.Equal("review.note", wordless.Refusal!.Code);
        Assert.Equal(
            (InstrumentState.Draft, "Say which office."),
            (back.State, back.Returned!.Note)
        );
        Assert.Equal("review.not-submitted", blocked.Refusal!.Code);
        Assert.Null(again.PrivacyApproved);
        Assert.Equal(
            "review.incomplete",
            (await Get<PublishInstrument>().Run(approver, id, 1)).Refusal!.Code
        );
    }

    [Fact]
    public async Task An_archived_instrument_is_read_but_not_worked_on_until_it_is_restored()
    {
        var version = await Publish(await FromTemplate("open-feedback"));
        var id = version.InstrumentId;

        var away = (await Get<ArchiveInstrument>().Run(Ana, id)).Value;
        var revise = await Get<ReviseInstrument>().Run(Ana, id);
        var twice = await Get<ArchiveInstrument>().Run(Ana, id);
        var read = await Get<FindVersion>().Run(Ana.AgencyId, version.VersionId);
        var back = (await Get<ArchiveInstrument>().Run(Ana, id, archived: false)).Value;
        var there = await Get<ArchiveInstrument>().Run(Ana, id, archived: false);

        Assert.Equal(InstrumentState.Archived, away.State);
        Assert.Equal("instrument.archived", revise.Refusal!.Code);
        Assert.Equal("instrument.archived", twice.Refusal!.Code);
        Assert.Equal(version.ContentHash, read!.ContentHash);
        Assert.Equal(InstrumentState.Published, back.State);
        Assert.Equal("instrument.not-archived", there.Refusal!.Code);
    }

    [Fact]
    public async Task What_cannot_be_published_cannot_be_sent_for_review_and_the_list_knows_each_state()
    {
        var (author, _, _) = await People();
        var draft = await Write(author);
        var broken = draft.Content with { Minutes = 0 };
        await Get<SaveDraft>().Run(author, draft.InstrumentId, 1, broken);

        var refused = await Get<SubmitDraft>().Run(author, draft.InstrumentId, 2);
        await Publish(await FromTemplate("open-feedback"));
        var states = (await Get<ListReviews>().Run(Ana.AgencyId)).Select(entry =>
            entry.Review.State
        );

        Assert.Contains("minutes", refused.Refusal!.Faults.Select(fault => fault.Field));
        Assert.Equal([InstrumentState.Draft, InstrumentState.Published], states.Order());
    }

    private async Task<(Actor Author, Actor Approver, Actor Officer)> People() =>
        (
            await Enter("Ana", Role.FormManager),
            await Enter("Bo", Role.Approver),
            await Enter("Cy", Role.PrivacyOfficer)
        );

    private async Task<Draft> Write(Actor author) =>
        (
            await Get<DraftInstrument>()
                .Run(author, new InstrumentToDraft("Passports", Make.FromTemplate("a11-v2-thumbs")))
        ).Value;

    private Task<Outcome<Review>> Approve(Actor who, Guid id, string hash, Approval approval) =>
        Get<ApproveDraft>().Run(who, id, hash, approval);

    private async Task ApproveWhole(Draft draft, Actor author, Actor approver, Actor officer)
    {
        var sent = (await Get<SubmitDraft>().Run(author, draft.InstrumentId, draft.Revision)).Value;
        await Approve(approver, draft.InstrumentId, sent.DraftHash!, Approval.Approver);
        Assert.True(
            (
                await Approve(officer, draft.InstrumentId, sent.DraftHash!, Approval.PrivacyOfficer)
            ).IsDone
        );
    }
}
