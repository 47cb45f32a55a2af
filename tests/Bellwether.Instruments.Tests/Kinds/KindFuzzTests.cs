using System.Text;

namespace Bellwether.Instruments.Tests;

/// <summary>Hostile input: whatever comes, there is an answer or a clear refusal, never a crash and never a half.</summary>
public sealed class KindFuzzTests
{
    private const int Cases = 100_000;

    [Fact]
    public void The_answer_parser_survives_anything()
    {
        var refused = 0;
        for (var seed = 0; seed < Cases / 20; seed++)
        {
            var random = new Random(seed);
            var kinds = new RandomKinds(seed);
            var version = Make.Version(kinds.Content());
            for (var round = 0; round < 20; round++)
            {
                var raw = kinds.Answers(version);
                foreach (var key in raw.Keys.ToList())
                    if (random.Next(2) == 0)
                        raw[key] =
                        [
                            .. Enumerable.Range(0, random.Next(4)).Select(_ => kinds.Junk()),
                        ];
                var outcome = CheckAnswers.Run(version, raw, round % 2 == 0 ? "en" : "es");
                if (outcome.IsDone)
                {
                    Assert.Equal(version.Items.Length, outcome.Value.Values.Length);
                    continue;
                }
                refused++;
                Assert.NotEmpty(outcome.Refusal.Faults);
                Assert.All(outcome.Refusal.Faults, fault => Assert.NotEmpty(fault.Message));
            }
        }
        Assert.InRange(refused, Cases / 10, Cases);
    }

    [Fact]
    public void The_document_reader_survives_anything()
    {
        var documents = Enumerable
            .Range(0, 60)
            .Select(seed => InstrumentDocument.Write(Frozen.Tidy(new RandomKinds(seed).Content())))
            .ToList();
        var read = 0;
        for (var seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            var document = Spoil(documents[random.Next(documents.Count)], random);
            var outcome = InstrumentDocument.Read(document);
            if (!outcome.IsDone)
            {
                Assert.Equal("instrument.unreadable", outcome.Refusal.Code);
                continue;
            }
            read++;
            // What was read can be looked over and written, whatever it says.
            _ = LintInstrument.Run(outcome.Value);
            var written = InstrumentDocument.Write(outcome.Value);
            Assert.True(InstrumentDocument.Read(written).IsDone, $"seed {seed}: {written}");
        }
        Assert.InRange(read, Cases / 100, Cases);
    }

    [Fact]
    public void A_formula_never_throws()
    {
        var good = 0;
        for (var seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            var text = new StringBuilder();
            for (var i = random.Next(1, 14); i > 0; i--)
                text.Append(
                    random.Next(12) switch
                    {
                        0 => "min(",
                        1 => "if(",
                        2 => "answered(a)",
                        3 => ")",
                        4 => ",",
                        5 => "+-*/"[random.Next(4)].ToString(),
                        6 => "(",
                        7 => "a",
                        8 => "b_2",
                        9 => random
                            .Next(1000)
                            .ToString(System.Globalization.CultureInfo.InvariantCulture),
                        10 => "1e9..é"[random.Next(6)].ToString(),
                        _ => " ",
                    }
                );
            var formula = Formula.Read(text.ToString(), out var mistake);
            Assert.True(formula is null == mistake is not null, text.ToString());
            if (formula is null)
                continue;
            good++;
            var value = formula.Value(key => key == "a" ? 0 : null, _ => seed % 2 == 0);
            Assert.True(value is null || double.IsFinite(value.Value), text.ToString());
        }
        Assert.InRange(good, Cases / 50, Cases);
        Assert.Null(Formula.Read(new string('(', 490), out _));
        Assert.Null(Formula.Read(new string('-', 490) + "1", out _));
    }

    private static string Spoil(string document, Random random)
    {
        var text = new StringBuilder(document);
        for (var i = random.Next(1, 4); i > 0 && text.Length > 2; i--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(6))
            {
                case 0:
                    text.Remove(at, Math.Min(random.Next(1, 40), text.Length - at));
                    break;
                case 1:
                    text[at] = (char)random.Next(0x10000);
                    break;
                case 2:
                    text.Insert(at, document.AsSpan(random.Next(document.Length - 1), 1));
                    break;
                case 3:
                    Swap(
                        text,
                        random,
                        ["true", "false", "null", "0", "1e999", "[]", "{}", "\"\"", "-7"]
                    );
                    break;
                case 4:
                    text[at] = "0123456789"[random.Next(10)];
                    break;
                default:
                    text.Insert(at, new string('[', random.Next(1, 80)));
                    break;
            }
        }
        return text.ToString();
    }

    // Puts another value behind a colon.
    private static void Swap(StringBuilder text, Random random, string[] values)
    {
        var all = text.ToString();
        var colon = all.IndexOf(':', random.Next(all.Length));
        if (colon < 0)
            return;
        var end = colon + 1;
        while (end < all.Length && all[end] is not (',' or '}' or ']'))
            end++;
        text.Remove(colon + 1, end - colon - 1)
            .Insert(colon + 1, values[random.Next(values.Length)]);
    }
}
