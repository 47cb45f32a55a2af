using System.Data.Common;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Access;

/// <summary>A key to make.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Scopes">What it may do; one at least.</param>
/// <param name="UnitPath">The units from the top down to the one where it holds; empty for the whole agency.</param>
/// <param name="Days">After how many days it stops working, 1 to <see cref="AddKey.LongestDays"/>.</param>
public sealed record KeyToAdd(
    string Name,
    IReadOnlyList<Permission> Scopes,
    IReadOnlyList<Guid> UnitPath,
    int Days
);

/// <summary>A new key with its secret.</summary>
/// <param name="Key">The key.</param>
/// <param name="Secret">To be sent as <c>Authorization: Bearer …</c>. It is shown now and never again.</param>
public sealed record AddedKey(ApiKey Key, string Secret);

/// <summary>Makes a key for a program.</summary>
public sealed class AddKey(Db db, RecordAudit audit, TimeProvider time)
{
    /// <summary>Two years: a key that nobody remembers must end by itself.</summary>
    public const int LongestDays = 731;

    private const int LongestName = 100;

    /// <summary>Makes the key. Every fault comes back at once, tied to its field.</summary>
    public Task<Outcome<AddedKey>> Run(
        Actor actor,
        KeyToAdd wanted,
        CancellationToken cancel = default
    )
    {
        var faults = Check(wanted).ToList();
        return faults.Count > 0
            ? Task.FromResult<Outcome<AddedKey>>(Refusals.Fields(faults))
            : db.Write(tx => Add(tx, actor, wanted), cancel);
    }

    private static IEnumerable<Fault> Check(KeyToAdd wanted)
    {
        if (
            string.IsNullOrWhiteSpace(wanted.Name)
            || wanted.Name.Trim().Length > LongestName
            || wanted.Name.Any(char.IsControl)
        )
            yield return new Fault(
                "key-name",
                $"Say in 1 to {LongestName} characters what the key is for."
            );
        if (wanted.Scopes.Count == 0 || wanted.Scopes.Any(scope => !KeyScopes.All.Contains(scope)))
            yield return new Fault(
                "scopes",
                $"Choose at least one of: {string.Join(", ", KeyScopes.All.Select(KeyScopes.Word))}."
            );
        if (wanted.Days is < 1 or > LongestDays)
            yield return new Fault(
                "days",
                $"Say for how many days it works: 1 to {LongestDays}. A key can be replaced any time."
            );
    }

    private async Task<Outcome<AddedKey>> Add(DbTransaction tx, Actor actor, KeyToAdd wanted)
    {
        await AuditStore.Lock(tx, actor.AgencyId);
        if (await Reach.Check(tx, actor, wanted.UnitPath, Permission.ManageKeys) is { } refusal)
            return refusal;
        var now = time.GetUtcNow();
        var secret = KeySecret.New();
        var key = new ApiKey(
            Ids.New(now),
            actor.AgencyId,
            wanted.Name.Trim(),
            KeySecret.HintOf(secret),
            [.. wanted.Scopes.Distinct().Order()],
            wanted.UnitPath.Count == 0 ? null : wanted.UnitPath[^1],
            now,
            actor.Name,
            now.AddDays(wanted.Days),
            null,
            null
        );
        await ApiKeyStore.Add(tx, key, KeySecret.HashOf(secret));
        var scopes = string.Join('+', key.Scopes.Select(scope => (int)scope));
        await audit.Run(
            tx,
            actor,
            "access.key-added",
            $"{key.KeyId}",
            $"unit={key.UnitId?.ToString() ?? "agency"} days={wanted.Days} scopes={scopes}"
        );
        return new AddedKey(key, secret);
    }
}
