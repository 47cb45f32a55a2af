using System.Runtime.CompilerServices;

namespace Bellwether.Access.Tests;

public class PermissionTests
{
    private static readonly Guid Department = new("00000000-0000-0000-0000-00000000000d");
    private static readonly Guid Bureau = new("00000000-0000-0000-0000-00000000000b");
    private static readonly Guid Office = new("00000000-0000-0000-0000-00000000000f");
    private static readonly Guid Sister = new("00000000-0000-0000-0000-000000000005");

    // The golden table, written by hand: a change of who may do what must be made twice, on purpose.
    // Columns: viewer, analyst, form manager, approver, privacy officer, executive, administrator, screener, agent.
    private static readonly Dictionary<Permission, string> Golden = new()
    {
        [Permission.ReadFigures] = "xxxxxxxxx",
        [Permission.ReadComments] = "-xxxxx-x-",
        [Permission.ReadOrganization] = "xxxxxxxxx",
        [Permission.ManageOrganization] = "------x--",
        [Permission.DraftInstruments] = "--x------",
        [Permission.PublishInstruments] = "---x-----",
        [Permission.ManageCollectors] = "--x---x--",
        [Permission.ImportData] = "-xx---x--",
        [Permission.RecordChanges] = "-xx------",
        [Permission.PublishChanges] = "---x-x---",
        [Permission.EraseResponses] = "----x----",
        [Permission.ManageAccounts] = "------x--",
        [Permission.ReadAudit] = "----x-x--",
        [Permission.RunMaintenance] = "------x--",
        [Permission.ApprovePrivacy] = "----x----",
        [Permission.ManageClearances] = "---xx----",
        [Permission.ScreenComments] = "----x--x-",
        [Permission.HandleSafety] = "----x--x-",
        [Permission.ModerateResponses] = "-xx------",
        [Permission.EnterAnswers] = "-xx-----x",
        [Permission.ManageKeys] = "------x--",
        [Permission.ExportResponses] = "-xx------",
        [Permission.PrepareFilings] = "-xx------",
        [Permission.SubmitFilings] = "---x-----",
        [Permission.EditIndices] = "-x-x-----",
        [Permission.CodeComments] = "-xx------",
        [Permission.ApproveQuotes] = "---xx----",
        [Permission.ManageCatalogue] = "-xx---x--",
        [Permission.LogObservations] = "-xx-----x",
        [Permission.HandleCases] = "-xx-----x",
        [Permission.ReadContacts] = "-xx-x---x",
    };

    [Fact]
    public void Every_role_may_exactly_what_the_golden_table_says()
    {
        Assert.Equal(Enum.GetValues<Permission>(), Golden.Keys.Order());
        foreach (var permission in Enum.GetValues<Permission>())
        {
            var actual = string.Concat(
                Enum.GetValues<Role>()
                    .Select(role => Permissions.Includes(role, permission) ? 'x' : '-')
            );
            Assert.True(
                Golden[permission] == actual,
                $"{permission}: {actual} instead of {Golden[permission]}."
            );
        }
    }

    [Fact]
    public void The_page_of_permissions_shows_the_table()
    {
        var rows = File.ReadAllLines(Path.Combine(Root(), "docs", "permissions.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Trim()[1..^1].Split('|', StringSplitOptions.TrimEntries))
            .ToList();

        Assert.Equal(["Permission", .. Enum.GetValues<Role>().Select(Words.Of)], rows[0]);
        Assert.Equal(
            Enum.GetValues<Permission>()
                .Select(permission =>
                    string.Join(
                        '|',
                        [
                            Words.Of(permission),
                            .. Enum.GetValues<Role>()
                                .Select(role =>
                                    Permissions.Includes(role, permission) ? "yes" : ""
                                ),
                        ]
                    )
                ),
            rows.Skip(1).Select(row => string.Join('|', row))
        );
    }

    [Fact]
    public void A_grant_holds_on_its_unit_and_everything_below_and_nowhere_else()
    {
        Grant[] grants = [Give(Bureau, Role.Analyst)];

        Assert.True(Authorize.MayI(grants, Permission.ReadComments, [Department, Bureau]));
        Assert.True(Authorize.MayI(grants, Permission.ReadComments, [Department, Bureau, Office]));
        Assert.False(Authorize.MayI(grants, Permission.ReadComments, [Department]));
        Assert.False(Authorize.MayI(grants, Permission.ReadComments, [Department, Sister]));
        Assert.False(Authorize.MayI(grants, Permission.ReadComments, []));
        Assert.True(Authorize.MayAnywhere(grants, Permission.ReadComments));
    }

    [Fact]
    public void A_grant_on_the_whole_agency_holds_everywhere_in_it()
    {
        Grant[] grants = [Give(null, Role.Viewer)];

        Assert.True(Authorize.MayI(grants, Permission.ReadFigures, []));
        Assert.True(Authorize.MayI(grants, Permission.ReadFigures, [Department, Bureau, Office]));
    }

    [Fact]
    public void Roles_add_up_but_each_only_where_it_was_given()
    {
        Grant[] grants = [Give(null, Role.Viewer), Give(Bureau, Role.Approver)];

        Assert.True(Authorize.MayI(grants, Permission.PublishChanges, [Department, Bureau]));
        Assert.False(Authorize.MayI(grants, Permission.PublishChanges, [Department, Sister]));
        Assert.True(Authorize.MayI(grants, Permission.ReadFigures, [Department, Sister]));
    }

    [Fact]
    public void For_every_role_permission_and_place_the_answer_follows_the_table()
    {
        Guid[][] paths =
        [
            [],
            [Department],
            [Department, Bureau],
            [Department, Bureau, Office],
            [Department, Sister],
        ];
        foreach (var role in Enum.GetValues<Role>())
        foreach (var permission in Enum.GetValues<Permission>())
        foreach (var path in paths)
        foreach (var unit in new Guid?[] { null, Department, Bureau, Office, Sister })
        {
            var expected =
                Permissions.Includes(role, permission)
                && (unit is null || path.Contains(unit.Value));

            var outcome = Authorize.Run([Give(unit, role)], permission, path);

            Assert.Equal(expected, outcome.IsDone);
            Assert.True(expected || outcome.Refusal!.Code == "access.forbidden");
        }
    }

    [Fact]
    public void Nobody_may_anything_without_a_grant()
    {
        foreach (var permission in Enum.GetValues<Permission>())
        {
            Assert.False(Authorize.MayI([], permission, []));
            Assert.False(Authorize.MayAnywhere([], permission));
        }
    }

    private static Grant Give(Guid? unit, Role role) =>
        new(Guid.Empty, unit, role, DateTimeOffset.UnixEpoch, "test");

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
