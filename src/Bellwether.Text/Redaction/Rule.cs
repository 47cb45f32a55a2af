using System.Buffers;
using System.Text.RegularExpressions;

namespace Bellwether.Text.Redaction;

/// <summary>Where a personal detail stands.</summary>
internal readonly record struct Finding(int Start, int Length, PersonalDetail Detail)
{
    public int End => Start + Length;
}

/// <summary>One pattern with what it finds. Where the pattern has a group named "it", only the group is the detail.</summary>
/// <param name="Pattern">Anchored where a run begins, every repetition bounded.</param>
/// <param name="Detail">What it is.</param>
/// <param name="Holds">A check that a pattern cannot make, such as a check digit.</param>
internal sealed record Rule(
    Regex Pattern,
    PersonalDetail Detail,
    Func<string, Finding, bool>? Holds = null
)
{
    private readonly bool hasGroup = Pattern.GroupNumberFromName("it") >= 0;

    /// <summary>Digits that any text must have for the pattern to be found.</summary>
    public int Digits { get; init; }

    /// <summary>Pieces of which any text must have one; null: none is needed.</summary>
    public SearchValues<string>? Pieces { get; init; }

    /// <summary>Pieces, in capital or small letters.</summary>
    public static SearchValues<string> AnyOf(params ReadOnlySpan<string> pieces) =>
        SearchValues.Create(pieces, StringComparison.OrdinalIgnoreCase);

    /// <summary>False when the pattern cannot be found: asked of every text, so that few patterns run.</summary>
    /// <param name="text">The text.</param>
    /// <param name="digits">How many of 0 to 9 it has.</param>
    public bool MayBeIn(string text, int digits) =>
        digits >= Digits && (Pieces is null || text.AsSpan().ContainsAny(Pieces));

    public IEnumerable<Finding>? Find(string text) => hasGroup ? FindGroups(text) : FindWhole(text);

    private List<Finding>? FindGroups(string text)
    {
        List<Finding>? findings = null;
        for (var match = Pattern.Match(text); match.Success; match = match.NextMatch())
        {
            var it = match.Groups["it"];
            var finding = new Finding(it.Index, it.Length, Detail);
            if (it.Length > 0 && Keeps(text, finding))
                (findings ??= []).Add(finding);
        }
        return findings;
    }

    private List<Finding>? FindWhole(string text)
    {
        List<Finding>? findings = null;
        foreach (var match in Pattern.EnumerateMatches(text))
        {
            var finding = new Finding(match.Index, match.Length, Detail);
            if (match.Length > 0 && Keeps(text, finding))
                (findings ??= []).Add(finding);
        }
        return findings;
    }

    private bool Keeps(string text, Finding finding) => Holds is null || Holds(text, finding);
}
