using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Bellwether.Instruments.Tests;

public sealed class SpanishLintTests
{
    [Fact]
    public void Every_finding_that_the_lint_can_make_is_said_in_Spanish_too()
    {
        var codes = Directory
            .EnumerateFiles(Path.Combine(Folder(), "Lint"), "*.cs")
            // Its findings take both languages or do not compile; WordingAdviceTests reads them.
            .Where(file => !file.EndsWith("WordingAdvice.cs", StringComparison.Ordinal))
            .SelectMany(file =>
                Regex
                    .Matches(File.ReadAllText(file), "\"(instrument\\.[a-z-]+)\",")
                    .Select(match => match.Groups[1].Value)
            )
            .Distinct()
            .ToList();

        var without = codes.Where(code =>
            SpanishWords.Add(new Finding(code, "items", "x", "y")).Spanish is null
            && !BringsItsOwn(code)
        );

        Assert.InRange(codes.Count, 45, 200);
        Assert.Empty(without);
    }

    [Fact]
    public void A_finding_is_read_in_the_language_asked_for()
    {
        var finding = LintInstrument.Run(Make.Content())[0];

        Assert.Equal("There is no question in it.", finding.Message);
        Assert.Equal("No tiene ninguna pregunta.", finding.In("es").Message);
        Assert.Equal("Add at least one question.", finding.In("fr").Fix);
    }

    // Where a finding is made with words of its own, its Spanish stands beside it.
    private static bool BringsItsOwn(string code) =>
        Directory
            .EnumerateFiles(Path.Combine(Folder(), "Lint"), "*.cs")
            .Select(File.ReadAllText)
            .Any(text =>
                Regex.IsMatch(
                    text,
                    $"\"{Regex.Escape(code)}\",(?:(?!yield return|new Finding).)*?(\\.Es\\(|Spanish = |\\(\\$?\"[^\"]*\",\\s*\\$?\"[^\"]*\"\\),?\\s*\\(\\$?\")",
                    RegexOptions.Singleline
                )
            );

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(
            Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "src", "Bellwether.Instruments")
        );
}
