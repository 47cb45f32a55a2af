using Bellwether.Collection.Sources;

namespace Bellwether.Collection.Tests.Sources;

/// <summary>The columns that docs/operate/embed.md promises for text messages and automated calls are the ones that are read.</summary>
public sealed class TextMessageTests(CollectionDatabase database)
{
    [Theory]
    [InlineData("sms-results", "sms_text_messages", "five", "cinco")]
    [InlineData("voice-results", "automated_phone", "5", "5")]
    public async Task Results_with_the_promised_columns_are_read(
        string mapping,
        string channel,
        string five,
        string cinco
    )
    {
        await using var world = await SourcesWorld.Open(database);
        var file =
            "external_id,answered_at,channel,language,service,satisfaction,comment\n"
            + $"m1,2026-03-03T23:30:00-05:00,{channel},en,Renewing a passport,{five},Quick\n"
            + $"m2,2026-03-04T10:00:00-05:00,{channel},es,Renewing a passport,{cinco},Muy bien\n"
            + $"m3,2026-03-04T10:00:00-05:00,{channel},en,Renewing a passport,1,\n"
            + "m4,2026-03-04T10:00:00-05:00,letter,en,Renewing a passport,1,\n"
            + $"m5,2026-03-04T10:00:00-05:00,{channel},en,Renewing a passport,9,\n";

        var first = await world.Import(file, await Shipped(world, mapping));
        var again = await world.Import(file, await Shipped(world, mapping));

        Assert.Equal((3, 2), (first.Batch.Accepted, first.Batch.Quarantined));
        Assert.Equal(
            [(5, "channel"), (6, "satisfaction")],
            first.Quarantined.Select(fault => (fault.Row, fault.Field))
        );
        Assert.Equal(
            (new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 4)),
            (first.Batch.First, first.Batch.Last)
        );
        Assert.Equal("1 0 0 0 2", await world.Ratings("satisfaction"));
        Assert.Equal(first.Batch.BatchId, again.Batch.BatchId);
        Assert.All(
            await world.Cells(),
            cell => Assert.StartsWith(channel, cell.Slice, StringComparison.Ordinal)
        );
        await world.AssertLaw();
    }

    [Theory]
    [InlineData("sms-results")]
    [InlineData("voice-results")]
    public async Task The_page_for_those_who_run_it_names_every_column(string mapping)
    {
        await using var world = await SourcesWorld.Open(database);
        var page = await File.ReadAllTextAsync(Page());
        var read = await Shipped(world, mapping);

        var columns = new[] { read.Id!.Column, read.Date!.Column, read.Service!.Column }
            .Concat([read.Channel!.Column, read.Language!.Column])
            .Concat(read.Items.Select(item => item.Column));

        Assert.All(
            columns,
            column => Assert.Contains($"`{column}`", page, StringComparison.Ordinal)
        );
        Assert.Contains(mapping, page, StringComparison.Ordinal);
    }

    private static async Task<Mapping> Shipped(SourcesWorld world, string name) =>
        (await world.Get<FindMapping>().Run(world.AgencyId, name)).Value;

    private static string Page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "docs", "operate", "embed.md")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "docs", "operate", "embed.md");
    }
}
