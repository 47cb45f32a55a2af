using System.CommandLine;
using System.Globalization;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Organization;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>bellwether keys add | list | revoke</summary>
internal static class KeysCommands
{
    private static readonly Argument<string> Name = new("name")
    {
        Description = "What the key is for, for example \"Nightly warehouse load\"",
    };

    private static readonly Option<string[]> Scopes = new("--scope")
    {
        Description = $"What it may do: {string.Join(", ", KeyScopes.All.Select(KeyScopes.Word))}",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
        Required = true,
        HelpName = "SCOPE",
    };

    private static readonly Option<string?> Unit = new("--unit")
    {
        Description =
            "Where it holds, by name or id, with everything below; usually the whole agency",
        HelpName = "NAME",
    };

    private static readonly Option<int> Days = new("--days")
    {
        Description = $"After how many days it stops, 1 to {AddKey.LongestDays}",
        DefaultValueFactory = _ => 365,
    };

    private static readonly Argument<string> Which = new("key")
    {
        Description = "The id of the key, or the characters its secret begins with",
    };

    public static Command Keys()
    {
        var add = new Command(
            "add",
            "Make a key for a program; its secret is printed once. Example: bellwether keys add \"Warehouse\" --scope read-figures export-responses"
        )
        {
            Name,
            Scopes,
            Unit,
            Days,
        };
        add.SetAction(Add);
        var list = new Command("list", "Show the keys, what each may do and when it was last used");
        list.SetAction(List);
        var revoke = new Command("revoke", "Take a key back; it stops at once") { Which };
        revoke.SetAction(Revoke);
        return new Command("keys", "Let programs use the interface at /api/v1")
        {
            add,
            list,
            revoke,
        };
    }

    private static async Task<int> Add(ParseResult parse, CancellationToken cancel)
    {
        await using var db = Shared.Open(parse);
        await using var provider = await Composition.Open(db, cancel);
        var agency = await Shared.FindAgency(parse, provider, cancel);
        if (!agency.IsDone)
            return Print.Refusal(parse, agency.Refusal);
        var words = parse.GetValue(Scopes)!.SelectMany(word => word.Split(',')).ToList();
        if (words.Find(word => KeyScopes.Find(word) is null) is { } unknown)
            return Print.Refusal(parse, NoScope(unknown));
        var tree = await provider
            .GetRequiredService<ReadUnitTree>()
            .Run(agency.Value.AgencyId, cancel);
        var path = Path(tree, parse.GetValue(Unit));
        if (!path.IsDone)
            return Print.Refusal(parse, path.Refusal);
        var outcome = await provider
            .GetRequiredService<AddKey>()
            .Run(
                Actor.System(agency.Value.AgencyId),
                new KeyToAdd(
                    parse.GetValue(Name)!,
                    [.. words.Select(KeyScopes.Find).OfType<Permission>()],
                    path.Value,
                    parse.GetValue(Days)
                ),
                cancel
            );
        return Print.Outcome(
            parse,
            outcome,
            added =>
            {
                Console.Out.WriteLine(added.Secret);
                Console.Error.WriteLine(
                    $"Works until {Day(added.Key.ExpiresAt)}. This is the only time it is shown. Send it as: Authorization: Bearer {added.Key.Hint}…"
                );
            },
            added => new { added.Secret, Key = Row(added.Key) }
        );
    }

    private static async Task<int> List(ParseResult parse, CancellationToken cancel)
    {
        await using var db = Shared.Open(parse);
        await using var provider = await Composition.Open(db, cancel);
        var agency = await Shared.FindAgency(parse, provider, cancel);
        if (!agency.IsDone)
            return Print.Refusal(parse, agency.Refusal);
        var keys = await provider.GetRequiredService<ListKeys>().Run(agency.Value.AgencyId, cancel);
        return Print.Outcome(
            parse,
            Outcome<IReadOnlyList<ApiKey>>.Done(keys),
            all =>
            {
                if (all.Count == 0)
                    Console.Out.WriteLine(
                        "No program has a key yet. Make one: bellwether keys add"
                    );
                foreach (var key in all)
                    Console.Out.WriteLine(
                        $"{key.KeyId}  {key.Hint}…  {key.Name}: {string.Join(", ", key.Scopes.Select(KeyScopes.Word))}; {State(key)}; last used {(key.LastUsedOn is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "never")}"
                    );
            },
            all => all.Select(Row)
        );
    }

    private static async Task<int> Revoke(ParseResult parse, CancellationToken cancel)
    {
        await using var db = Shared.Open(parse);
        await using var provider = await Composition.Open(db, cancel);
        var agency = await Shared.FindAgency(parse, provider, cancel);
        if (!agency.IsDone)
            return Print.Refusal(parse, agency.Refusal);
        var wanted = parse.GetValue(Which)!.TrimEnd('…');
        var keys = (
            await provider.GetRequiredService<ListKeys>().Run(agency.Value.AgencyId, cancel)
        )
            .Where(key => key.KeyId.ToString() == wanted || key.Hint == wanted)
            .ToList();
        var id = keys is [var only] ? only.KeyId : Guid.Empty;
        var outcome = await provider
            .GetRequiredService<RevokeKey>()
            .Run(Actor.System(agency.Value.AgencyId), id, [], cancel);
        return Print.Outcome(
            parse,
            outcome,
            _ => Console.Out.WriteLine("The key was taken back. It stopped at once."),
            _ => new { Revoked = id }
        );
    }

    private static Refusal NoScope(string word) =>
        new Refusal(
            "access.scope-unknown",
            RefusalKind.Invalid,
            $"“{word}” is nothing a key may do. There are: {string.Join(", ", KeyScopes.All.Select(KeyScopes.Word))}."
        );

    private static Outcome<IReadOnlyList<Guid>> Path(UnitTree tree, string? name)
    {
        if (name is null)
            return Outcome<IReadOnlyList<Guid>>.Done([]);
        var found = tree
            .Units.Where(unit =>
                unit.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                || unit.UnitId.ToString() == name
            )
            .ToList();
        return found is [var only]
            ? Outcome<IReadOnlyList<Guid>>.Done([
                .. tree.AncestorsOf(only.UnitId).Reverse().Select(unit => unit.UnitId),
                only.UnitId,
            ])
            : new Refusal(
                "unit.unknown",
                RefusalKind.NotFound,
                $"There is no unit called “{name}”, or several are. There are: {string.Join(", ", tree.Units.Select(unit => unit.Name))}."
            );
    }

    private static object Row(ApiKey key) =>
        new
        {
            key.KeyId,
            key.Name,
            key.Hint,
            Scopes = key.Scopes.Select(KeyScopes.Word),
            key.UnitId,
            key.CreatedAt,
            key.CreatedBy,
            key.ExpiresAt,
            key.LastUsedOn,
            key.RevokedAt,
        };

    private static string State(ApiKey key) =>
        key.RevokedAt is { } revoked
            ? $"taken back on {Day(revoked)}"
            : $"works until {Day(key.ExpiresAt)}";

    private static string Day(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
