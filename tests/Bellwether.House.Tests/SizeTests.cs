namespace Bellwether.House.Tests;

public class SizeTests
{
    private static readonly string[] Large =
    [
        .. House
            .Read("tests/Bellwether.House.Tests/LargeFiles.txt")
            .Split('\n')
            .Where(line => line.Contains(' ') && !line.StartsWith('#'))
            .Select(line => line.Split(' ')[0]),
    ];

    [Fact]
    public void A_file_over_400_lines_says_why()
    {
        var bad =
            from source in House
                .Sources("src")
                .Concat(House.Sources("tests"))
                .Concat(House.Sources("bench"))
            where source.Lines.Length > 400 && !Large.Contains(source.Path)
            select $"{source.Path}: {source.Lines.Length} lines";

        Assert.Empty(bad);
    }

    [Fact]
    public void No_file_is_over_600_lines()
    {
        var bad =
            from source in House.Sources("src").Concat(House.Sources("tests"))
            where source.Lines.Length > 600
            select $"{source.Path}: {source.Lines.Length} lines";

        Assert.Empty(bad);
    }

    [Fact]
    public void The_list_of_large_files_has_no_ghosts() =>
        Assert.All(
            Large,
            path =>
                Assert.True(
                    File.Exists(Path.Combine(House.Root, path)),
                    $"{path} is gone: take it off the list."
                )
        );

    [Fact]
    public void The_foundation_stays_small() =>
        Assert.InRange(
            House.Sources("src/Bellwether.Foundation", ".cs").Sum(source => source.Lines.Length),
            1,
            1500
        );
}
