using Bellwether.Collection;
using Bellwether.Instruments;
using Bellwether.Organization;

namespace Bellwether.Web.Instruments.ShowInstrument;

/// <summary>Holds a form of a standard against the approval under which it is asked, or will have to be.</summary>
internal sealed class FindClearanceGaps(
    FindJurisdiction findRules,
    FindVersion findVersion,
    FindAgency findAgency,
    TimeProvider time
)
{
    public async Task<IReadOnlyList<Finding>> Run(
        Guid agencyId,
        IReadOnlyList<Collector> collectors,
        OpenDraft? open,
        CancellationToken cancel
    )
    {
        if (collectors.Count == 0)
            return Said(LintClearance.Ahead(open?.Draft.Content.Template));
        var rules = (await findRules.Run(agencyId, cancel)).Rules;
        var agency = await findAgency.Run(agencyId, cancel);
        var today = agency!.Calendar.LocalDay(time.GetUtcNow());
        var found = new List<Finding>();
        foreach (var collector in collectors)
        {
            var version = await findVersion.Run(agencyId, collector.VersionId, cancel);
            found.AddRange(
                LintClearance.Check(version?.Template, collector.Clearance, rules, today)
            );
        }
        return Said([.. found.Distinct()]);
    }

    private static IReadOnlyList<Finding> Said(IReadOnlyList<Finding> findings) =>
        [.. findings.Select(finding => finding.In(Language.Current.Code))];
}
