using Bellwether.Foundation;
using Bellwether.Foundation.Events;

namespace Bellwether.Responses.Tests;

/// <summary>One definition of what counts: marking a response takes it out of everything alike, and undoing puts it back exactly.</summary>
public sealed class ModerationTests : IAsyncLifetime
{
    private World world = null!;
    private readonly Guid collector = Guid.CreateVersion7();

    public async ValueTask InitializeAsync() => world = await World.Open();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private Actor Ana => new(world.Agency, null, "Ana");

    private async Task<List<Receipt>> Post(int count)
    {
        var receipts = new List<Receipt>();
        for (var i = 0; i < count; i++)
        {
            world.Time.Move(TimeSpan.FromSeconds(1));
            receipts.Add(
                await world
                    .Get<RecordResponses>()
                    .Run(
                        world.Response(collector, world.Version(1), $"{i}", 5, 1, 1, 0, 1) with
                        {
                            Comments = [new NewComment(4, $"words {i}", $"words {i}", "en")],
                        }
                    )
            );
        }
        await world.Db.Write(tx => world.Get<ReleaseWords>().Run(tx, Ana, collector, true));
        return receipts;
    }

    private async Task<(long Cells, long Segments, int Comments)> Seen()
    {
        var cells = await world.Cells(Cube.MonthAll, collector);
        var slices = await world
            .Get<ReadSlices>()
            .Run(
                new SliceQuery(
                    world.Agency,
                    [collector],
                    world.Version(1).VersionId,
                    World.FirstDay,
                    World.FirstDay.AddDays(400)
                )
            );
        var comments = await world.Get<ReadComments>().Run(world.Agency, [collector], 100);
        return (
            cells.Sum(cell => CellLayout.Responses(cell.Sums)),
            slices.Sum(slice => slice.Sums[0]),
            comments.Count
        );
    }

    [Fact]
    public async Task The_two_populations_of_other_systems_cannot_happen_here()
    {
        var receipts = await Post(10);
        Assert.Equal((10L, 10L, 10), await Seen());

        foreach (var (reason, at) in Enum.GetValues<ExclusionReason>().Select((r, i) => (r, i)))
            await world.Get<ExcludeResponses>().Run(Ana, [receipts[at].Code], reason);

        Assert.Equal((7L, 7L, 7), await Seen());
        var counts = await world
            .Get<ReadExclusions>()
            .Run(world.Agency, [collector], World.FirstDay, World.FirstDay);
        Assert.Equal(
            [ExclusionReason.Spam, ExclusionReason.Flagged, ExclusionReason.Deleted],
            counts.Select(each => each.Reason).Order()
        );
        Assert.All(counts, each => Assert.Equal(("web", 1L), (each.Channel, each.Count)));
        var verified = await world.Get<VerifyResponses>().Run();
        Assert.True(verified.IsSound);
        Assert.Equal((10L, 3L), (verified.Rows, verified.Excluded));
    }

    [Fact]
    public async Task Undoing_puts_the_same_sums_back()
    {
        var receipts = await Post(5);
        var before = (await world.Cells(Cube.DayChannel, collector)).Single().Sums.ToArray();
        var ids = receipts.Take(3).Select(receipt => $"{receipt.ResponseId}").ToList();

        await world.Get<ExcludeResponses>().Run(Ana, ids, ExclusionReason.Spam);
        var changed = await world.Get<ExcludeResponses>().Run(Ana, ids, ExclusionReason.Deleted);
        var between = await Seen();
        var restored = await world.Get<RestoreResponses>().Run(Ana, ids, "a mistake");

        Assert.Equal((2L, 2L, 2), between);
        Assert.Equal((3, 0), (changed.Value.Changed, changed.Value.Unchanged));
        Assert.Equal(3, restored.Value.Changed);
        Assert.Equal((5L, 5L, 5), await Seen());
        Assert.Equal(before, (await world.Cells(Cube.DayChannel, collector)).Single().Sums);
    }

    [Fact]
    public async Task Excluding_one_and_restoring_another_leaves_no_stale_column_segment()
    {
        var receipts = await Post(4);
        world.Time.Move(TimeSpan.FromDays(200));
        await world.Get<ExcludeResponses>().Run(Ana, [receipts[0].Code], ExclusionReason.Spam);
        await world.Get<VerifySegments>().Run();

        await world.Get<ExcludeResponses>().Run(Ana, [receipts[1].Code], ExclusionReason.Spam);
        await world.Get<RestoreResponses>().Run(Ana, [receipts[0].Code]);

        Assert.Equal(0, (await world.Get<VerifySegments>().Run()).Mismatches);
        Assert.Equal(3, (await Seen()).Segments);
    }

