namespace Bellwether.House.Tests;

public class MapTests
{
    private static readonly Dictionary<string, string[]> Map = ReadMap();

    [Fact]
    public void Every_project_is_in_the_map_and_nothing_else() =>
        Assert.Equal(House.Projects.Keys.Order(), Map.Keys.Order());

    [Fact]
    public void The_project_graph_is_the_one_in_the_map()
    {
        foreach (var (project, allowed) in Map)
        {
            var actual = House.ReferencesOf(project);
            if (allowed is ["all of the above", ..])
                continue;
            Assert.True(
                actual.SequenceEqual(allowed.Order(StringComparer.Ordinal)),
                $"{project} references {string.Join(", ", actual)}; docs/map.md says {string.Join(", ", allowed)}."
            );
        }
    }

    [Fact]
    public void Nothing_references_the_web_but_the_executable_and_nothing_references_the_executable()
    {
        foreach (var project in House.Projects.Keys)
        {
            if (project != "Cli")
                Assert.DoesNotContain("Web", House.ReferencesOf(project));
            Assert.DoesNotContain("Cli", House.ReferencesOf(project));
        }
    }

    [Fact]
    public void Every_project_has_tests_a_readme_and_a_place_in_the_solution()
    {
        var solution = House.Read("Bellwether.slnx");
        foreach (var project in House.Projects.Keys)
        {
            Assert.True(
                Directory.Exists(Path.Combine(House.Root, "tests", $"Bellwether.{project}.Tests")),
                $"tests/Bellwether.{project}.Tests is missing."
            );
            var readme = Path.Combine(Path.GetDirectoryName(House.Projects[project])!, "README.md");
            Assert.True(File.Exists(readme), $"{project} has no README.md.");
            Assert.InRange(File.ReadAllLines(readme).Length, 8, 60);
            Assert.Contains($"Bellwether.{project}.csproj", solution);
        }
    }

    [Fact]
    public void Only_access_and_the_web_see_http()
    {
        foreach (var (project, file) in House.Projects)
        {
            if (project is "Access" or "Web" or "Cli")
                continue;
            var text = File.ReadAllText(file);
            Assert.DoesNotContain("Microsoft.AspNetCore.App", text);
            Assert.DoesNotContain("Sdk.Web", text);
        }
    }

    private static Dictionary<string, string[]> ReadMap() =>
        House
            .Read("docs/map.md")
            .Split('\n')
            .Where(line =>
                line.StartsWith("| ", StringComparison.Ordinal)
                && !line.StartsWith("| Project", StringComparison.Ordinal)
            )
            .Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(
                cells => cells[0],
                cells => cells[2] == "-" ? [] : cells[2].Split(',', StringSplitOptions.TrimEntries)
            );
}
