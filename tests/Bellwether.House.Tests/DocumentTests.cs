using System.Text.RegularExpressions;
using Bellwether.Foundation.Events;

namespace Bellwether.House.Tests;

public partial class DocumentTests
{
    [Fact]
    public void Every_event_is_documented_and_every_documented_event_exists()
    {
        var inCode = House
            .Assemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => typeof(IEvent).IsAssignableFrom(type) && type is { IsInterface: false })
            .Select(type => type.Name);

        Assert.Equal(inCode.Order(), FirstColumn("docs/events.md").Order());
    }

    [Fact]
    public void Every_refusal_is_documented()
    {
        var inCode = (
            from source in House.Sources("src", ".cs")
            from Match match in RefusalCode().Matches(string.Join('\n', source.Lines))
            select match.Groups[1].Value
        ).Distinct();

        Assert.Equal(
            inCode.Order(StringComparer.Ordinal),
            FirstColumn("docs/refusals.md").Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Every_setting_is_documented()
    {
        var inCode = (
            from source in House.Sources("src", ".cs", ".razor")
            from line in source.Lines
            from Match match in Setting().Matches(line)
            select match.Groups[1].Value
        ).Distinct();

        Assert.Equal(
            inCode.Order(StringComparer.Ordinal),
            FirstColumn("docs/settings.md").Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Every_decision_says_what_keeps_it_true_and_they_are_numbered_without_gaps()
    {
        var files = Directory
            .GetFiles(Path.Combine(House.Root, "docs/decisions"), "*.md")
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.All(files, file => Assert.Contains("Kept true by:", File.ReadAllText(file)));
        Assert.Equal(
            Enumerable.Range(1, files.Count),
            files.Select(file => int.Parse(Path.GetFileName(file)[..4]))
        );
    }

    [Fact]
    public void Every_method_page_has_the_fixed_headings()
    {
        string[] headings = ["About", "Formula", "Source", "Checked against", "Misuse"];
        var bad =
            from file in Directory.EnumerateFiles(Path.Combine(House.Root, "docs/methods"), "*.md")
            where Path.GetFileName(file) != "README.md"
            let text = File.ReadAllText(file)
            from heading in headings
            where !text.Contains($"## {heading}", StringComparison.Ordinal)
            select $"{Path.GetFileName(file)} lacks “{heading}”";

        Assert.Empty(bad);
    }

    [Fact]
    public void The_readme_is_short_and_its_links_lead_somewhere()
    {
        var readme = House.Read("README.md");
        var bad =
            from Match match in Link().Matches(readme)
            let target = match.Groups[1].Value.Split('#')[0]
            where target.Length > 0 && !target.StartsWith("http", StringComparison.Ordinal)
            where !Path.Exists(Path.Combine(House.Root, target))
            select target;

        Assert.Empty(bad);
        Assert.InRange(readme.Split('\n').Length, 20, 120);
        Assert.Contains("./bellwether demo", readme);
        Assert.Contains("./ci test", readme);
    }

    private static IEnumerable<string> FirstColumn(string path) =>
        House
            .Read(path)
            .Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('`')[1]);

    [GeneratedRegex(@"new Refusal\(\s*""([a-z0-9.-]+)""")]
    private static partial Regex RefusalCode();

    [GeneratedRegex(@"""(Bellwether(?::[A-Za-z]+)+)""")]
    private static partial Regex Setting();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();
}
