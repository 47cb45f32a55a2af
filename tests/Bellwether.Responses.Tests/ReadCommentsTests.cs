using Bellwether.Instruments;

namespace Bellwether.Responses.Tests;

public sealed class ReadCommentsTests : IAsyncLifetime
{
    private World world = null!;
    private readonly Guid collector = Guid.CreateVersion7();

    public async ValueTask InitializeAsync()
    {
        world = await World.Open();
        await world.Db.Write(tx =>
            world
                .Get<ReleaseWords>()
                .Run(tx, Foundation.Actor.System(world.Agency), collector, release: true)
        );
    }

    [Fact]
    public async Task Until_the_handling_of_words_is_approved_only_screeners_read_them()
    {
        await Say("words", "words");
        await world.Db.Write(tx =>
            world
                .Get<ReleaseWords>()
                .Run(tx, Foundation.Actor.System(world.Agency), collector, release: false)
        );

        var screeners = await world
            .Get<ListComments>()
            .Run(
                new CommentQuery(world.Agency, [collector], 10) { Reader = CommentReader.Screener }
            );

        Assert.Empty(await Read(10));
        Assert.Empty(
            await world.Get<ListComments>().Run(new CommentQuery(world.Agency, [collector], 10))
        );
        Assert.Equal("words", Assert.Single(screeners).Comment.Words);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private async Task<Receipt> Say(string original, string? redacted, int day = 0, long trust = 5)
    {
        world.Time.Move(TimeSpan.FromSeconds(1));
        return await world
            .Get<RecordResponses>()
            .Run(
                world.Response(collector, world.Version(1), original, trust, 1, 1, 0, 1) with
                {
                    LocalDay = World.FirstDay.AddDays(day),
                    Comments = [new NewComment(4, original, redacted, "en")],
                }
            );
    }

    private Task<IReadOnlyList<Comment>> Read(int most, CommentPlace? before = null) =>
        world.Get<ReadComments>().Run(world.Agency, [collector], most, before);

    [Fact]
    public async Task Only_redacted_words_are_shown_latest_first()
    {
        await Say("call me at 555-0100", "call me at [phone]", day: 2, trust: 5);
        await Say("old", "old", day: 1, trust: 1);
        await Say("not yet redacted", null, day: 3);

        var comments = await Read(10);

        Assert.Equal(["call me at [phone]", "old"], comments.Select(comment => comment.Words));
        Assert.Equal([true, false], comments.Select(comment => comment.Favourable));
        Assert.Equal(World.FirstDay.AddDays(2), comments[0].Day);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_overlap()
    {
        for (var i = 0; i < 7; i++)
            await Say($"comment {i}", $"comment {i}", day: i / 3);

        var seen = new List<string>();
        CommentPlace? before = null;
        while (await Read(3, before) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(comment => comment.Words));
            before = CommentPlace.Read($"{page[^1].Place}");
        }

        Assert.Equal(Enumerable.Range(0, 7).Reverse().Select(i => $"comment {i}"), seen);
    }

    [Fact]
    public async Task Words_that_came_without_a_comment_are_kept_hidden()
    {
        var response = world.Response(collector, world.Version(1), "a", 5, 1, 1, 0, 1) with
        {
            Answers = new AnswerSheet([5, 1, 1, 0, 1], [new WrittenAnswer(4, "kept")]),
        };

        await world.Get<RecordResponses>().Run(response);

        Assert.Empty(await Read(10));
        Assert.Equal(1, (await world.Get<VerifyResponses>().Run()).Comments);
    }

    [Fact]
    public async Task Characters_no_database_keeps_do_not_lose_the_response()
    {
        await Say("zero \0 and half \ud83d a pair", "zero \0 and half \ud83d a pair");

        var comment = Assert.Single(await Read(10));

        Assert.Equal("zero \ufffd and half \ufffd a pair", comment.Words);
    }

    [Fact]
    public async Task Another_agency_reads_none()
    {
        await Say("words", "words");

        Assert.Empty(await world.Get<ReadComments>().Run(Guid.CreateVersion7(), [collector], 10));
    }
}
