using System.Data.Common;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Organization;

/// <summary>How entries are taken into the catalogue.</summary>
/// <param name="AddUnits">Adds units that are not there yet; else they are faults.</param>
/// <param name="Revision">For one service: the revision that was read; another one now is a conflict. Null: not checked.</param>
public sealed record CatalogueRule(bool AddUnits = false, long? Revision = null)
{
    /// <summary>Checks everything and changes nothing.</summary>
    public bool OnlyCheck { get; init; }
}

/// <summary>What became of the entries.</summary>
/// <param name="Added">Services that are new.</param>
/// <param name="Changed">Services that were changed.</param>
/// <param name="Unchanged">Services that were so already.</param>
/// <param name="UnitsAdded">Units that are new.</param>
public sealed record CatalogueKept(int Added, int Changed, int Unchanged, int UnitsAdded);

/// <summary>Takes services into the catalogue: one from a form, or a whole file. All of it, or nothing.</summary>
public sealed class KeepServices(Db db, TimeProvider time)
{
    /// <summary>Takes them; services that no entry names stay as they are.</summary>
    public async Task<Outcome<CatalogueKept>> Run(
        Actor actor,
        IReadOnlyList<ServiceEntry> entries,
        CatalogueRule rule,
        CancellationToken cancel = default
    )
    {
        var faults = new EntryFaults();
        var read = new List<EntryRead>();
        foreach (var entry in entries)
        {
            var own = new FaultList();
            var (service, profile) = CheckEntry.Read(entry, actor.AgencyId, own);
            faults.Take(entry.Row, own);
            read.Add(new EntryRead(entry, service, profile));
        }
        if (entries.Count == 0)
            faults.Add(0, "services", "There is no service in it.");
        return await db.Write(tx => Keep(tx, actor, read, rule, faults), cancel);
    }

    private async Task<Outcome<CatalogueKept>> Keep(
        DbTransaction transaction,
        Actor actor,
        List<EntryRead> entries,
        CatalogueRule rule,
        EntryFaults faults
    )
    {
        await UnitStore.LockTree(transaction, actor.AgencyId);
        var known = await KnownCatalogue.Read(transaction, actor.AgencyId);
        var plan = new CataloguePlan(known, actor.AgencyId, time, faults);
        plan.Take(entries, rule);
        if (faults.Any)
            return faults.Refuse(
                new Refusal(
                    "catalogue.invalid",
                    RefusalKind.Invalid,
                    "The catalogue cannot be taken over as it is."
                )
            );
        if (rule.Revision is { } revision && plan.Stale(revision))
            return new Refusal(
                "catalogue.stale",
                RefusalKind.Conflict,
                "Somebody else has changed this service meanwhile. Look at it as it is now, then make your change again."
            );
        if (!rule.OnlyCheck)
            await Write(transaction, actor, plan);
        return plan.Kept;
    }

    private async Task Write(DbTransaction transaction, Actor actor, CataloguePlan plan)
    {
        var now = time.GetUtcNow();
        foreach (var unit in plan.UnitsToAdd)
            await UnitStore.Add(transaction, unit, actor.Name, now);
        // Two services may change names or ids with each other: first both let go of theirs.
        var changed = plan
            .Services.Where(each => each is { IsNew: false, IsChanged: true })
            .ToList();
        foreach (var each in changed)
            await CatalogueStore.Loosen(transaction, each.Service);
        foreach (var each in plan.Services.Where(each => each.IsNew))
            await ServiceStore.Add(transaction, each.Service, actor.Name, now);
        foreach (var each in changed)
            await CatalogueStore.Update(transaction, each.Service);
        foreach (var each in plan.Services)
        {
            if (each.Profile is { } profile)
                await CatalogueStore.Add(
                    transaction,
                    actor.AgencyId,
                    each.Service.ServiceId,
                    profile,
                    actor.Name,
                    now
                );
        }
        // Last, when every service is there that another one may stand on.
        foreach (var each in plan.Services)
        {
            if (each.Supports is { } supports)
                await CatalogueStore.Support(
                    transaction,
                    actor.AgencyId,
                    each.Service.ServiceId,
                    supports
                );
        }
    }
}

/// <summary>An entry with what was read from it.</summary>
internal sealed record EntryRead(ServiceEntry Entry, Service Service, ServiceProfile Profile);

/// <summary>What the catalogue holds before a change.</summary>
internal sealed record KnownCatalogue(
    UnitTree Units,
    IReadOnlyList<Service> Services,
    IReadOnlyDictionary<Guid, StoredProfile> Profiles,
    ILookup<Guid, Guid> Supports
)
{
    public static async Task<KnownCatalogue> Read(DbTransaction transaction, Guid agencyId) =>
        new(
            new UnitTree(await UnitStore.List(transaction.Connection!, agencyId, transaction)),
            await ServiceStore.List(transaction.Connection!, agencyId, transaction),
            await CatalogueStore.Profiles(transaction.Connection!, agencyId, transaction),
            await CatalogueStore.Supports(transaction.Connection!, agencyId, transaction)
        );
}
