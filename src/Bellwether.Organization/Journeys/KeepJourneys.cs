using System.Data.Common;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Organization;

/// <summary>What became of entries.</summary>
/// <param name="Added">Those that are new.</param>
/// <param name="Changed">Those that were changed.</param>
/// <param name="Unchanged">Those that were so already.</param>
public sealed record EntriesKept(int Added, int Changed, int Unchanged);

/// <summary>Writes journeys: one from a form, or a whole file. All of it, or nothing.</summary>
public sealed class KeepJourneys(Db db, TimeProvider time)
{
    /// <summary>Writes them; journeys that no entry names stay as they are.</summary>
    public async Task<Outcome<EntriesKept>> Run(
        Actor actor,
        IReadOnlyList<JourneyEntry> entries,
        CatalogueRule rule,
        CancellationToken cancel = default
    ) => await db.Write(tx => Keep(tx, actor, entries, rule), cancel);

    private async Task<Outcome<EntriesKept>> Keep(
        DbTransaction transaction,
        Actor actor,
        IReadOnlyList<JourneyEntry> entries,
        CatalogueRule rule
    )
    {
        await UnitStore.LockTree(transaction, actor.AgencyId);
        var faults = new EntryFaults();
        faults.When(entries.Count == 0, 0, "journeys", "There is no journey in it.");
        var connection = transaction.Connection!;
        var known = await StoredJourney.Store.List(connection, actor.AgencyId, transaction);
        var check = new CheckJourney(
            new UnitPaths(
                new UnitTree(await UnitStore.List(connection, actor.AgencyId, transaction)),
                actor.AgencyId,
                time
            ),
            (await ServiceStore.List(connection, actor.AgencyId, transaction)).ToDictionary(
                service => service.Slug,
                StringComparer.Ordinal
            ),
            [
                .. (await StoredSegment.Store.List(connection, actor.AgencyId, transaction)).Select(
                    each => each.Slug
                ),
            ],
            faults
        );
        var read = entries.Select(entry => (entry.Row, Read: check.Read(entry))).ToList();
        foreach (var same in read.GroupBy(each => each.Read.Slug).Where(same => same.Count() > 1))
            faults.Add(same.Last().Row, "slug", $"“{same.Key}” is there twice. Leave it once.");
        if (faults.Any)
            return faults.Refuse(
                new Refusal(
                    "journey.invalid",
                    RefusalKind.Invalid,
                    "The journeys cannot be taken over as they are."
                )
            );
        if (
            rule.Revision is { } revision
            && (known.FirstOrDefault(each => each.Slug == read[0].Read.Slug)?.Revision ?? 0)
                != revision
        )
            return new Refusal(
                "journey.stale",
                RefusalKind.Conflict,
                revision == 0
                    ? "A journey of this name is there already. Choose another name."
                    : "Somebody else has changed this journey meanwhile. Look at it as it is now, then make your change again."
            );
        if (rule.OnlyCheck)
            return new EntriesKept(0, 0, 0);
        var (added, changed, unchanged) = await StoredJourney.Store.Keep(
            transaction,
            actor.AgencyId,
            read.Select(each => each.Read),
            actor.Name,
            time.GetUtcNow()
        );
        return new EntriesKept(added, changed, unchanged);
    }
}
