using System.Reflection;
using System.Xml.Linq;

namespace Bellwether.House.Tests;

/// <summary>The checkout that is being tested, and what is in it.</summary>
internal static class House
{
    public static string Root { get; } = FindRoot();

    /// <summary>Source projects by word (Foundation, Access …) with their project file.</summary>
    public static IReadOnlyDictionary<string, string> Projects { get; } =
        Directory
            .EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .ToDictionary(
                file => Path.GetFileNameWithoutExtension(file).Replace("Bellwether.", ""),
                file => file
            );

    /// <summary>The projects that one references directly, by word.</summary>
    public static IReadOnlyList<string> ReferencesOf(string project) =>
        [
            .. XDocument
                .Load(Projects[project])
                .Descendants("ProjectReference")
                .Select(reference =>
                    Path.GetFileNameWithoutExtension(
                        reference.Attribute("Include")!.Value.Replace('\\', '/')
                    )
                )
                .Select(name => name.Replace("Bellwether.", ""))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Loaded assemblies of the source projects.</summary>
    public static IEnumerable<Assembly> Assemblies =>
        Projects.Keys.Select(word =>
            Assembly.Load(word == "Cli" ? "bellwether" : $"Bellwether.{word}")
        );

    /// <summary>Source files (C# and Razor) with their path from the root.</summary>
    public static IEnumerable<(string Path, string[] Lines)> Sources(
        string under = "src",
        params string[] endings
    )
    {
        endings = endings.Length == 0 ? [".cs", ".razor"] : endings;
        return Directory
            .EnumerateFiles(Path.Combine(Root, under), "*", SearchOption.AllDirectories)
            .Where(file => endings.Contains(Path.GetExtension(file)))
            .Where(file =>
                !file.Contains("/node_modules/")
                && !file.Contains("/obj/")
                && !file.Contains("/bin/")
            )
            .Select(file =>
                (Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllLines(file))
            );
    }

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Bellwether.slnx")))
            folder = folder.Parent;
        return folder?.FullName
            ?? throw new InvalidOperationException("Run the tests inside a checkout.");
    }
}
