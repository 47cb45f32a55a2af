using Bellwether.Collection.Sources;
using Bellwether.Testing;

namespace Bellwether.Collection.Tests.Sources;

/// <summary>Files wait in a folder of the installation's choice; a full disk is said plainly, and leaves nothing behind.</summary>
public sealed class SpoolTests(CollectionDatabase database)
{
    private static readonly byte[] Large = [.. "id,date,rating,comment\n"u8, .. new byte[3 << 20]];

    [Fact]
    public async Task A_full_disk_refuses_the_file_and_keeps_nothing_of_it()
    {
        using var disk = SmallDisk.Mount(megabytes: 4, taken: 2);
        await using var world = await SourcesWorld.Open(database, disk.Folder);

        var upload = await world
            .Get<KeepUpload>()
            .Run(world.Inner.Ana, new OneWayStream(Large), "cards.csv");
        var check = await world.Get<CheckFile>().Run(world.Inner.Ana, Sent(Large));
        var import = await world.Get<ImportFeedback>().Run(world.Inner.Ana, Sent(Large));
        var left = Directory.GetFiles(disk.Folder).Select(Path.GetFileName);

        Assert.Equal("source.disk-full", upload.Refusal?.Code);
        Assert.Equal("source.disk-full", check.Refusal?.Code);
        Assert.Equal("source.disk-full", import.Refusal?.Code);
        Assert.Equal(["ballast"], left);
        Assert.Empty(await world.Get<ListBatches>().Run(world.AgencyId));
    }

    [Fact]
    public async Task With_room_the_same_folder_holds_a_file_only_while_it_is_read()
    {
        var folder = Directory.CreateTempSubdirectory("bellwether-spool-").FullName;
        await using var world = await SourcesWorld.Open(database, folder);

        var import = await world
            .Get<ImportFeedback>()
            .Run(world.Inner.Ana, Sent([.. "id,date,rating,comment\nc1,2026-01-05,4,Quick\n"u8]));

        Assert.Equal(1, import.Value.Batch.Accepted);
        Assert.Empty(Directory.GetFiles(folder));
        Directory.Delete(folder);
    }

    private static FeedbackToImport Sent(byte[] file) =>
        new(new OneWayStream(file), "cards.csv", SourcesWorld.Simple());

    /// <summary>As a request's body: read once, from beginning to end.</summary>
    private sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
