using System.Text.Json;
using Bellwether.Text.Redaction;

namespace Bellwether.Text.Tests;

/// <summary>How often the rules are right and how often they miss, on labelled sentences that they were not written for.</summary>
public sealed class RedactionMeasuredTests(ITestOutputHelper output)
{
    // What the rules look for. Names are in only where someone introduces themselves; places, firms and ages are not looked for.
    private static readonly string[] LookedFor =
    [
        "US_SSN",
        "CREDIT_CARD",
        "IBAN_CODE",
        "EMAIL_ADDRESS",
        "PHONE_NUMBER",
        "US_DRIVER_LICENSE",
        "STREET_ADDRESS",
    ];

    [Fact]
    public void Precision_and_recall_on_labelled_sentences_are_at_least_what_the_methods_page_says()
    {
        var sentences = Load();
        var (right, wrong) = (0, 0);
        var found = new Dictionary<string, (int Found, int All)>();
        foreach (var (text, spans) in sentences)
        {
            var findings = RedactWords.Find(text);
            foreach (var finding in findings)
            {
                if (spans.Any(span => span.Start < finding.End && finding.Start < span.End))
                    right++;
                else
                {
                    wrong++;
                    output.WriteLine(
                        $"wrong: {finding.Detail} “{text.Substring(finding.Start, finding.Length)}” in “{text}”"
                    );
                }
            }
            foreach (var span in spans)
            {
                var covered = findings.Sum(f =>
                    Math.Max(0, Math.Min(f.End, span.End) - Math.Max(f.Start, span.Start))
                );
                var (f, all) = found.GetValueOrDefault(span.Type);
                var isFound = covered * 2 >= span.End - span.Start;
                found[span.Type] = (f + (isFound ? 1 : 0), all + 1);
                if (!isFound && LookedFor.Contains(span.Type))
                    output.WriteLine(
                        $"missed: {span.Type} “{text[span.Start..span.End]}” in “{text}”"
                    );
            }
        }
        foreach (var (type, count) in found.OrderByDescending(pair => pair.Value.All))
            output.WriteLine($"{type}: {count.Found} of {count.All}");
        double precision = (double)right / (right + wrong);
        double recall =
            (double)LookedFor.Sum(type => found[type].Found)
            / LookedFor.Sum(type => found[type].All);
        double numbers =
            (double)LookedFor[..^1].Sum(type => found[type].Found)
            / LookedFor[..^1].Sum(type => found[type].All);
        output.WriteLine(
            $"precision {precision:F3} ({right} right, {wrong} wrong); recall {recall:F3}; without addresses {numbers:F3}"
        );

        Assert.InRange(precision, 0.97, 1);
        Assert.InRange(recall, 0.5, 1);
        Assert.InRange(numbers, 0.9, 1);
    }

    [Fact]
    public void Labelled_sentences_come_to_rest()
    {
        foreach (var (text, _) in Load())
        {
            var once = RedactWords.Run(text, "en").Words;
            Assert.Equal(once, RedactWords.Run(once, "en").Words);
        }
    }

    private static List<(string Text, List<(int Start, int End, string Type)> Spans)> Load()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Bellwether.slnx")))
            folder = folder.Parent;
        var file = Path.Combine(
            folder?.FullName ?? ".",
            "..",
            "shared",
            "data",
            "presidio_pii",
            "labelled_pii.json"
        );
        if (!File.Exists(file))
            Assert.Skip("The labelled sentences (../shared/data/presidio_pii) are not here.");
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var sentences = new List<(string, List<(int, int, string)>)>();
        foreach (var sentence in json.RootElement.EnumerateArray())
        {
            var text = sentence.GetProperty("full_text").GetString()!;
            var spans = sentence
                .GetProperty("spans")
                .EnumerateArray()
                .Select(span =>
                    (
                        Units(text, span.GetProperty("start_position").GetInt32()),
                        Units(text, span.GetProperty("end_position").GetInt32()),
                        span.GetProperty("entity_type").GetString()!
                    )
                )
                .ToList();
            sentences.Add((text, spans));
        }
        return sentences;
    }

    // The labels count code points; C# counts UTF-16 units.
    private static int Units(string text, int codePoints)
    {
        var units = 0;
        for (var i = 0; i < codePoints && units < text.Length; i++)
            units += char.IsHighSurrogate(text[units]) ? 2 : 1;
        return units;
    }
}
