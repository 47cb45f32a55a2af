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

    public IEnumerable<Finding> Find(string text) => hasGroup ? FindGroups(text) : FindWhole(text);

    private IEnumerable<Finding> FindGroups(string text)
    {
        for (var match = Pattern.Match(text); match.Success; match = match.NextMatch())
        {
            var it = match.Groups["it"];
            var finding = new Finding(it.Index, it.Length, Detail);
            if (it.Length > 0 && Keeps(text, finding))
                yield return finding;
        }
    }

    private List<Finding> FindWhole(string text)
    {
        var findings = new List<Finding>();
        foreach (var match in Pattern.EnumerateMatches(text))
        {
            var finding = new Finding(match.Index, match.Length, Detail);
            if (match.Length > 0 && Keeps(text, finding))
                findings.Add(finding);
        }
        return findings;
    }

    private bool Keeps(string text, Finding finding) => Holds is null || Holds(text, finding);
}
