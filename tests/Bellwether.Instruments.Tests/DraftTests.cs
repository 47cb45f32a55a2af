using Bellwether.Foundation;

namespace Bellwether.Instruments.Tests;

public sealed class DraftTests(InstrumentsDb shared) : InstrumentsFixture(shared)
{
    [Fact]
    public async Task A_template_becomes_a_draft_a_version_and_then_the_next_version()
    {
        var draft = await FromTemplate("a11-v2-thumbs");
        var first = await Publish(draft);
        var next = (await Get<ReviseInstrument>().Run(Ana, draft.InstrumentId)).Value;
        var saved = (
            await Get<SaveDraft>()
                .Run(Ana, next.InstrumentId, next.Revision, next.Content with { Minutes = 2 })
        ).Value;
        var second = await Publish(saved);

        var instrument = (await Get<FindInstrument>().Run(Ana.AgencyId, draft.InstrumentId))!;

        Assert.Equal((1, 2), (first.Number, second.Number));
        Assert.Equal(second.VersionId, instrument.CurrentVersionId);
        Assert.Equal(
            ("Your experience with renewing a passport", 2L, false),
            (instrument.Name, instrument.Versions, instrument.HasDraft)
        );
        Assert.Equal(
            [first.ContentHash, second.ContentHash],
            (await Get<ListVersions>().Run(Ana.AgencyId, draft.InstrumentId)).Select(v =>
                v.ContentHash
            )
        );
        Assert.Equal([1L, 2L], (await Published()).Select(e => e.Number));
        Assert.Null(await Get<FindDraft>().Run(Ana.AgencyId, draft.InstrumentId));
    }

    [Fact]
    public async Task An_incomplete_draft_is_kept_and_publishing_it_is_refused_with_every_fault()
    {
        var draft = (
            await Get<DraftInstrument>()
                .Run(
                    Ana,
                    new InstrumentToDraft(
                        "Half done",
                        Make.Content(Make.Choice("a", "x", "x")) with
                        {
                            Languages = ["en", "es"],
                        }
                    )
                )
        ).Value;

        var refusal = (
            await Get<PublishInstrument>().Run(Ana, draft.InstrumentId, draft.Revision)
        ).Refusal!;

        Assert.Equal(RefusalKind.Invalid, refusal.Kind);
        Assert.Contains("items.a.options.x", refusal.Faults.Select(fault => fault.Field));
        Assert.Contains("title.es", refusal.Faults.Select(fault => fault.Field));
        Assert.NotNull(await Get<FindDraft>().Run(Ana.AgencyId, draft.InstrumentId));
        Assert.Empty(await Published());
    }

    [Fact]
    public async Task Saving_over_what_somebody_else_saved_is_a_conflict()
    {
        var draft = await FromTemplate("open-feedback");
        var content = draft.Content with { Minutes = 2 };

        await Get<SaveDraft>().Run(Ana, draft.InstrumentId, draft.Revision, content);
        var stale = await Get<SaveDraft>().Run(Ana, draft.InstrumentId, draft.Revision, content);
        var published = await Get<PublishInstrument>().Run(Ana, draft.InstrumentId, draft.Revision);

        Assert.Equal(
            ("draft.stale", RefusalKind.Conflict),
            (stale.Refusal!.Code, stale.Refusal.Kind)
        );
        Assert.StartsWith("Ana saved this draft after you opened it.", stale.Refusal.Message);
        Assert.Equal("draft.stale", published.Refusal!.Code);
    }

    [Fact]
    public async Task Publishing_the_same_again_is_a_conflict_and_going_back_makes_the_old_version_current()
    {
        var draft = await FromTemplate("open-feedback");
        var first = await Publish(draft);
        var same = (await Get<ReviseInstrument>().Run(Ana, draft.InstrumentId)).Value;
        var refusal = (
            await Get<PublishInstrument>().Run(Ana, same.InstrumentId, same.Revision)
        ).Refusal!;
        var changed = (
            await Get<SaveDraft>()
                .Run(Ana, same.InstrumentId, same.Revision, same.Content with { Minutes = 2 })
        ).Value;
        var second = await Publish(changed);
        var back = (await Get<ReviseInstrument>().Run(Ana, draft.InstrumentId)).Value;
        back = (
            await Get<SaveDraft>()
                .Run(Ana, back.InstrumentId, back.Revision, InstrumentContent.Of(first))
        ).Value;
        var again = await Publish(back);

        var instrument = (await Get<FindInstrument>().Run(Ana.AgencyId, draft.InstrumentId))!;

        Assert.Equal(("instrument.unchanged", RefusalKind.Conflict), (refusal.Code, refusal.Kind));
        Assert.Equal(2, second.Number);
        Assert.Equal(first.VersionId, again.VersionId);
        Assert.Equal((first.VersionId, 2L), (instrument.CurrentVersionId, instrument.Versions));
    }

