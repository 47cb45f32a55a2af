using System.Collections.Immutable;
using System.Text;
using Bellwether.Instruments;
using Dapper;

namespace Bellwether.Collection.Tests;

public sealed class UnfinishedTests(CollectionDatabase database) : IAsyncLifetime
{
    private CollectionWorld world = null!;
    private Collector collector = null!;

    public async ValueTask InitializeAsync()
    {
        world = await CollectionWorld.Open(database);
        collector = await Open(new Participation { ResumeDays = 14 });
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private async Task<Collector> Open(Participation? rules) =>
        await world.OpenCollector(
            await world.Freeze(
                "open-feedback",
                change: content => content with { Participation = rules }
            )
        );

    private async Task<CollectorInUse> InUse(Collector which) =>
        (await world.Get<FindCollector>().Run(which.Key))!;

    private static UnfinishedAnswer Answer(Collector of, string words) =>
        new(
            of.VersionId,
            "en",
            "visit-1",
            "0;1",
            ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.Add("comment", [words])
        );

    private async Task<string> Keep(string words, string? code = null) =>
        (
            await world
                .Get<KeepUnfinished>()
                .Run(await InUse(collector), Answer(collector, words), code, default)
        )
            .Value
            .Code;

    private Task<UnfinishedAnswer?> Find(string code, Collector? at = null) =>
        world.Get<FindUnfinished>().Run(world.Agency.AgencyId, (at ?? collector).CollectorId, code);

    private Task<IEnumerable<(string Hash, byte[] Sealed)>> Rows() =>
        world.Db.Read(connection =>
            connection.QueryAsync<(string, byte[])>(
                "SELECT resume_hash, sealed FROM collection_unfinished WHERE collector_id = @CollectorId",
                new { collector.CollectorId }
            )
        );

    [Fact]
    public async Task The_code_brings_back_what_was_typed_and_nothing_else_does()
    {
        var code = await Keep("half a sentence");

        var found = await Find(code);
        var typedBadly = await Find(
            $" {code.ToUpperInvariant().Replace("-", "", StringComparison.Ordinal).Replace('0', 'O')} "
        );

        Assert.Equal(["half a sentence"], found!.Answers["comment"]);
        Assert.Equal("0;1", found.Shown);
        Assert.NotNull(typedBadly);
        Assert.Null(await Find(code[..^1] + (code[^1] == 'a' ? 'b' : 'a')));
        Assert.Null(await Find(""));
        Assert.Null(await Find(code, await Open(new Participation { ResumeDays = 14 })));
        Assert.Null(
            await world
                .Get<FindUnfinished>()
                .Run(Guid.CreateVersion7(), collector.CollectorId, code)
        );
    }

    [Fact]
    public async Task What_is_stored_holds_neither_the_words_nor_the_code_and_cannot_be_changed_unseen()
    {
        var code = await Keep("a very telling sentence");
        var row = Assert.Single(await Rows());

        var stored = Encoding.Latin1.GetString(row.Sealed) + row.Hash;
        Assert.DoesNotContain("telling", stored);
        Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), stored);
        row.Sealed[^1] ^= 1;
        await world.Db.Write(tx =>
            tx.Connection!.ExecuteAsync(
                "UPDATE collection_unfinished SET sealed = @Sealed WHERE resume_hash = @Hash",
                new { row.Sealed, row.Hash },
                tx
            )
        );

        Assert.Null(await Find(code));
    }

    [Fact]
    public async Task Leaving_again_goes_on_under_the_same_code()
    {
        var code = await Keep("first");

        Assert.Equal(code, await Keep("second", code));

        Assert.Equal(["second"], (await Find(code))!.Answers["comment"]);
        Assert.Single(await Rows());
    }

    [Fact]
    public async Task After_its_days_it_is_gone()
    {
        var code = await Keep("half");
        world.Time.Move(TimeSpan.FromDays(14) - TimeSpan.FromMinutes(1));
        Assert.NotNull(await Find(code));
        world.Time.Move(TimeSpan.FromMinutes(2));

        Assert.Null(await Find(code));
        await world.Get<ForgetUnfinished>().RemoveExpired();
        Assert.Empty(await Rows());
    }

    [Fact]
    public async Task What_was_sent_is_forgotten_and_nothing_unsent_is_counted()
    {
        var code = await Keep("half");
        Assert.Empty(
            await world
                .Get<Responses.ReadComments>()
                .Run(world.Agency.AgencyId, [collector.CollectorId], 5)
        );

        await world.Get<ForgetUnfinished>().Run(await InUse(collector), code);

        Assert.Null(await Find(code));
    }

    [Fact]
    public async Task Only_a_form_that_offers_it_can_be_left_and_not_with_too_much_in_it()
    {
        var strict = await Open(null);
        var keep = world.Get<KeepUnfinished>();

        var refused = await keep.Run(await InUse(strict), Answer(strict, "x"), null, default);
        var long_ = await keep.Run(
            await InUse(collector),
            Answer(collector, new string('x', KeepUnfinished.Largest)),
            null,
            default
        );

        Assert.Equal("unfinished.not-offered", refused.Refusal!.Code);
        Assert.Equal("unfinished.too-long", long_.Refusal!.Code);
    }
}
