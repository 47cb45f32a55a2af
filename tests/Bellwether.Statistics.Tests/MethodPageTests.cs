using System.Reflection;

namespace Bellwether.Statistics.Tests;

public sealed class MethodPageTests
{
    private static readonly string[] Headings =
    [
        "## About",
        "## Formula",
        "## Shapes",
        "## Assumptions",
        "## Source",
        "## Checked against",
        "## Misuse",
    ];

    [Fact]
    public void Every_method_an_estimate_can_name_has_a_page()
    {
        string pages = Pages();
        string[] methods =
        [
            .. typeof(Estimate)
                .Assembly.GetTypes()
                .SelectMany(type =>
                    type.GetFields(
                        BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic
                    )
                )
                .Where(field =>
                    field.IsLiteral
                    && field.FieldType == typeof(string)
                    && field.Name.EndsWith("Method", StringComparison.Ordinal)
                )
                .Select(field => (string)field.GetRawConstantValue()!)
                .Distinct(),
        ];

        Assert.InRange(methods.Length, 60, 200);
        Assert.DoesNotContain(methods, method => !File.Exists(Path.Combine(pages, method + ".md")));
    }

    [Fact]
    public void Every_page_has_the_seven_headings_in_order_and_text_below_each()
    {
        string[] pages =
        [
            .. Directory
                .EnumerateFiles(Pages(), "*.md")
                .Where(page => Path.GetFileName(page) != "README.md"),
        ];

        Assert.InRange(pages.Length, 60, 300);
        Assert.All(pages, page => Assert.True(IsWhole(page), Path.GetFileName(page)));
    }

    private static bool IsWhole(string page)
    {
        string[] lines = [.. File.ReadLines(page).Where(line => line.Length > 0)];
        bool Heading(string line) => line.StartsWith("## ", StringComparison.Ordinal);
        return lines.Where(Heading).SequenceEqual(Headings)
            && !Heading(lines[^1])
            && lines.Zip(lines.Skip(1)).All(pair => !Heading(pair.First) || !Heading(pair.Second));
    }

    private static string Pages()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Bellwether.slnx")))
            folder = folder.Parent;
        return Path.Combine(folder!.FullName, "docs", "methods");
    }
}
