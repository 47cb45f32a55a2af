using Bellwether.Text.Redaction;

namespace Bellwether.Text.Tests;

/// <summary>What spares most texts most patterns must never spare one that would find something.</summary>
public sealed class RuleTests
{
    private static readonly string[] Pieces =
    [
        "call me at ",
        "Mi teléfono es ",
        "born ",
        "nací el ",
        "12 Main Street",
        "Calle Mayor 5",
        "Hersnapvej 75",
        "Hegyalja út 98",
        "PO Box 12",
        "apt 4",
        "Av. ",
        "avda. Libertad 9",
        "corner of Main and Oak",
        "SSN ",
        "social insurance ",
        "case number A",
        "trámite ",
        "plate ",
        "matrícula ",
        "+44 ",
        "00",
        "(202) 555-0143",
        "202 555 0143",
        "123-45-6789",
        "912-75-1234",
        "4111 1111 1111 1111",
        "DE89 3704 0044 0532 0130 00",
        "GAPL800101HDFRRN09",
        "12345678Z",
        "X1234567L",
        "AB 12 34 56 C",
        "MA 02139",
        "10.0.0.1",
        "fe80:0:0:1::2",
        "3/4/1985",
        "4 de marzo de 1985",
        "March 4, 85",
        "d.o.b. 1/2/90",
        "1 2 3",
        "19",
        "7654321",
        "2026-03-03",
        "PSC 12 APO AE 09012",
        "tic\u212Aet ",
        "M\u0130guel",
        ", ",
        " ",
        ". ",
        "\n",
    ];

    [Fact]
    public void A_rule_is_spared_only_texts_in_which_it_finds_nothing()
    {
        var random = new Random(41);
        var texts = Labelled
            .Own("redaction-es.txt")
            .Select(sentence => sentence.Words)
            .Concat(Enumerable.Range(0, 40_000).Select(_ => Made(random)));
        var found = new HashSet<Rule>();

        foreach (var text in texts)
        {
            var digits = NumberRules.Digits(text);
            if (digits == 0 || text.Contains('\u212A') || text.Contains('\u0130'))
                continue;
            foreach (var rule in NumberRules.All)
                if (rule.Find(text) is not null)
                {
                    found.Add(rule);
                    Assert.True(
                        rule.MayBeIn(text, digits),
                        $"{rule.Detail} is spared “{text}”: {rule.Pattern}"
                    );
                }
        }

        // Every pattern had its turn.
        Assert.Equal(
            [],
            NumberRules.All.Where(rule => !found.Contains(rule)).Select(rule => rule.Pattern)
        );
    }

    [Fact]
    public void Letters_that_patterns_take_for_others_spare_nothing()
    {
        Assert.Equal(
            "tic\u212Aet [number removed]",
            RedactWords.Run("tic\u212Aet 12-3456", "en").Words
        );
    }

    private static string Made(Random random) =>
        string.Concat(
            Enumerable
                .Range(0, random.Next(1, 5))
                .Select(_ =>
                    random.Next(4) == 0
                        ? random
                            .Next(1_000_000_000)
                            .ToString(System.Globalization.CultureInfo.InvariantCulture)
                        : Pieces[random.Next(Pieces.Length)]
                )
        );
}
