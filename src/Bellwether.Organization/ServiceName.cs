using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Bellwether.Organization;

/// <summary>How services are named: a verb first, from the customer's side.</summary>
public static class ServiceName
{
    private const int LongestSlug = 80;

    // Words in -ing that name a thing, not what somebody does.
    private static readonly FrozenSet<string> Things = Words(
        """
        building housing spring morning evening king thing string ring wing being ceiling nursing banking
        engineering marketing outstanding existing following pending ongoing missing nothing something anything
        everything during according
        """
    );

    private static readonly FrozenSet<string> Verbs = Words(
        """
        accept access add adopt agree amend appeal apply arrange ask attend become begin book borrow buy calculate
        call cancel carry challenge change check choose claim close collect comment compare complain complete
        confirm contact correct create declare donate download earn employ end enroll enrol enter estimate exchange
        export extend file fill find fix follow fund get give have hire import join keep know learn leave license
        live look lower make manage meet move nominate notify obtain object open order own park pay plan prepare
        prove provide put qualify reactivate receive record recover register remove renew rent repair repay replace
        report request reserve resolve retire return review save schedule search see sell send set share show sign
        speak start stop submit switch take talk tell trace track train transfer travel understand update upload use
        verify view visit volunteer vote withdraw work write
        """
    );

    /// <summary>What to say, gently, about a name; null when it starts with what the customer does.</summary>
    /// <remarks>A guess from the first word, in English or Spanish; it never stands in the way.</remarks>
    public static string? Advise(string name)
    {
        var first = name.TrimStart().Split([' ', ',', '/', '-'], 2)[0];
        return StartsWithVerb(first)
            ? null
            : "Names that start with what people do are understood at once: “Renewing a passport” rather than “Passport renewal”.";
    }

    /// <summary>The name as a part of an address: small letters, digits and hyphens.</summary>
    public static string Slug(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || c is '\'' or '’')
                continue;
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        var text = slug.ToString();
        if (text.Length > LongestSlug)
        {
            var word = text.LastIndexOf('-', LongestSlug);
            text = text[..(word > 0 ? word : LongestSlug)];
        }
        return text.Trim('-');
    }

    private static FrozenSet<string> Words(string list) =>
        list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static bool StartsWithVerb(string word) =>
        Verbs.Contains(word)
        || (
            word.Length > 4
            && word.EndsWith("ing", StringComparison.OrdinalIgnoreCase)
            && !Things.Contains(word)
        )
        || IsSpanishInfinitive(word);

    // Renovar, Obtener, Recibir, Inscribirse; words like "Center" and "Career" end alike, so only what Spanish has.
    private static bool IsSpanishInfinitive(string word)
    {
        var stem = word.EndsWith("se", StringComparison.OrdinalIgnoreCase) ? word[..^2] : word;
        return stem.Length > 3
            && (
                stem.EndsWith("ar", StringComparison.OrdinalIgnoreCase)
                || stem.EndsWith("ir", StringComparison.OrdinalIgnoreCase)
                || stem.EndsWith("ír", StringComparison.OrdinalIgnoreCase)
                || stem.EndsWith("ener", StringComparison.OrdinalIgnoreCase)
                || stem.EndsWith("acer", StringComparison.OrdinalIgnoreCase)
                || stem.EndsWith("ecer", StringComparison.OrdinalIgnoreCase)
            );
    }
}
