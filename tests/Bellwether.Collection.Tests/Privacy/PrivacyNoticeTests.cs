using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Instruments;

namespace Bellwether.Collection.Tests.Privacy;

/// <summary>What a form tells people of their privacy: only where it is needed, whole, short, readable, and approved.</summary>
public sealed class PrivacyNoticeTests(CollectionDatabase database) : IAsyncLifetime
{
    private CollectionWorld world = null!;
    private Collector form = null!;

    public async ValueTask InitializeAsync()
    {
        world = await CollectionWorld.Open(database);
        form = await world.OpenCollector(await world.Freeze("a11-v2-thumbs"));
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private PrivacyNotice Whole(string purpose = "We use your answers to mend the service.") =>
        new(form.CollectorId)
        {
            IsNeeded = true,
            Parts = new Dictionary<NoticePart, LocalText>
            {
                [NoticePart.Authority] = LocalText.Of("5 U.S.C. 301.", "5 U.S.C. 301."),
                [NoticePart.Purpose] = LocalText.Of(
                    purpose,
                    "Usamos sus respuestas para mejorar el servicio."
                ),
                [NoticePart.RoutineUses] = LocalText.Of(
                    "We tell nobody else.",
                    "No se lo decimos a nadie más."
                ),
                [NoticePart.Voluntary] = LocalText.Of(
                    "You need not answer.",
                    "No tiene que responder."
                ),
                [NoticePart.Contact] = LocalText.Of(
                    "Write to privacy@agency.gov.",
                    "Escriba a privacy@agency.gov."
                ),
            }.ToImmutableSortedDictionary(),
        };

    private Task<Outcome<PrivacyNotice>> Change(PrivacyNotice notice, string language = "en") =>
        world.Get<ChangePrivacyNotice>().Run(world.Ana, notice, language);

    private async Task<PublicNotice> Public(string language) =>
        PublicNotice.Of((await world.Get<FindCollector>().Run(form.Key))!, language);

    [Fact]
    public async Task A_form_makes_no_statement_until_one_is_needed_and_then_in_both_languages()
    {
        var before = await Public("en");
        var kept = await Change(Whole());
        var (english, spanish) = (await Public("en"), await Public("es"));
        var found = await world
            .Get<FindPrivacyNotice>()
            .Run(world.Agency.AgencyId, form.CollectorId);
        await Change(Whole() with { IsNeeded = false });
        var after = await Public("en");

        Assert.Null(before.PrivacyStatement);
        Assert.True(kept.IsDone, kept.Refusal?.Message);
        Assert.Equal(kept.Value, found);
        Assert.Equal(
            "Authority: 5 U.S.C. 301. Purpose: We use your answers to mend the service. Routine uses: We tell nobody else. Your choice: You need not answer. Questions: Write to privacy@agency.gov.",
            english.PrivacyStatement
        );
        Assert.StartsWith("Base legal: 5 U.S.C. 301. Para qué: ", spanish.PrivacyStatement);
        Assert.Null(after.PrivacyStatement);
    }

    [Fact]
    public async Task A_part_that_is_missing_in_a_language_or_left_in_brackets_is_said_by_field()
    {
        var whole = Whole();
        var notice = whole with
        {
            Parts = whole
                .Parts.Remove(NoticePart.RoutineUses)
                .SetItem(NoticePart.Purpose, LocalText.Of("To [purpose]."))
                .SetItem(NoticePart.Contact, LocalText.Of(" ", "Escriba.")),
        };

        var refused = await Change(notice, "es");

        Assert.Equal("notice.invalid", refused.Refusal!.Code);
        Assert.Equal(
            ["contact-en", "purpose-en", "purpose-es", "routineuses-en", "routineuses-es"],
            refused.Refusal.Faults.Select(fault => fault.Field).Order(StringComparer.Ordinal)
        );
        Assert.Contains(
            "corchetes",
            refused.Refusal.Faults.First(fault => fault.Field == "purpose-en").Message
        );
        Assert.True((await Change(notice with { IsNeeded = false })).IsDone);
    }

    [Fact]
    public async Task It_has_at_most_250_words_and_is_advised_to_be_read_at_grade_8()
    {
        var words = 251 - LintNotice.Words(Whole("x"), "en");
        string Long(int count) =>
            string.Join(
                ' ',
                Enumerable.Repeat("We help.", count / 2).Append(count % 2 == 1 ? "Yes." : "")
            );

        var most = await Change(Whole(Long(words)));
        var more = await Change(Whole(Long(words + 1)));
        var hard = Whole(
            "Dissemination of aggregated experiential characteristics facilitates organizational accountability determinations notwithstanding heterogeneous administrative interpretations, thereby substantiating institutional improvement recommendations and interdepartmental deliberations concerning programmatic effectiveness."
        );

        Assert.True(most.IsDone, most.Refusal?.Faults[0].Message);
        Assert.Contains("251 words", more.Refusal!.Faults.Single().Message);
        Assert.Empty(LintNotice.Advice(Whole(Long(60))));
        var advice = Assert.Single(LintNotice.Advice(hard));
        Assert.True(advice.IsAdvice);
        Assert.Contains("grado", advice.In("es").Message);
    }

    [Fact]
    public async Task A_changed_statement_waits_for_the_privacy_officer_and_the_approval_is_bound_to_it()
    {
        var approve = world.Get<ApproveWordPolicy>();
        await approve.Run(world.Ana, form.CollectorId, null);
        var policies = world.Get<FindWordPolicy>();
        async Task<WordPolicy> Policy() =>
            (await policies.Run(world.Agency.AgencyId, form.CollectorId))!;
        var signed = (await Policy()).Approval!.Fingerprint;

        await Change(Whole());
        var waiting = await Policy();
        var old = await approve.Run(world.Ana, form.CollectorId, signed);
        await approve.Run(world.Ana, form.CollectorId, null);
        var again = await Policy();
        await Change(Whole());

        Assert.False(waiting.IsApproved);
        Assert.Equal("screening.changed", old.Refusal!.Code);
        Assert.NotEqual(signed, again.Approval!.Fingerprint);
        // The same words again keep the approval.
        Assert.Equal(again, await Policy());
    }

    [Fact]
    public async Task Another_agency_changes_and_sees_nothing()
    {
        var stranger = new Actor(Ids.From(Guid.Empty, "another agency"), null, "Bo");

        var changed = await world.Get<ChangePrivacyNotice>().Run(stranger, Whole());

        Assert.Equal("collector.unknown", changed.Refusal!.Code);
        Assert.Null(await world.Get<FindPrivacyNotice>().Run(stranger.AgencyId, form.CollectorId));
    }
}
