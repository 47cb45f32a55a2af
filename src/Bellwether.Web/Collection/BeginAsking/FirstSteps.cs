using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Instruments;
using Bellwether.Organization;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Collection.BeginAsking;

/// <summary>How far a new agency has come on its way to the first answer.</summary>
/// <param name="Steps">The steps in order.</param>
public sealed record FirstSteps(IReadOnlyList<FirstStep> Steps)
{
    /// <summary>The next one: the first that is not done.</summary>
    public FirstStep? Next => Steps.FirstOrDefault(step => !step.IsDone);
}

/// <summary>One step.</summary>
/// <param name="Key">people, service, questions, clearance or form.</param>
/// <param name="IsDone">True when it is done.</param>
/// <param name="Href">Where to do it; null when the reader may not.</param>
public sealed record FirstStep(string Key, bool IsDone, string? Href);

/// <summary>Reads how far it is.</summary>
internal sealed class ReadFirstSteps(
    ListAccounts listAccounts,
    ListServices listServices,
    ListInstruments listInstruments,
    ListClearances listClearances,
    Bellwether.Collection.ListCollectors listCollectors
)
{
    public async Task<FirstSteps> Run(HttpContext http, CancellationToken cancel)
    {
        var agencyId = http.User.ToActor().AgencyId;
        var accounts = await listAccounts.Run(agencyId, cancel);
        var services = await listServices.Run(agencyId, cancel: cancel);
        var instruments = (await listInstruments.Run(agencyId, cancel))
            .Where(each => each.ArchivedAt is null)
            .ToList();
        var clearances = await listClearances.Run(agencyId, cancel);
        var collectors = await listCollectors.Run(agencyId, null, cancel);
        // A questionnaire on its way is looked at where it stands.
        var draft = instruments.FirstOrDefault(each => each.CurrentVersionId is null);
        return new FirstSteps([
            new(
                "people",
                HaveReviewers(accounts),
                Link(http, Permission.ManageAccounts, "/settings/accounts/invite")
            ),
            new(
                "service",
                services.Count > 0,
                Link(http, Permission.ManageOrganization, "/settings/services/add")
            ),
            new(
                "questions",
                instruments.Any(each => each.CurrentVersionId is not null),
                draft is null
                    ? Link(http, Permission.DraftInstruments, "/listen/instruments/start")
                    : $"/listen/instruments/{draft.InstrumentId}"
            ),
            new(
                "clearance",
                clearances.Clearances.Any(),
                Link(http, Permission.ManageClearances, "/listen/clearances/new")
            ),
            new(
                "form",
                collectors.Any(collector => collector.IsOpen),
                Link(http, Permission.ManageCollectors, "/listen/collectors/new")
            ),
        ]);
    }

    // Two people who do not write questionnaires themselves: one approves, one looks at privacy.
    private static bool HaveReviewers(IReadOnlyList<Account> accounts)
    {
        var reviewers = accounts.Where(account => !Has(account, Role.FormManager)).ToList();
        return reviewers.Any(approver =>
            Has(approver, Role.Approver)
            && reviewers.Any(officer =>
                officer.AccountId != approver.AccountId && Has(officer, Role.PrivacyOfficer)
            )
        );
    }

    private static bool Has(Account account, Role role) =>
        account.Grants.Any(grant => grant.Role == role);

    private static string? Link(HttpContext http, Permission permission, string href) =>
        http.MayAnywhere(permission) ? href : null;
}
