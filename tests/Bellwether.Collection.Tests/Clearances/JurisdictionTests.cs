using System.Text.RegularExpressions;
using Bellwether.Instruments;

namespace Bellwether.Collection.Tests.Clearances;

/// <summary>The packs of rules: whole, in both languages, with their sources.</summary>
public sealed partial class JurisdictionTests
{
    private static IReadOnlyList<Jurisdiction> Packs => new ListJurisdictions().Run();

    [Fact]
    public void Seven_packs_are_installed() =>
        Assert.Equal(
            ["australia", "canada", "eu", "generic", "uk", "us-federal", "us-state-generic"],
            Packs.Select(pack => pack.Id)
        );

    [Fact]
    public void The_federal_pack_holds_G1_to_G8_with_their_limits()
    {
        var pack = Jurisdiction.Usual;

        Assert.Equal(
            ["G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8"],
            pack.Rules.Select(rule => rule.Id)
        );
        Assert.Equal([120, 60, 30, 14], pack.Rule(RuleKind.WarnsAndCloses)!.WarnDays);
        Assert.Equal(80, pack.Rule(RuleKind.YearlyBudget)!.WarnAtPercent);
        Assert.Equal(15, pack.Basis("a11_generic")!.MostQuestions);
        Assert.Equal(5, pack.Basis("a11_generic")!.MostMinutes);
        Assert.Equal(90, pack.QuietDays);
        Assert.Equal(10, pack.FirstFiscalMonth);
    }

    [Fact]
    public void Only_the_federal_pack_asks_for_a_ground() =>
        Assert.Equal(
            ["us-federal"],
            Packs.Where(pack => pack.Rule(RuleKind.NeedsBasis) is not null).Select(pack => pack.Id)
        );

    [Fact]
    public void Every_text_is_there_in_both_languages_and_every_rule_names_its_source()
    {
        foreach (var pack in Packs)
        {
            Assert.Equal(pack.Rules.Length, pack.Rules.Select(rule => rule.Id).Distinct().Count());
            Assert.NotEmpty(pack.Bases);
            foreach (var text in Texts(pack))
                Assert.Equal(["en", "es"], text.Texts.Keys);
            foreach (
                var provenance in pack
                    .Rules.Select(rule => rule.Provenance)
                    .Concat(pack.Bases.Select(basis => basis.Provenance))
            )
            {
                Assert.NotEmpty(provenance.Source);
                Assert.Contains(
                    provenance.Status,
                    new[] { "in force", "superseded", "unclear – check" }
                );
                if (provenance.Status == "unclear – check")
                    Assert.True(provenance.Unverified, $"{pack.Id}: {provenance.Source}");
            }
        }
    }

    [Fact]
    public void The_burden_sentence_is_word_for_word_that_of_the_handbook() =>
        Assert.Equal(
            "Public reporting burden for this collection of information is estimated to average {minutes} per response, including the time for reviewing instructions, searching existing data sources, gathering and maintaining the data needed, and completing and reviewing the collection of information. Send comments regarding this burden estimate or any other aspect of this collection of information, including suggestions for reducing this burden, to {office}.",
            Jurisdiction.Usual.Notices.Burden!.In("en")
        );

    [Fact]
    public void Notices_name_only_what_is_filled_in()
    {
        string[] known = ["number", "date", "minutes", "office", "service", "agency", "contact"];
        foreach (var pack in Packs)
        foreach (var text in Notices(pack))
        foreach (var words in text.Texts.Values)
            Assert.All(
                Slot().Matches(words).Select(match => match.Groups[1].Value),
                slot => Assert.Contains(slot, known)
            );
    }

    private static IEnumerable<LocalText> Notices(Jurisdiction pack) =>
        new[]
        {
            pack.Notices.Number,
            pack.Notices.Purpose,
            pack.Notices.Burden,
            pack.Notices.Protection,
            pack.Notices.Voluntary,
            pack.Notices.PrivacyLaw,
        }.OfType<LocalText>();

    private static IEnumerable<LocalText> Texts(Jurisdiction pack) =>
        [
            pack.Name,
            pack.About,
            .. pack.Rules.Select(rule => rule.Says),
            .. pack.Bases.SelectMany(basis => new[] { basis.Name, basis.About }),
            .. Notices(pack),
        ];

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex Slot();
}
