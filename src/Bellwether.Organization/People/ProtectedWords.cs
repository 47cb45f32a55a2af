using System.Collections.Frozen;

namespace Bellwether.Organization;

/// <summary>Words by which a sentence says of one person what no law lets an agency guess: race, belief, orientation, health by name.</summary>
/// <remarks>A short list that catches the usual slips in English and Spanish, not a proof that a text is free of them.</remarks>
internal static class ProtectedWords
{
    private static readonly FrozenSet<string> All = """
        race racial ethnicity ethnic caucasian hispanic latino latina latinx asian african-american afro-american
        religion religious muslim christian jewish catholic hindu buddhist atheist
        gay lesbian bisexual transgender homosexual heterosexual pregnant pregnancy hiv
        raza racial etnia étnico étnica hispano hispana asiático asiática afroamericano afroamericana
        religión religioso religiosa musulmán musulmana cristiano cristiana judío judía católico católica
        lesbiana bisexual transgénero homosexual embarazada embarazo vih
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(
        StringComparer.OrdinalIgnoreCase
    );

    public static string? Find(string text) =>
        text.Split(
                [' ', ',', '.', ';', ':', '(', ')', '“', '”', '"', '/', '’', '\''],
                StringSplitOptions.RemoveEmptyEntries
            )
            .FirstOrDefault(All.Contains);
}