    [Fact]
    public async Task An_excluded_response_is_erased_without_being_subtracted_twice()
    {
        var receipts = await Post(3);
        await world
            .Get<ExcludeResponses>()
            .Run(Ana, [receipts[0].Code], ExclusionReason.Flagged, "the wrong form");

        await world.Get<EraseResponses>().Run(Ana, [receipts[0].Code], "request");

        Assert.Equal((2L, 2L, 2), await Seen());
        var verified = await world.Get<VerifyResponses>().Run();
        Assert.True(verified.IsSound, string.Join('\n', verified.First));
        Assert.Equal((0L, 1L), (verified.Excluded, verified.Erased));
    }

    [Fact]
    public async Task Lists_say_why_by_whom_and_when()
    {
        var receipts = await Post(3);
        await world
            .Get<ExcludeResponses>()
            .Run(Ana, [receipts[1].Code], ExclusionReason.Spam, "sells watches");

        var spam = Assert.Single(
            await world
                .Get<ListComments>()
                .Run(new CommentQuery(world.Agency, [collector], 10) { State = CommentState.Spam })
        );
        var all = await world
            .Get<ListComments>()
            .Run(new CommentQuery(world.Agency, [collector], 10) { State = CommentState.All });

        Assert.Equal("words 1", spam.Comment.Words);
        Assert.Equal(("Ana", "sells watches"), (spam.Exclusion!.By, spam.Exclusion.Note));
        Assert.Equal(world.Time.GetUtcNow(), spam.Exclusion.At);
        Assert.Equal(3, all.Count);
    }

    [Fact]
    public async Task Another_agency_and_other_collectors_are_out_of_reach()
    {
        var receipts = await Post(1);
        var stranger = new Actor(Guid.CreateVersion7(), null, "Stranger");

        var foreign = await world
            .Get<ExcludeResponses>()
            .Run(stranger, [receipts[0].Code], ExclusionReason.Spam);
        var outside = await world
            .Get<ExcludeResponses>()
            .Run(Ana, [receipts[0].Code], ExclusionReason.Spam, within: [Guid.CreateVersion7()]);

        Assert.Equal((0, 1), (foreign.Value.Changed, foreign.Value.Unknown.Count));
        Assert.Equal((0, 1), (outside.Value.Changed, outside.Value.Unknown.Count));
        Assert.Equal((1L, 1L, 1), await Seen());
    }

    [Fact]
    public async Task Marking_the_same_at_once_from_many_places_counts_once()
    {
        var receipts = await Post(20);
        var ids = receipts.Select(receipt => $"{receipt.ResponseId}").ToList();

        var reports = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(i =>
                    i % 2 == 0
                        ? world.Get<ExcludeResponses>().Run(Ana, ids, ExclusionReason.Spam)
                        : world.Get<RestoreResponses>().Run(Ana, ids)
                )
        );

        Assert.All(reports, report => Assert.True(report.IsDone));
        Assert.True((await world.Get<VerifyResponses>().Run()).IsSound);
        Assert.Equal(0, (await world.Get<VerifySegments>().Run()).Mismatches);
    }

    [Fact]
    public async Task Whoever_follows_hears_of_it()
    {
        var receipts = await Post(2);
        await world.Get<ExcludeResponses>().Run(Ana, [receipts[0].Code], ExclusionReason.Spam);
        await world.Get<RestoreResponses>().Run(Ana, [receipts[0].Code]);

        var kinds = (await world.Get<Outbox>().After(0, 100)).Select(entry => entry.Kind);

        Assert.Contains(nameof(ResponsesExcluded), kinds);
        Assert.Contains(nameof(ResponsesRestored), kinds);
    }

    [Fact]
    public async Task A_long_note_is_refused()
    {
        var outcome = await world
            .Get<ExcludeResponses>()
            .Run(Ana, [], ExclusionReason.Spam, new string('x', 201));

        Assert.Equal("moderation.note", outcome.Refusal!.Code);
    }

    [Fact]
    public void Links_and_the_same_words_again_and_again_are_proposed_as_spam()
    {
        Comment Say(string words, int id) =>
            new(
                collector,
                Guid.Empty,
                new CommentPlace(World.FirstDay, new Guid(id, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), 0),
                words,
                "en",
                null
            );

        var hints = ProposeSpam.Of([
            Say("Buy cheap watches!", 1),
            Say("buy cheap watches", 2),
            Say("Buy  cheap, watches", 3),
            Say("see [web address removed]", 4),
            Say("ok", 5),
            Say("ok", 6),
            Say("ok", 7),
        ]);

        Assert.Equal(4, hints.Count);
        Assert.Equal([SpamHint.Link], hints[new Guid(4, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])]);
    }
}
