using Bellwether.Foundation;
using Bellwether.Foundation.Events;
using Dapper;

namespace Bellwether.Responses.Tests;

/// <summary>Words as they were written never lie open in the database, and are opened with a reason only.</summary>
public sealed class SealingTests : IAsyncLifetime
{
    private World world = null!;
    private readonly Guid collector = Guid.CreateVersion7();

    public async ValueTask InitializeAsync() => world = await World.Open();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private Actor Ana => new(world.Agency, null, "Ana");

    private Task<Receipt> Say(string words, bool drop = false) =>
        world
            .Get<RecordResponses>()
            .Run(
                world.Response(collector, world.Version(1), words, 5, 1, 1, 0, 1) with
                {
                    Comments = [new NewComment(4, words, "redacted", "en")],
                    DropOriginals = drop,
                }
            );

    private Task<string> Kept() =>
        world.Db.Read(async c =>
            (await c.QuerySingleAsync<string>("SELECT original FROM responses_comment"))!
        );

    [Fact]
    public async Task The_database_alone_does_not_tell_what_was_written()
    {
        var receipt = await Say("call me at 555-0147");

        var kept = await Kept();
        var opened = await world
            .Get<OpenOriginal>()
            .Run(Ana, collector, World.FirstDay, receipt.ResponseId, OpeningReason.Safety);

        Assert.StartsWith("sealed1:", kept);
        Assert.DoesNotContain("555", kept);
        Assert.Equal("call me at 555-0147", Assert.Single(opened.Value).Words);
        Assert.Contains(
            await world.Get<Outbox>().After(0, 100),
            entry => entry.Kind == nameof(OriginalOpened) && entry.Body.Contains("safety")
        );
    }

    [Fact]
    public async Task What_lay_open_from_before_there_were_seals_is_sealed_and_opens_as_before()
    {
        var receipt = await Say("call me at 555-0147");
        await world.Db.Write(tx =>
            tx.Connection!.ExecuteAsync(
                "UPDATE responses_comment SET original = 'call me at 555-0147'",
                transaction: tx
            )
        );
        var treat = world.Get<TreatOriginals>();

        var elsewhere = await treat.Run(Guid.CreateVersion7(), collector, drop: true);
        var done = await treat.Run(world.Agency, collector, drop: false);
        var again = await treat.Run(world.Agency, collector, drop: false);
        var kept = await Kept();
        var opened = await world
            .Get<OpenOriginal>()
            .Run(Ana, collector, World.FirstDay, receipt.ResponseId, OpeningReason.Request);

        Assert.Equal(default, elsewhere);
        Assert.Equal(new TreatedOriginals(1, 0), done);
        Assert.Equal(default, again);
        Assert.StartsWith("sealed1:", kept);
        Assert.Equal("call me at 555-0147", Assert.Single(opened.Value).Words);
    }

    [Fact]
    public async Task Dropping_waits_for_whoever_looks_after_somebody_in_danger()
    {
        await world
            .Get<RecordResponses>()
            .Run(
                world.Response(collector, world.Version(1), "danger", 5, 1, 1, 0, 1) with
                {
                    Comments = [new NewComment(4, "I cannot go on", "I cannot go on", "en")],
                    Concern = new NewConcern(1, ["self-harm"], ["cannot-go-on"]),
                }
            );
        await Say("calm words");

        var done = await world.Get<TreatOriginals>().Run(world.Agency, collector, drop: true);
        var left = await world.Db.Read(async c =>
            await c.QuerySingleAsync<long>(
                "SELECT COUNT(*) FROM responses_comment WHERE original <> ''"
            )
        );

        Assert.Equal((1, 1L), (done.Dropped, left));
    }

    [Fact]
    public async Task The_same_words_are_sealed_differently_each_time()
    {
        var seal = world.Get<SealWords>();
        var place = Guid.CreateVersion7();

        Assert.NotEqual(seal.Run("words", place), seal.Run("words", place));
        Assert.Equal("words", seal.Open(seal.Run("words", place), place));
        Assert.Null(seal.Open(seal.Run("words", place), Guid.CreateVersion7()));
        Assert.Equal("", seal.Run("", place));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task What_is_dropped_at_the_door_is_nowhere()
    {
        var receipt = await Say("a secret", drop: true);

        var opened = await world
            .Get<OpenOriginal>()
            .Run(Ana, collector, World.FirstDay, receipt.ResponseId, OpeningReason.Legal);

        Assert.Equal("", await Kept());
        Assert.Equal("original.dropped", opened.Refusal!.Code);
    }

    [Fact]
    public async Task Another_agency_opens_nothing()
    {
        var receipt = await Say("words");

        var opened = await world
            .Get<OpenOriginal>()
            .Run(
                new Actor(Guid.CreateVersion7(), null, "Stranger"),
                collector,
                World.FirstDay,
                receipt.ResponseId,
                OpeningReason.Safety
            );

        Assert.Equal("original.unknown", opened.Refusal!.Code);
    }

    [Fact]
    public async Task The_key_lies_outside_the_database_and_only_its_owner_reads_it()
    {
        await Say("words");
        var file = Path.Combine(world.Db.Folder!, "seal.key");

        Assert.True(File.Exists(file));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(file)
            );
    }

    [Fact]
    public async Task With_another_key_the_words_stay_closed_and_the_refusal_says_why()
    {
        var receipt = await Say("words");
        var other = Path.Combine(world.Db.Folder!, "other.key");
        var seal = new SealWords(new SealKey(world.Db, new SealSettings { KeyFile = other }));
        var open = new OpenOriginal(world.Db, world.Get<Outbox>(), world.Get<CommentStore>(), seal);

        var opened = await open.Run(
            Ana,
            collector,
            World.FirstDay,
            receipt.ResponseId,
            OpeningReason.Safety
        );

        Assert.Equal("original.key", opened.Refusal!.Code);
    }

    [Fact]
    public async Task Old_words_are_forgotten_and_counts_stay()
    {
        await Say("words");

        var gone = await world
            .Get<ForgetWords>()
            .Run(world.Agency, collector, World.FirstDay.AddDays(1));

        Assert.Equal(1, gone);
        var verified = await world.Get<VerifyResponses>().Run();
        Assert.True(verified.IsSound);
        Assert.Equal((1L, 0L), (verified.Rows, verified.Comments));
    }
}
