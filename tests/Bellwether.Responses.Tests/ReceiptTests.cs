using Bellwether.Foundation;

namespace Bellwether.Responses.Tests;

public sealed class ReceiptTests : IAsyncLifetime
{
    private World world = null!;

    public async ValueTask InitializeAsync() => world = await World.Open();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public void A_code_has_fifteen_characters_in_groups_and_holds_the_day_and_sixty_random_bits()
    {
        var id = Ids.New(new DateTimeOffset(2026, 3, 3, 15, 0, 0, TimeSpan.Zero));

        var code = ReceiptCode.Of(id, World.FirstDay);

        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{3}(-[0-9A-HJKMNP-TV-Z]{4}){3}$", code);
        Assert.True(ReceiptCode.TryRead(code, out var key));
        Assert.Equal(ReceiptCode.KeyOf(id, World.FirstDay), key);
        Assert.Equal(World.FirstDay, ReceiptCode.DayOf(key));
    }

    [Fact]
    public void People_may_write_a_code_their_own_way()
    {
        var code = ReceiptCode.Of(Guid.CreateVersion7(), World.FirstDay);
        var sloppy = code.ToLowerInvariant().Replace("-", " ").Replace('0', 'o').Replace('1', 'l');

        Assert.True(ReceiptCode.TryRead(sloppy, out var key));
        Assert.True(ReceiptCode.TryRead(code, out var same));
        Assert.Equal(same, key);
        Assert.False(ReceiptCode.TryRead(code + "7", out _));
        Assert.False(ReceiptCode.TryRead("U" + code[1..], out _));
        Assert.False(ReceiptCode.TryRead("", out _));
    }

    [Fact]
    public async Task A_receipt_finds_its_response_for_its_own_agency_only()
    {
        var collector = Guid.CreateVersion7();
        var receipt = await world
            .Get<RecordResponses>()
            .Run(world.Response(collector, world.Version(1), "a", 5, 5, 5, 0, 0));

        var found = await world.Get<FindReceipt>().Run(world.Agency, receipt.Code);

        Assert.Equal(
            new FoundResponse(receipt.ResponseId, collector, World.FirstDay, false),
            found
        );
        Assert.Null(await world.Get<FindReceipt>().Run(Guid.CreateVersion7(), receipt.Code));
        Assert.Null(await world.Get<FindReceipt>().Run(world.Agency, "000-0000-0000-0000"));
    }

    [Fact]
    public async Task A_receipt_for_an_id_made_from_a_name_is_found_as_well()
    {
        var id = Ids.From(world.Agency, "row 7");
        var response = world.Response(Guid.CreateVersion7(), world.Version(1), "a", 5, 5, 5, 0, 0);

        var receipt = await world.Get<RecordResponses>().Run(response with { ResponseId = id });

        Assert.Equal(
            id,
            (await world.Get<FindReceipt>().Run(world.Agency, receipt.Code))?.ResponseId
        );
    }
}
