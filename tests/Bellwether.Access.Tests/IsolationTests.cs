using System.Reflection;
using System.Text.Json;

namespace Bellwether.Access.Tests;

public class IsolationTests
{
    // Reads that take no agency: each is reached only by a secret, and says why here.
    private static readonly Dictionary<Type, string> BySecret = new()
    {
        [typeof(FindLink)] = "the token is the key",
    };

    [Fact]
    public async Task No_read_shows_one_agency_anything_of_another()
    {
        await using var world = await AccessWorld.Open();
        var stranger = await world.Person(world.There, "bo@other.gov", Role.Administrator);
        await world.Get<CreateFirstRunLink>().Run(world.There);
        await world.AddKey(world.There, [], 30, Permission.ReadFigures);
        var reads = Reads();

        foreach (var (read, run) in reads)
        {
            var operation = Get(world, read);
            var there = await Call(operation, run, world.There, stranger);
            var here = await Call(operation, run, world.Here, stranger);

            Assert.True(
                here is null or "[]" or "true" || here == JsonSerializer.Serialize(Empty),
                $"{read.Name} showed {here} to the wrong agency."
            );
            Assert.False(
                there == here,
                $"{read.Name} was called, but there was nothing to hide: {there}"
            );
        }
        Assert.True(reads.Count >= 7, "The enumeration found too few reads to be believed.");
    }

    [Fact]
    public async Task No_operation_touches_an_account_of_another_agency()
    {
        await using var world = await AccessWorld.Open();
        var stranger = await world.Person(world.There, "bo@other.gov", Role.Administrator);
        var administrator = (
            await world.Person(world.Here, "ana@agency.gov", Role.Administrator)
        ).ToActor();
        var key = await world.AddKey(world.There, [], 30, Permission.ReadFigures);
        var before = await Snapshot(world);

        await world.Get<RevokeKey>().Run(administrator, key.Key.KeyId, []);
        await world
            .Get<GrantRole>()
            .Run(administrator, new RoleOnUnit(stranger.AccountId, [], Role.Viewer));
        await world
            .Get<RevokeRole>()
            .Run(administrator, new RoleOnUnit(stranger.AccountId, [], Role.Administrator));
        await world.Get<RenewLink>().Run(administrator, stranger.AccountId);
        await world.Get<EndSession>().Run(stranger with { AgencyId = world.Here });

        Assert.Equal(before, await Snapshot(world));
        Assert.NotNull(await world.Get<FindSession>().Run(world.There, stranger.SessionId));
    }

    private static AuditCheck Empty { get; } = new(0, new string('0', 64), null);

    private static async Task<string> Snapshot(AccessWorld world) =>
        JsonSerializer.Serialize(await world.Get<ListAccounts>().Run(world.There))
        + JsonSerializer.Serialize(await world.Get<ListKeys>().Run(world.There))
        + JsonSerializer.Serialize(await world.Get<ReadAudit>().Run(world.There));

    /// <summary>Every public read of the capability: Find…, List…, Read…, Check…, Verify….</summary>
    private static List<(Type Read, MethodInfo Run)> Reads()
    {
        string[] verbs = ["Find", "List", "Read", "Check", "Verify"];
        var reads =
            from type in typeof(AccessSetup).Assembly.GetExportedTypes()
            where verbs.Any(verb => type.Name.StartsWith(verb, StringComparison.Ordinal))
            where !BySecret.ContainsKey(type)
            let run = type.GetMethod("Run")
            where run is not null
            select (type, run);
        return [.. reads];
    }

    private static object Get(AccessWorld world, Type type) =>
        typeof(AccessWorld)
            .GetMethod(nameof(AccessWorld.Get))!
            .MakeGenericMethod(type)
            .Invoke(world, [])!;

    private static async Task<string?> Call(
        object operation,
        MethodInfo run,
        Guid agencyId,
        Session stranger
    )
    {
        Assert.True(
            run.GetParameters()[0] is { Name: "agencyId", ParameterType: var type }
                && type == typeof(Guid),
            $"{run.DeclaringType!.Name} does not name the agency first."
        );
        var arguments = run.GetParameters()
            .Select(parameter =>
                parameter.Name switch
                {
                    "agencyId" => agencyId,
                    "accountId" => stranger.AccountId,
                    "sessionId" => stranger.SessionId,
                    "cancel" => CancellationToken.None,
                    _ => parameter.DefaultValue,
                }
            );
        var task = (Task)run.Invoke(operation, [.. arguments])!;
        await task;
        var value = task.GetType().GetProperty("Result")!.GetValue(task);
        return value is null ? null : JsonSerializer.Serialize(value);
    }
}
