using System.Text;
using Bellwether.Foundation;
using Dapper;

namespace Bellwether.Access.Tests;

public class KeyTests
{
    private static readonly Guid Department = new("00000000-0000-0000-0000-00000000000d");
    private static readonly Guid Bureau = new("00000000-0000-0000-0000-00000000000b");
    private static readonly Guid Sister = new("00000000-0000-0000-0000-000000000005");

    [Fact]
    public async Task A_key_is_recognized_by_its_secret_and_by_nothing_else()
    {
        await using var world = await AccessWorld.Open();
        var added = await world.AddKey(
            world.Here,
            [Department, Bureau],
            30,
            Permission.ReadFigures
        );

        var known = await world.Get<RecognizeKey>().Run(added.Secret);
        var tries = new[]
        {
            "",
            "bw_",
            added.Key.Hint,
            added.Secret[..^1],
            added.Secret + "x",
            added.Secret.ToUpperInvariant(),
            added.Key.KeyId.ToString(),
        };

        Assert.Equal(added.Key.KeyId, known!.KeyId);
        Assert.True(known.May(Permission.ReadFigures, [Department, Bureau]));
        Assert.True(known.May(Permission.ReadFigures, [Department, Bureau, Guid.Empty]));
        Assert.False(known.May(Permission.ReadFigures, [Department]));
        Assert.False(known.May(Permission.ReadFigures, [Department, Sister]));
        Assert.False(known.May(Permission.ReadComments, [Department, Bureau]));
        foreach (var guess in tries)
            Assert.Null(await world.Get<RecognizeKey>().Run(guess));
    }

    [Fact]
    public async Task The_secret_is_in_no_column_and_in_no_line_of_the_trail()
    {
        await using var world = await AccessWorld.Open();
        var added = await world.AddKey(world.Here, [], 30, Permission.ReadFigures);
        await world.Get<RecognizeKey>().Run(added.Secret);

        var row = await world.Db.Read(async connection =>
            (IDictionary<string, object?>)
                await connection.QuerySingleAsync("SELECT * FROM access_api_key")
        );
        var columns = string.Join(
            '\n',
            row.Values.Select(value =>
                value is byte[] bytes ? Encoding.Latin1.GetString(bytes) : $"{value}"
            )
        );
        var trail = await world.Get<ReadAudit>().Run(world.Here);

        Assert.DoesNotContain(added.Secret[10..], columns);
        Assert.DoesNotContain(trail, line => $"{line}".Contains(added.Secret[10..]));
    }

    [Fact]
    public async Task A_key_that_was_taken_back_stops_at_once_and_an_old_one_by_itself()
    {
        await using var world = await AccessWorld.Open();
        var taken = await world.AddKey(world.Here, [], 30, Permission.ReadFigures);
        var old = await world.AddKey(world.Here, [], 2, Permission.ReadFigures);

        await world.Get<RevokeKey>().Run(Actor.System(world.Here), taken.Key.KeyId, []);
        var before = await world.Get<RecognizeKey>().Run(old.Secret);
        world.Time.Move(TimeSpan.FromDays(2));

        Assert.NotNull(before);
        Assert.Null(await world.Get<RecognizeKey>().Run(taken.Secret));
        Assert.Null(await world.Get<RecognizeKey>().Run(old.Secret));
    }

    [Fact]
    public async Task The_trail_tells_of_making_first_use_of_a_day_and_taking_back()
    {
        await using var world = await AccessWorld.Open();
        var added = await world.AddKey(world.Here, [], 30, Permission.ReadFigures);
        await world.Get<RecognizeKey>().Run(added.Secret);
        await world.Get<RecognizeKey>().Run(added.Secret);
        world.Time.Move(TimeSpan.FromDays(1));
        await world.Get<RecognizeKey>().Run(added.Secret);
        await world.Get<RevokeKey>().Run(Actor.System(world.Here), added.Key.KeyId, []);
        await world.Get<RevokeKey>().Run(Actor.System(world.Here), added.Key.KeyId, []);

        var trail = await world.Get<ReadAudit>().Run(world.Here);
        var key = Assert.Single(await world.Get<ListKeys>().Run(world.Here));

        Assert.Equal(
            ["access.key-revoked", "access.key-used", "access.key-used", "access.key-added"],
            trail.Select(line => line.Action)
        );
        Assert.True((await world.Get<VerifyAudit>().Run(world.Here)).IsWhole);
        Assert.Equal(DateOnly.FromDateTime(world.Time.GetUtcNow().UtcDateTime), key.LastUsedOn);
    }

    [Fact]
    public async Task Nobody_makes_a_key_beyond_their_reach_and_a_key_makes_none()
    {
        await using var world = await AccessWorld.Open();
        var local = await world.Person(
            world.Here,
            "ana@agency.gov",
            Role.Administrator,
            Department,
            Bureau
        );
        var viewer = await world.Person(world.Here, "bo@agency.gov");
        var key = await world.AddKey(world.Here, [], 30, Permission.ReadFigures);
        var program = new Actor(world.Here, key.Key.KeyId, key.Key.Name);
        KeyToAdd On(params Guid[] path) => new("x", [Permission.ReadFigures], path, 30);

        var within = await world.Get<AddKey>().Run(local.ToActor(), On(Department, Bureau));
        var beside = await world.Get<AddKey>().Run(local.ToActor(), On(Department, Sister));
        var above = await world.Get<AddKey>().Run(local.ToActor(), On());
        var without = await world.Get<AddKey>().Run(viewer.ToActor(), On());
        var itself = await world.Get<AddKey>().Run(program, On());
        var took = await world.Get<RevokeKey>().Run(local.ToActor(), key.Key.KeyId, [Bureau]);

        Assert.True(within.IsDone);
        Assert.All(
            [beside, above, without, itself],
            outcome => Assert.Equal("access.forbidden", outcome.Refusal!.Code)
        );
        Assert.Equal("access.forbidden", took.Refusal!.Code);
        Assert.NotNull(await world.Get<RecognizeKey>().Run(key.Secret));
    }

    [Fact]
    public async Task Every_fault_comes_back_at_once_and_what_a_person_must_decide_is_no_scope()
    {
        await using var world = await AccessWorld.Open();
        var add = world.Get<AddKey>();
        var system = Actor.System(world.Here);

        var empty = await add.Run(system, new KeyToAdd(" ", [], [], 0));
        foreach (
            var personal in Enum.GetValues<Permission>()
                .Where(each => !KeyScopes.All.Contains(each))
        )
            Assert.Equal(
                "scopes",
                (await add.Run(system, new KeyToAdd("x", [personal], [], 30)))
                    .Refusal!.Faults.Single()
                    .Field
            );
        var long_ = await add.Run(
            system,
            new KeyToAdd("x", [Permission.ReadFigures], [], AddKey.LongestDays + 1)
        );

        Assert.Equal(
            ["key-name", "scopes", "days"],
            empty.Refusal!.Faults.Select(fault => fault.Field)
        );
        Assert.Equal("days", long_.Refusal!.Faults.Single().Field);
        Assert.DoesNotContain(Permission.SubmitFilings, KeyScopes.All);
        Assert.DoesNotContain(Permission.PublishInstruments, KeyScopes.All);
        Assert.DoesNotContain(Permission.ManageKeys, KeyScopes.All);
    }
}
