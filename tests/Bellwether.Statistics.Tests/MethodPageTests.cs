using System.Reflection;

namespace Bellwether.Statistics.Tests;

public sealed class MethodPageTests
{
    private static readonly string[] Rooms =
    [
        "Sums",
        "Scores",
        "Intervals",
        "Weighting",
        "Gap",
        "Disclosure",
    ];

    [Fact]
    public void Every_method_an_estimate_can_name_has_a_page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Bellwether.slnx")))
            folder = folder.Parent;
        string pages = Path.Combine(folder!.FullName, "docs", "methods");
        string[] methods =
        [
            .. typeof(Estimate)
                .Assembly.GetTypes()
                .Where(type => Rooms.Contains(type.Namespace?.Split('.')[^1]))
                .SelectMany(type =>
                    type.GetFields(
                        BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic
                    )
                )
                .Where(field =>
                    field.IsLiteral && field.Name.EndsWith("Method", StringComparison.Ordinal)
                )
                .Select(field => (string)field.GetRawConstantValue()!)
                .Distinct(),
        ];

        Assert.InRange(methods.Length, 25, 200);
        Assert.DoesNotContain(methods, method => !File.Exists(Path.Combine(pages, method + ".md")));
    }
}
