using System.Collections.Frozen;

namespace Bellwether.Access;

/// <summary>The one table of roles and permissions. docs/permissions.md shows it, and a test compares the two.</summary>
public static class Permissions
{
    private static readonly FrozenDictionary<Role, FrozenSet<Permission>> Table = new Dictionary<
        Role,
        Permission[]
    >
    {
        [Role.Viewer] = [Permission.ReadFigures, Permission.ReadOrganization],
        [Role.Analyst] =
        [
            Permission.ReadFigures,
            Permission.ReadComments,
            Permission.ReadOrganization,
            Permission.ImportData,
            Permission.RecordChanges,
            Permission.ModerateResponses,
            Permission.CodeComments,
            Permission.ExportResponses,
            Permission.PrepareFilings,
            Permission.EnterAnswers,
            Permission.EditIndices,
            Permission.ManageCatalogue,
            Permission.LogObservations,
            Permission.HandleCases,
            Permission.ReadContacts,
        ],
        [Role.FormManager] =
        [
            Permission.ReadFigures,
            Permission.ReadComments,
            Permission.ReadOrganization,
            Permission.DraftInstruments,
            Permission.ManageCollectors,
            Permission.ImportData,
            Permission.RecordChanges,
            Permission.ModerateResponses,
            Permission.CodeComments,
            Permission.ExportResponses,
            Permission.PrepareFilings,
            Permission.EnterAnswers,
            Permission.ManageCatalogue,
            Permission.LogObservations,
            Permission.HandleCases,
            Permission.ReadContacts,
        ],
        [Role.Approver] =
        [
            Permission.ReadFigures,
            Permission.ReadComments,
            Permission.ReadOrganization,
            Permission.PublishInstruments,
            Permission.ApproveQuotes,
            Permission.PublishChanges,
            Permission.SubmitFilings,
            Permission.ManageClearances,
            Permission.EditIndices,
        ],
        [Role.PrivacyOfficer] =
        [
            Permission.ReadFigures,
            Permission.ReadComments,
            Permission.ReadOrganization,
            Permission.EraseResponses,
            Permission.ReadAudit,
            Permission.ApprovePrivacy,
            Permission.ApproveQuotes,
            Permission.ScreenComments,
            Permission.HandleSafety,
            Permission.ManageClearances,
            Permission.ReadContacts,
        ],
        [Role.Executive] =
        [
            Permission.ReadFigures,
            Permission.ReadComments,
            Permission.ReadOrganization,
            Permission.PublishChanges,
        ],
        [Role.Administrator] =
        [
            Permission.ReadFigures,
            Permission.ReadOrganization,
            Permission.ManageOrganization,
            Permission.ManageCatalogue,
            Permission.ManageCollectors,
            Permission.ImportData,
            Permission.ManageAccounts,
            Permission.ReadAudit,
            Permission.RunMaintenance,
            Permission.ManageKeys,
        ],
        [Role.Screener] =
        [
            Permission.ReadFigures,
            Permission.ReadComments,
            Permission.ReadOrganization,
            Permission.ScreenComments,
            Permission.HandleSafety,
        ],
        [Role.Agent] =
        [
            Permission.ReadFigures,
            Permission.ReadOrganization,
            Permission.EnterAnswers,
            Permission.LogObservations,
            Permission.HandleCases,
            Permission.ReadContacts,
        ],
    }.ToFrozenDictionary(row => row.Key, row => row.Value.ToFrozenSet());

    /// <summary>True when the role includes the permission.</summary>
    public static bool Includes(Role role, Permission permission) =>
        Table.TryGetValue(role, out var permissions) && permissions.Contains(permission);

    /// <summary>What the role may do, in the order of <see cref="Permission"/>.</summary>
    public static IReadOnlyList<Permission> Of(Role role) => [.. Table[role].Order()];

    /// <summary>The roles that include the permission, in the order of <see cref="Role"/>.</summary>
    public static IReadOnlyList<Role> RolesWith(Permission permission) =>
        [.. Table.Keys.Where(role => Includes(role, permission)).Order()];
}
