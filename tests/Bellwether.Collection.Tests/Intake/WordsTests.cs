using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Collection.Tests.Intake;

/// <summary>What happens to people's words: who reads them when, what is kept, and what words of danger set going.</summary>
public sealed class WordsTests(CollectionDatabase database) : IAsyncLifetime
{
    private CollectionWorld world = null!;
    private InstrumentVersion version = null!;
    private Collector collector = null!;

    public async ValueTask InitializeAsync()
    {
        world = await CollectionWorld.Open(database);
        version = await world.Freeze("a11-v2-five-point");
        collector = await world.OpenCollector(version);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private string Question => version.Items.Last(item => item.Kind == ItemKind.Text).Key;

    private async Task<Received> Say(string words) =>
        (await world.Answer(collector, ("trust", "5"), (Question, words))).Value;

    private Task<IReadOnlyList<Comment>> StaffRead() =>
        world.Get<ReadComments>().Run(world.Agency.AgencyId, [collector.CollectorId], 10);

    private async Task<Outcome<WordPolicy>> Approve() =>
        await world.Get<ApproveWordPolicy>().Run(world.Ana, collector.CollectorId, await Shown());

    private async Task<string> Shown() =>
        (
            await world.Get<FindWordPolicy>().Run(world.Agency.AgencyId, collector.CollectorId)
        )!.Fingerprint(WordPolicy.Questions(version));

    [Fact]
    public async Task Until_a_privacy_officer_approves_only_screeners_read_and_a_change_takes_it_back()
    {
        await Say("The line was long.");

        Assert.Empty(await StaffRead());
        Assert.True((await Approve()).Value.IsApproved);
        Assert.Single(await StaffRead());

        await world
            .Get<ChangeWordPolicy>()
            .Run(world.Ana, new WordPolicy(collector.CollectorId, true, 12, false));
        Assert.Empty(await StaffRead());
        var policies = await world.Get<ListWordPolicies>().Run(world.Agency.AgencyId);
        Assert.False(policies.Single(each => each.CollectorId == collector.CollectorId).IsApproved);
    }

    [Fact]
    public async Task An_approval_holds_for_what_was_shown_only()
    {
        var shown = await Shown();
        await world
            .Get<ChangeWordPolicy>()
            .Run(world.Ana, new WordPolicy(collector.CollectorId, false, 6, false));

        var stale = await world
            .Get<ApproveWordPolicy>()
            .Run(world.Ana, collector.CollectorId, shown);

        Assert.Equal("screening.changed", stale.Refusal!.Code);
        Assert.True((await Approve()).IsDone);
    }

    [Fact]
    public async Task Words_stored_before_the_change_to_dropping_are_dropped_once_it_is_approved()
    {
        var said = await Say("The line was long and I waited.");
        await world
            .Get<ChangeWordPolicy>()
            .Run(world.Ana, new WordPolicy(collector.CollectorId, false, 36, false));

        var before = await world.Get<KeepOriginals>().Run(world.Agency.AgencyId);
        await Approve();
        var after = await world.Get<KeepOriginals>().Run(world.Agency.AgencyId);
        var again = await world.Get<KeepOriginals>().Run(world.Agency.AgencyId);
        var opened = await world
            .Get<OpenOriginal>()
            .Run(
                world.Ana,
                collector.CollectorId,
                (await StaffRead()).Single().Day,
                said.Receipt.ResponseId,
                OpeningReason.Request
            );

        Assert.Equal(default, before);
        Assert.Equal(new TreatedOriginals(0, 1), after);
        Assert.Equal(default, again);
        Assert.Equal("original.dropped", opened.Refusal!.Code);
        Assert.Equal("The line was long and I waited.", (await StaffRead()).Single().Words);
    }

    [Fact]
    public async Task Another_open_question_needs_another_approval()
    {
        await Approve();
        var other = await world.Freeze(
            "a11-v2-five-point",
            version.InstrumentId,
            content =>
                content with
                {
                    Items =
                    [
                        .. content.Items.Select(item =>
                            item.Kind == ItemKind.Text
                                ? item with
                                {
                                    Prompt = LocalText.Of("What is your name?", "¿Cómo se llama?"),
                                }
                                : item
                        ),
                    ],
                }
        );

        // Closed, so that no clearance has to be attested for the new wording.
        await world.Get<CloseCollector>().Run(world.Ana, collector.CollectorId);
        var replaced = await world
            .Get<ReplaceVersion>()
            .Run(world.Ana, collector.CollectorId, other.VersionId);

        Assert.True(replaced.IsDone);

        var policy = await world
            .Get<FindWordPolicy>()
            .Run(world.Agency.AgencyId, collector.CollectorId);
        Assert.False(policy!.IsApproved);
    }

    [Fact]
    public async Task Screeners_only_stays_so_after_approval()
    {
        await Say("words");
        await world
            .Get<ChangeWordPolicy>()
            .Run(world.Ana, new WordPolicy(collector.CollectorId, true, 36, true));

        await Approve();

        Assert.Empty(await StaffRead());
    }

    [Fact]
    public async Task Dropped_at_the_door_nothing_is_left_to_open()
    {
        await world
            .Get<ChangeWordPolicy>()
            .Run(world.Ana, new WordPolicy(collector.CollectorId, false, 36, false));
        var received = await Say("Call me at 202-555-0147.");
        await Approve();

        var opened = await world
            .Get<OpenOriginal>()
            .Run(
                world.Ana,
                collector.CollectorId,
                new DateOnly(2026, 3, 3),
                received.Receipt.ResponseId,
                OpeningReason.Request
            );

        Assert.Equal("original.dropped", opened.Refusal!.Code);
        Assert.Equal("Call me at [phone number removed].", Assert.Single(await StaffRead()).Words);
    }

    [Theory]
    [InlineData("en", "I don't want to live anymore.")]
    [InlineData("es", "Ya no quiero vivir.")]
    public async Task Words_of_danger_stand_in_the_queue_when_the_receipt_is_given(
        string language,
        string words
    )
    {
        var received = await world
            .Get<RecordResponse>()
            .Run(
                CollectionWorld.Incoming(collector, ("trust", "1"), (Question, words)) with
                {
                    Language = language,
                }
            );

        var concern = await world
            .Get<FindConcern>()
            .Run(world.Agency.AgencyId, received.Value.Receipt.ResponseId);
        Assert.Equal((1, ConcernState.Waiting), (concern!.Tier, concern.State));
        Assert.Equal(["self-harm"], concern.Kinds);
        Assert.Single(await world.Events<ConcernRaised>());
    }

    [Fact]
    public async Task Ordinary_words_raise_nothing()
    {
        await Say("This wait is killing me, but the staff were great.");

        Assert.Empty(await world.Get<ListConcerns>().Run(world.Agency.AgencyId));
    }

    [Fact]
    public async Task A_drill_needs_a_sentence_that_the_rules_find()
    {
        var found = await world.Get<PractiseSafety>().Run(world.Ana, "I want to die.");
        var missed = await world.Get<PractiseSafety>().Run(world.Ana, "Hello.");

        Assert.True(found.IsDone);
        Assert.Equal("drill.unfound", missed.Refusal!.Code);
    }

    [Fact]
    public async Task The_hotline_reaches_forms_and_needs_both_languages()
    {
        var change = world.Get<ChangeSafetyProtocol>();
        var half = await change.Run(
            world.Ana,
            SafetyProtocol.None with
            {
                HotlineEnglish = "Call 988.",
            }
        );

        await change.Run(
            world.Ana,
            SafetyProtocol.None with
            {
                HotlineEnglish = "Call 988.",
                HotlineSpanish = "Llame al 988.",
            }
        );
        var inUse = await world.Get<FindCollector>().Run(collector.Key);

        Assert.Equal("hotlineSpanish", Assert.Single(half.Refusal!.Faults).Field);
        Assert.Equal("Llame al 988.", inUse!.Hotline("es"));
        Assert.Equal("Call 988.", inUse.Hotline("en"));
    }

    [Fact]
    public async Task Words_are_forgotten_after_the_months_their_form_says()
    {
        await Say("words");
        await world
            .Get<ChangeWordPolicy>()
            .Run(world.Ana, new WordPolicy(collector.CollectorId, true, 1, false));
        await Approve();
        Assert.Single(await StaffRead());

        world.Time.Move(TimeSpan.FromDays(40));
        await world.Get<KeepRetention>().Run();

        Assert.Empty(await StaffRead());
    }
}
