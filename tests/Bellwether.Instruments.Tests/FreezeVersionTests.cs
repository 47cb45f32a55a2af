using Bellwether.Foundation;

namespace Bellwether.Instruments.Tests;

public sealed class FreezeVersionTests(InstrumentsDb shared) : InstrumentsFixture(shared)
{
    private static readonly Guid Filing = Ids.From(Guid.Empty, "filing");

    [Fact]
    public async Task The_same_content_is_one_version_and_other_content_is_the_next()
    {
        var first = await Freeze(Ana, Make.Content(Make.Choice("trust", "1", "2")));
        var again = await Freeze(Ana, Make.Content(Make.Choice("trust", "1", "2")));
        var second = await Freeze(Ana, Make.Content(Make.Choice("trust", "1", "2", "3")));

        Assert.Equal(first.VersionId, again.VersionId);
        Assert.Equal([1, 1, 2], [first.Number, again.Number, second.Number]);
        Assert.Equal(64, first.ContentHash.Length);
        Assert.Equal([1, 2], (await Published()).Select(e => (int)e.Number));
    }

    [Fact]
    public async Task Many_at_once_still_get_one_number_each()
    {
        var versions = await Task.WhenAll(
            Enumerable
                .Range(0, 24)
                .Select(i => Freeze(Ana, Make.Content(Make.Text($"words_{i % 8}"))))
        );

        Assert.Equal(
            Enumerable.Range(1, 8),
            versions.Select(version => version.Number).Distinct().Order()
        );
        Assert.Equal(8, versions.Select(version => version.VersionId).Distinct().Count());
    }

    [Fact]
    public async Task A_frozen_version_is_found_by_its_agency_only_and_is_the_document_that_was_hashed()
    {
        var content = Make.FromTemplate("a11-v2-five-point");
        var frozen = await Freeze(Ana, content);

        var found = (await Get<FindVersion>().Run(Ana.AgencyId, frozen.VersionId))!;

        Assert.Equal(frozen.ContentHash, InstrumentDocument.Hash(InstrumentDocument.Write(found)));
        Assert.Equal("a11-v2-five-point@1", found.Template);
        Assert.Same(found, await Get<FindVersion>().Run(Ana.AgencyId, frozen.VersionId));
        Assert.Null(await Get<FindVersion>().Run(Bo.AgencyId, frozen.VersionId));
    }

    [Fact]
    public async Task The_same_content_has_the_same_hash_but_not_the_same_id_in_two_agencies()
    {
        var content = Make.FromTemplate("open-feedback");

        var (ours, theirs) = (await Freeze(Ana, content), await Freeze(Bo, content));

        Assert.Equal(ours.ContentHash, theirs.ContentHash);
        Assert.NotEqual(ours.VersionId, theirs.VersionId);
    }

    [Fact]
    public async Task What_could_not_be_counted_is_refused()
    {
        var refusal = (
            await Get<FreezeVersion>()
                .Run(
                    Ana,
                    new VersionToFreeze(
                        Filing,
                        "Filing",
                        Make.Content(Make.Choice("a", "x", "x"), Make.Text("a"))
                    )
                )
        ).Refusal!;

        Assert.Equal("instrument.duplicate-key", refusal.Code);
        Assert.Equal(2, refusal.Faults.Count);
    }

    private async Task<InstrumentVersion> Freeze(Actor actor, InstrumentContent content) =>
        (
            await Get<FreezeVersion>().Run(actor, new VersionToFreeze(Filing, "Filing", content))
        ).Value;
}
