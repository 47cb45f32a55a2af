using System.Text.Json;
using System.Text.RegularExpressions;
using Bellwether.Text.Redaction;

namespace Bellwether.Text.Tests;

/// <summary>A detail somebody has marked in a sentence.</summary>
public sealed record Span(int Start, int End, string Type);

/// <summary>A sentence with its marked details.</summary>
/// <param name="Words">The sentence.</param>
/// <param name="Spans">What is marked in it.</param>
/// <param name="IsHeldOut">True when nobody looked at what the rules miss in it.</param>
public sealed record Labelled(string Words, IReadOnlyList<Span> Spans, bool IsHeldOut)
{
    /// <summary>The folder of the checkout.</summary>
    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (
                folder is not null && !File.Exists(Path.Combine(folder.FullName, "Bellwether.slnx"))
            )
                folder = folder.Parent;
            return folder?.FullName ?? ".";
        }
    }

    /// <summary>The labelled sentences of presidio-research; the half of their templates with odd numbers is held out.</summary>
    public static IReadOnlyList<Labelled> Presidio()
    {
        var file = Path.Combine(Root, "..", "shared", "data", "presidio_pii", "labelled_pii.json");
        if (!File.Exists(file))
            file = Path.Combine(
                Root,
                "..",
                "..",
                "shared",
                "data",
                "presidio_pii",
                "labelled_pii.json"
            );
        if (!File.Exists(file))
            Assert.Skip("The labelled sentences (../shared/data/presidio_pii) are not here.");
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return
        [
            .. json
                .RootElement.EnumerateArray()
                .Select(sentence =>
                {
                    var text = sentence.GetProperty("full_text").GetString()!;
                    return new Labelled(
                        text,
                        [
                            .. sentence
                                .GetProperty("spans")
                                .EnumerateArray()
                                .Select(span => new Span(
                                    Units(text, span.GetProperty("start_position").GetInt32()),
                                    Units(text, span.GetProperty("end_position").GetInt32()),
                                    span.GetProperty("entity_type").GetString()!
                                )),
                        ],
                        sentence.GetProperty("template_id").GetInt32() % 2 == 1
                    );
                }),
        ];
    }

    /// <summary>A file of our own: one sentence a line, details as {type:words}; every second sentence is held out.</summary>
    public static IReadOnlyList<Labelled> Own(string file) =>
        [
            .. File.ReadAllLines(Path.Combine(Root, "tests", "cases", file))
                .Where(line => line.Length > 0 && line[0] != '#')
                .Select((line, i) => Read(line, i % 2 == 1)),
        ];

    private static Labelled Read(string line, bool isHeldOut)
    {
        var words = new System.Text.StringBuilder();
        var spans = new List<Span>();
        var from = 0;
        foreach (Match mark in Regex.Matches(line, @"\{([a-z]+):([^{}]+)\}"))
        {
            words.Append(line, from, mark.Index - from);
            var start = words.Length;
            words.Append(mark.Groups[2].Value);
            spans.Add(new Span(start, words.Length, mark.Groups[1].Value));
            from = mark.Index + mark.Length;
        }
        words.Append(line, from, line.Length - from);
        return new Labelled(words.ToString(), spans, isHeldOut);
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

/// <summary>How often the rules are right about some labelled sentences, and how often they miss.</summary>
public sealed class Score
{
    private readonly Dictionary<string, (int Found, int All)> recall = [];
    private readonly Dictionary<string, (int Right, int All)> precision = [];

    public int Sentences { get; private set; }

    public int Leaking { get; private set; }

    public List<string> Wrong { get; } = [];

    public List<string> Missed { get; } = [];

    /// <summary>Reads the sentences as a comment would be read.</summary>
    /// <param name="sentences">The sentences.</param>
    /// <param name="familyOf">The family a label or a kind of detail belongs to (phone, name …); null: not looked for.</param>
    /// <param name="mayTouch">Labels that a removal of a family may rightly touch besides its own.</param>
    public static Score Of(
        IEnumerable<Labelled> sentences,
        Func<string, string?> familyOf,
        Func<string, string, bool>? mayTouch = null
    )
    {
        var score = new Score();
        foreach (var sentence in sentences)
            score.Add(sentence, familyOf, mayTouch ?? ((_, _) => false));
        return score;
    }

    public IEnumerable<string> Families => recall.Keys.Union(precision.Keys).Order();

    public double Recall(params IEnumerable<string> families) =>
        Share(families.Select(family => recall.GetValueOrDefault(family)));

    public double Precision(params IEnumerable<string> families) =>
        Share(families.Select(family => precision.GetValueOrDefault(family)));

    public double LeaksPerThousand => 1000.0 * Leaking / Sentences;

    public IEnumerable<string> Lines()
    {
        foreach (var family in Families)
        {
            var (found, all) = recall.GetValueOrDefault(family);
            var (right, removed) = precision.GetValueOrDefault(family);
            yield return $"| {family} | {found} of {all} ({Text(found, all)}) | {right} of {removed} ({Text(right, removed)}) |";
        }
        yield return $"| sentences that leak | {Leaking} of {Sentences}: {LeaksPerThousand:F0} per 1,000 | |";
    }

    private void Add(
        Labelled sentence,
        Func<string, string?> familyOf,
        Func<string, string, bool> mayTouch
    )
    {
        var findings = RedactWords.Find(sentence.Words);
        Sentences++;
        foreach (var finding in findings)
        {
            var family = familyOf(finding.Detail.ToString()) ?? finding.Detail.ToString();
            var isRight = sentence.Spans.Any(span =>
                span.Start < finding.End
                && finding.Start < span.End
                && (familyOf(span.Type) == family || mayTouch(family, span.Type))
            );
            var (right, all) = precision.GetValueOrDefault(family);
            precision[family] = (right + (isRight ? 1 : 0), all + 1);
            if (!isRight)
                Wrong.Add(
                    $"wrong {family}: “{sentence.Words.Substring(finding.Start, finding.Length)}” in “{sentence.Words}”"
                );
        }
        var leaks = false;
        foreach (var span in sentence.Spans)
        {
            if (familyOf(span.Type) is not { } family)
                continue;
            var covered = findings.Sum(f =>
                Math.Max(0, Math.Min(f.End, span.End) - Math.Max(f.Start, span.Start))
            );
            var isFound = covered * 2 >= span.End - span.Start;
            var (found, all) = recall.GetValueOrDefault(family);
            recall[family] = (found + (isFound ? 1 : 0), all + 1);
            leaks |= !isFound;
            if (!isFound)
                Missed.Add(
                    $"missed {family}: “{sentence.Words[span.Start..span.End]}” in “{sentence.Words}”"
                );
        }
        Leaking += leaks ? 1 : 0;
    }

    private static double Share(IEnumerable<(int Part, int All)> counts)
    {
        var list = counts.ToList();
        return list.Sum(count => count.Part) / (double)Math.Max(1, list.Sum(count => count.All));
    }

    private static string Text(int part, int all) => all == 0 ? "-" : $"{part / (double)all:F3}";
}
