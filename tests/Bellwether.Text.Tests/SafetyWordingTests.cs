using Bellwether.Text.Safety;

namespace Bellwether.Text.Tests;

/// <summary>How often the rules of safety wording find what they must, and how often they cry wolf. It prints the table of the docs.</summary>
public sealed class SafetyWordingTests(ITestOutputHelper output)
{
    private sealed record Case(
        int Tier,
        string Kind,
        string Language,
        string Words,
        bool IsHeldOut
    );

    [Fact]
    public void The_rules_miss_little_and_cry_wolf_rarely()
    {
        var cases = Load();
        foreach (var language in new[] { "en", "es" })
        foreach (var held in new[] { false, true })
        {
            var some = cases.Where(c => c.Language == language && c.IsHeldOut == held).ToList();
            Print($"{language}, {(held ? "held out" : "looked at")}", some, show: !held);
        }
        Print("all", cases, show: false);

        foreach (var language in new[] { "en", "es" })
        {
            var meant = cases.Where(c => c.Language == language && c.Tier > 0).ToList();
            var near = cases.Where(c => c.Language == language && c.Tier == 0).ToList();
            Assert.InRange(meant.Count(Found) / (double)meant.Count, 0.9, 1);
            Assert.InRange(near.Count(Found) / (double)near.Count, 0, 0.1);
        }
    }

    [Fact]
    public void Kinds_are_told_apart()
    {
        var wrong = Load()
            .Where(c =>
                c.Tier > 0
                && FindSafetyWording.In(c.Words) is { } found
                && !found.Kinds.Contains(c.Kind)
            )
            .Select(c => $"{c.Kind}: {c.Words}")
            .ToList();

        Assert.True(wrong.Count <= 6, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("I WANT TO DIE")]
    [InlineData("i don’t want to live")]
    [InlineData("Quiero   morirme…")]
    [InlineData("QUIERO QUITARME LA VIDA")]
    public void Case_accents_and_signs_do_not_matter(string words) =>
        Assert.Equal(1, FindSafetyWording.In(words)?.Tier);

    [Fact]
    public void Any_string_is_read_and_time_grows_with_its_length()
    {
        string[] pieces =
        [
            "kill ",
            "myself ",
            "I ",
            "want ",
            "to ",
            "die ",
            "la ",
            "vida ",
            "me ",
            "voy ",
            "a ",
            "matar ",
            "no ",
            "quiero ",
            "vivir ",
            "\uD800",
            "\0",
            "é",
            "🙂",
            "'",
            "\n",
            "gun ",
            "with ",
            "child ",
            "is ",
            "not ",
            "the ",
            "bomb ",
            "is ",
        ];
        var random = new Random(20260303);
        for (var round = 0; round < 100_000; round++)
        {
            var text = string.Concat(
                Enumerable
                    .Range(0, random.Next(1, 14))
                    .Select(_ => pieces[random.Next(pieces.Length)])
            );
            if (FindSafetyWording.In(text) is { } found)
                Assert.True(
                    found.Tier is 1 or 2 && found.Kinds.Length > 0 && found.Rules.Length > 0
                );
        }
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var piece in pieces)
            FindSafetyWording.In(string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    [Fact]
    public void Every_rule_has_words_and_a_kind() =>
        Assert.All(
            SafetyPhrases.All(),
            rule =>
            {
                Assert.Contains(rule.Parts, part => !part.IsOptional);
                if (rule.Tier > 0)
                    Assert.Contains(
                        rule.Kind,
                        new[] { "self-harm", "threat", "violence", "emergency", "child" }
                    );
            }
        );

    private static bool Found(Case c) =>
        FindSafetyWording.In(c.Words) is { } found && (c.Tier != 1 || found.Tier == 1);

    private void Print(string what, List<Case> cases, bool show)
    {
        var meant = cases.Where(c => c.Tier > 0).ToList();
        var near = cases.Where(c => c.Tier == 0).ToList();
        output.WriteLine(
            $"| {what} | {meant.Count(Found)} of {meant.Count} | {near.Count(Found)} of {near.Count} |"
        );
        if (!show)
            return;
        foreach (var c in meant.Where(c => !Found(c)).Concat(near.Where(Found)))
            output.WriteLine($"  {(c.Tier > 0 ? "missed" : "cried wolf at")}: {c.Words}");
    }

    private static List<Case> Load() =>
        [
            .. File.ReadAllLines(Path.Combine(Labelled.Root, "tests", "cases", "safety.txt"))
                .Where(line => line.Length > 0 && line[0] != '#')
                .Select((line, i) => Read(line, i % 2 == 1)),
        ];

    private static Case Read(string line, bool isHeldOut)
    {
        var parts = line.Split(" | ", 2);
        var head = parts[0].Split(' ');
        return head[0] == "-"
            ? new Case(0, "", head[1], parts[1], isHeldOut)
            : new Case(head[0][1] - '0', head[1], head[2], parts[1], isHeldOut);
    }
}