    [Fact]
    public async Task A_language_is_offered_when_its_last_text_is_written()
    {
        var draft = await FromTemplate("open-feedback", "en");
        var spanish = ListTemplates.Find("open-feedback")!.Instrument;
        var texts = spanish.Texts().ToDictionary(t => t.Field, t => t.Text.In("es"));
        texts["title"] = "Su experiencia";
        texts["intro"] = "";

        var half = (await Translate(draft, texts)).Value;
        var whole = (await Translate(half, new() { ["intro"] = "Una pregunta." })).Value;

        Assert.Equal(["en"], half.Content.Languages);
        Assert.Equal(["intro"], MissingTexts.Run(half.Content, "es"));
        Assert.Equal(["en", "es"], whole.Content.Languages);
        Assert.Equal("Su experiencia", (await Publish(whole)).Title.In("es"));
    }

    [Fact]
    public async Task A_half_translation_is_not_frozen()
    {
        var draft = await FromTemplate("open-feedback", "en");
        var half = (await Translate(draft, new() { ["title"] = "Su experiencia" })).Value;

        var version = await Publish(half);

        Assert.Equal("Su experiencia", half.Content.Title.In("es"));
        Assert.Equal(["en"], version.Title.Texts.Keys);
    }

    [Fact]
    public async Task A_translation_of_what_is_not_there_is_refused_by_field()
    {
        var draft = await FromTemplate("open-feedback", "en");

        var refusal = (await Translate(draft, new() { ["items.age.prompt"] = "¿Edad?" })).Refusal!;

        Assert.Equal("draft.translation", refusal.Code);
        Assert.Equal("items.age.prompt", Assert.Single(refusal.Faults).Field);
    }

    [Fact]
    public async Task Nobody_changes_the_draft_of_another_agency()
    {
        var draft = await FromTemplate("open-feedback");
        var id = draft.InstrumentId;

        string[] codes =
        [
            (await Get<SaveDraft>().Run(Bo, id, 1, draft.Content)).Refusal!.Code,
            (await Get<PublishInstrument>().Run(Bo, id, 1)).Refusal!.Code,
            (await Get<ReviseInstrument>().Run(Bo, id)).Refusal!.Code,
            (
                await Get<TranslateDraft>()
                    .Run(Bo, new DraftTranslation(id, 1, "es", new Dictionary<string, string>()))
            )
                .Refusal!
                .Code,
        ];

        Assert.All(codes, code => Assert.Equal("instrument.unknown", code));
    }

    [Fact]
    public async Task Beginning_twice_with_one_id_is_a_conflict_and_an_unknown_template_is_named()
    {
        var draft = await FromTemplate("open-feedback");
        var begin = new InstrumentToDraft("Again", draft.Content)
        {
            InstrumentId = draft.InstrumentId,
        };

        var twice = (await Get<DraftInstrument>().Run(Ana, begin)).Refusal!;
        var nameless = (await Get<DraftInstrument>().Run(Ana, begin with { Name = " " })).Refusal!;
        var unknown = (
            await Get<UseTemplate>()
                .Run(Ana, "closed-feedback", new Dictionary<string, LocalText>(), ["en"])
        ).Refusal!;

        Assert.Equal(("instrument.duplicate", RefusalKind.Conflict), (twice.Code, twice.Kind));
        Assert.Equal("instrument.name", nameless.Code);
        Assert.Equal(("template.unknown", RefusalKind.NotFound), (unknown.Code, unknown.Kind));
        Assert.Contains("open-feedback", unknown.Message);
    }

    private Task<Outcome<Draft>> Translate(Draft draft, Dictionary<string, string> texts) =>
        Get<TranslateDraft>()
            .Run(Ana, new DraftTranslation(draft.InstrumentId, draft.Revision, "es", texts));
}
