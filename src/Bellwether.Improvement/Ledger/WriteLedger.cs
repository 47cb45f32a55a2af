using Bellwether.Foundation;
using Bellwether.Responses;

namespace Bellwether.Improvement;

/// <summary>Writes what the public ledger says beside a change.</summary>
public sealed class WriteLedger
{
    private const int LongestCredit = 200;
    private readonly LedgerStore store;
    private readonly ListThemes themes;
    private readonly TimeProvider time;

    internal WriteLedger(LedgerStore store, ListThemes themes, TimeProvider time)
    {
        this.store = store;
        this.themes = themes;
        this.time = time;
    }

    /// <summary>Writes it; every fault comes back with its field.</summary>
    public async Task<Outcome<Nothing>> Run(
        Actor actor,
        Guid changeId,
        LedgerEntry entry,
        CancellationToken cancel = default
    )
    {
        var faults = Faults(entry).ToList();
        if (
            entry.ThemeId is { } wanted
            && (await themes.Run(actor.AgencyId, cancel)).All(theme => theme.ThemeId != wanted)
        )
            faults.Add(new("theme", "Choose one of the agency's themes, or none."));
        if (faults.Count > 0)
            return new Refusal(
                "change.incomplete",
                RefusalKind.Invalid,
                "The entry of the ledger is not complete yet."
            )
            {
                Faults = faults,
            };
        return
            await store.Write(actor.AgencyId, changeId, entry, time.GetUtcNow(), actor.Name, cancel)
            == 0
            ? ChangeRefusals.Unknown
            : default(Nothing);
    }

    private static IEnumerable<Fault> Faults(LedgerEntry entry)
    {
        if (entry.HeardCount < LedgerEntry.FewestHeard)
            yield return new(
                "heardCount",
                $"Give a number from {LedgerEntry.FewestHeard} on, or leave it empty: fewer people could be recognised."
            );
        if (entry.HeardCount is not null && (entry.HeardFrom is null || entry.HeardUntil is null))
            yield return new("heardFrom", "Say in which time so many people said it.");
        if (entry.HeardFrom > entry.HeardUntil)
            yield return new("heardUntil", "The last day is before the first.");
        if (Math.Max(entry.Credit?.En.Length ?? 0, entry.Credit?.Es?.Length ?? 0) > LongestCredit)
            yield return new("credit", $"Keep it to {LongestCredit} characters.");
    }
}
