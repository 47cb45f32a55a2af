using Bellwether.Foundation;
using Bellwether.Foundation.Events;
using Bellwether.Instruments;

namespace Bellwether.Responses.Tests;

public sealed class CodingTests : IAsyncLifetime
{
    private World world = null!;
    private readonly Guid collector = Guid.CreateVersion7();

    private Actor Ana =>
        new(world.Agency, Guid.Parse("00000000-0000-7000-8000-0000000000a1"), "Ana");
    private Actor Ben =>
        new(world.Agency, Guid.Parse("00000000-0000-7000-8000-0000000000b2"), "Ben");

    public async ValueTask InitializeAsync()
    {
        world = await World.Open();
        await Release(true);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Comments_are_coded_after_their_commit_and_only_once()
    {
        await Say("I waited in line for two hours.", trust: 1);
        await Say("Secret words", redacted: null);
        var follow = Follow();

        await follow.CatchUp();
        var again = await world.Get<CodeComments>().Run(world.Agency);

        var only = Assert.Single(await Find(new()));
        Assert.Equal(["waiting"], only.Coding!.Themes.ToArray());
        Assert.InRange(only.Coding.Feeling!.Value, 1, 3);
        Assert.Equal(0, again.Coded);
    }

    [Fact]
    public async Task Coding_everything_again_gives_the_same_codes()
    {
        await Say("I could not sign in, the password was rejected.");
        await Say("Gracias, muy amables.", language: "es");
        await Say("Purple.");
        var run = world.Get<CodeComments>();

        var first = await run.Run(world.Agency);
        var again = await run.Run(world.Agency, everything: true);

        Assert.Equal(3, first.Coded);
        Assert.Equal((3, 0, 1), (again.Coded, again.Changed, again.Unclassified));
        Assert.Equal("Purple.", Assert.Single(await Find(new() { Theme = "none" })).Comment.Words);
        Assert.Single(await Find(new() { Theme = "sign-in" }));
    }

    [Fact]
    public async Task Words_are_found_without_accents_case_and_plural()
    {
        await Say("Los formularios fueron difíciles; el trámite nunca terminó.", language: "es");
        await Say("The forms were hard.");
        await world.Get<CodeComments>().Run(world.Agency);

        Assert.Single(await Find(new() { Words = "FORMULARIO tramite" }));
        Assert.Single(await Find(new() { Words = "form" }));
        Assert.Empty(await Find(new() { Words = "form tramite" }));
        Assert.Equal(2, (await Find(new() { Words = "  " })).Count);
    }

    [Fact]
    public async Task A_correction_stays_is_counted_and_teaches_the_next_run()
    {
        await Say("The kiosk swallowed my token.");
        await Say("The kiosk would not take my token again.");
        await Say("My token got stuck in the kiosk.");
        await Say("I waited an hour.");
        await world.Get<CodeComments>().Run(world.Agency);
        var wrong = (await Find(new() { Words = "swallowed" }))[0];
        var alike = (await Find(new() { Words = "again" }))[0];
        var right = (await Find(new() { Words = "hour" }))[0];

        var corrected = await Correct(Ana, wrong, ["sign-in"]);
        await Correct(Ana, alike, ["sign-in"]);
        await Correct(Ana, right, right.Coding!.Themes);
        var before = await Agreement();
        var run = await world.Get<CodeComments>().Run(world.Agency);
        var after = await Agreement();

        Assert.Equal(["sign-in"], corrected.Value.Themes.ToArray());
        Assert.Equal((3L, 1L, 1L), (before.Reviewed, before.SameThemes, before.Waiting));
        Assert.Equal((1, 1), (run.Coded, run.Changed));
        Assert.Equal((3L, 1L, 0L), (after.Reviewed, after.SameThemes, after.Waiting));
        Assert.Equal(
            ["sign-in"],
            (await Find(new() { Words = "stuck" }))[0].Coding!.Themes.ToArray()
        );
    }

    [Fact]
    public async Task What_may_not_be_read_may_not_be_corrected_counted_or_found()
    {
        await Say("I waited an hour.");
        await world.Get<CodeComments>().Run(world.Agency);
        var comment = (await Find(new()))[0];
        await Release(false);

        var staff = await Correct(Ana, comment, ["status"]);
        var screener = await world
            .Get<CorrectCodes>()
            .Run(
                Ana,
                new CodeCorrection(collector, comment.Comment.Place, 2, ["status"]),
                CommentReader.Screener
            );

        Assert.Equal("comment.unknown", staff.Refusal!.Code);
        Assert.True(screener.IsDone);
        Assert.Empty(await Find(new() { Words = "waited" }));
        Assert.Empty(await Counts());
        Assert.Single(await Counts(CommentReader.Screener));
    }

    [Fact]
    public async Task Wrong_corrections_are_refused_with_their_field()
    {
        await Say("I waited an hour.");
        await world.Get<CodeComments>().Run(world.Agency);
        var comment = (await Find(new()))[0];
        var stranger = new Actor(Guid.CreateVersion7(), null, "stranger");

        var unknown = await Correct(Ana, comment, ["no-such-theme"]);
        var feeling = await world
            .Get<CorrectCodes>()
            .Run(Ana, new CodeCorrection(collector, comment.Comment.Place, 9, []));
        var foreign = await Correct(stranger, comment, []);

        Assert.Equal("themes", Assert.Single(unknown.Refusal!.Faults).Field);
        Assert.Equal("feeling", Assert.Single(feeling.Refusal!.Faults).Field);
        Assert.Equal("comment.unknown", foreign.Refusal!.Code);
    }

    [Fact]
    public async Task Erasing_a_response_erases_its_codes_words_and_quotes()
    {
        var receipt = await Say("I waited for a whole hour.");
        await world.Get<CodeComments>().Run(world.Agency);
        var comment = (await Find(new()))[0];
        Assert.True((await Propose(comment)).IsDone);

        await world.Get<EraseResponses>().Run(Ana, [receipt.Code], "asked");

        foreach (var table in (string[])["responses_coding", "responses_word", "responses_quote"])
            Assert.Equal(0, await Rows(table));
    }

    [Fact]
    public async Task Words_that_are_forgotten_are_no_longer_found_and_their_counts_stay()
    {
        await Say("I waited for a whole hour.");
        await world.Get<CodeComments>().Run(world.Agency);

        await world.Get<ForgetWords>().Run(world.Agency, collector, World.FirstDay.AddDays(1));

        Assert.Equal(0, await Rows("responses_word"));
        Assert.Equal(1, (await Counts()).Sum(count => count.Count));
    }

    [Fact]
    public async Task A_quote_is_shown_when_another_person_agrees_and_while_its_comment_stands()
    {
        var receipt = await Say("I waited for a whole hour. Nobody spoke to me.");
        await world.Get<CodeComments>().Run(world.Agency);
        var comment = (await Find(new()))[0];
        var quote = await Propose(comment, "Nobody spoke to me.");

        var madeUp = await Propose(comment, "Nobody said hello.");
        var own = await world.Get<DecideQuote>().Run(Ana, quote.Value, approve: true);
        var shownBefore = await Quotes(onlyApproved: true);
        var other = await world.Get<DecideQuote>().Run(Ben, quote.Value, approve: true);
        var shown = await Quotes(onlyApproved: true);
        await world.Get<ExcludeResponses>().Run(Ana, [receipt.Code], ExclusionReason.Spam);

        Assert.Equal("quote.words", madeUp.Refusal!.Code);
        Assert.Equal("quote.own", own.Refusal!.Code);
        Assert.Empty(shownBefore);
        Assert.True(other.IsDone);
        Assert.Equal("Nobody spoke to me.", Assert.Single(shown).Words);
        Assert.Empty(await Quotes(onlyApproved: true));
    }

    [Fact]
    public async Task Words_and_answers_that_contradict_each_other_are_listed()
    {
        await Say("Absolutely excellent service, thank you so much!", trust: 1);
        await Say("Absolutely excellent service, thank you so much!", trust: 5);
        await world.Get<CodeComments>().Run(world.Agency);

        var found = await Find(new() { Contradicting = true });

        Assert.False(Assert.Single(found).Comment.Favourable);
    }

    [Fact]
    public async Task An_agencys_own_theme_stands_before_the_shipped_one_and_is_nobody_elses()
    {
        await Say("The chatbot froze.");
        var waiting = (await Themes(world.Agency)).Single(theme => theme.ThemeId == "waiting");
        var change = world.Get<ChangeTheme>();

        await change.Run(Ana, waiting with { IsUsed = false });
        var own = await change.Run(
            Ana,
            new Theme("chatbot", LocalText.Of("Chatbot", "Asistente virtual"), ["chatbot*"], [], [])
        );
        var bad = await change.Run(
            Ana,
            new Theme("Chat Bot", LocalText.Of("", null), ["x"], [], [])
        );
        await world.Get<CodeComments>().Run(world.Agency);

        Assert.True(own.Value.IsOwn);
        Assert.Equal(["id", "name-en", "name-es", "en"], bad.Refusal!.Faults.Select(f => f.Field));
        Assert.False((await Themes(world.Agency)).Single(t => t.ThemeId == "waiting").IsUsed);
        Assert.DoesNotContain(
            await Themes(Guid.CreateVersion7()),
            theme => theme.ThemeId == "chatbot" || theme.IsOwn
        );
        Assert.Equal(["chatbot"], (await Find(new()))[0].Coding!.Themes.ToArray());
    }

    [Fact]
    public void The_shipped_dictionary_has_twenty_themes_with_words_in_both_languages()
    {
        Assert.Equal(20, ThemePack.Themes.Length);
        Assert.All(
            ThemePack.Themes,
            theme =>
            {
                Assert.True(theme.English.Length >= 8 && theme.Spanish.Length >= 8, theme.ThemeId);
                Assert.NotEqual(theme.Name.In("en"), theme.Name.In("es"));
            }
        );
    }

    private sealed record Search
    {
        public string? Words { get; init; }
        public string? Theme { get; init; }
        public bool Contradicting { get; init; }
    }

    private Task<IReadOnlyList<ModeratedComment>> Find(Search search) =>
        world
            .Get<ListComments>()
            .Run(
                new CommentQuery(world.Agency, [collector], 50)
                {
                    Words = search.Words,
                    Theme = search.Theme,
                    Contradicting = search.Contradicting,
                }
            );

    private Task<IReadOnlyList<CodeCount>> Counts(CommentReader reader = CommentReader.Staff) =>
        world
            .Get<ReadCodes>()
            .Run(
                new CodesQuery(
                    world.Agency,
                    [collector],
                    World.FirstDay,
                    World.FirstDay.AddDays(90)
                )
                {
                    Reader = reader,
                }
            );

    private Task<IReadOnlyList<Theme>> Themes(Guid agency) => world.Get<ListThemes>().Run(agency);

    private Task<CodingAgreement> Agreement() =>
        world.Get<ReadAgreement>().Run(world.Agency, [collector]);

    private Task<Outcome<Coding>> Correct(
        Actor actor,
        ModeratedComment comment,
        IReadOnlyCollection<string> themes
    ) =>
        world
            .Get<CorrectCodes>()
            .Run(
                actor,
                new CodeCorrection(
                    collector,
                    comment.Comment.Place,
                    comment.Coding!.Feeling,
                    themes
                )
            );

    private Task<Outcome<Guid>> Propose(ModeratedComment comment, string words = "") =>
        world.Get<ProposeQuote>().Run(Ana, collector, comment.Comment.Place, words);

    private Task<IReadOnlyList<Quote>> Quotes(bool onlyApproved) =>
        world.Get<ListQuotes>().Run(world.Agency, [collector], onlyApproved);

    private FollowEvents Follow() =>
        new(
            world.Db,
            world.Get<Outbox>(),
            world.Get<IEnumerable<Follower>>(),
            Microsoft.Extensions.Logging.Abstractions.NullLogger<FollowEvents>.Instance
        );

    private Task<long> Rows(string table) =>
        world.Db.Read(async connection =>
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT COUNT(*) FROM {table}";
            return Convert.ToInt64(await command.ExecuteScalarAsync(), null);
        });

    private Task Release(bool release) =>
        world.Db.Write(tx =>
            world.Get<ReleaseWords>().Run(tx, Actor.System(world.Agency), collector, release)
        );

    private async Task<Receipt> Say(
        string words,
        string? redacted = "",
        string language = "en",
        long trust = 5
    )
    {
        world.Time.Move(TimeSpan.FromSeconds(1));
        return await world
            .Get<RecordResponses>()
            .Run(
                world.Response(
                    collector,
                    world.Version(1),
                    $"{words}{trust}",
                    trust,
                    1,
                    1,
                    0,
                    1
                ) with
                {
                    Comments =
                    [
                        new NewComment(
                            4,
                            words,
                            redacted?.Length == 0 ? words : redacted,
                            language
                        ),
                    ],
                }
            );
    }
}
