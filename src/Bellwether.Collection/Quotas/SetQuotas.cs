using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Bellwether.Instruments;

namespace Bellwether.Collection;

/// <summary>Says how many answers of a collector are enough.</summary>
public sealed class SetQuotas
{
    private const int MostQuotas = 100;

    private readonly Db db;
    private readonly Outbox outbox;
    private readonly CollectorDirectory directory;
    private readonly FindVersion findVersion;

    /// <summary>The operation over the database.</summary>
    public SetQuotas(Db db, Outbox outbox, CollectorDirectory directory, FindVersion findVersion)
    {
        this.db = db;
        this.outbox = outbox;
        this.directory = directory;
        this.findVersion = findVersion;
    }

    /// <summary>Replaces all quotas of the collector; none: no limit. Places that are taken stay taken.</summary>
    public async Task<Outcome<Collector>> Run(
        Actor actor,
        Guid collectorId,
        IReadOnlyList<CollectorQuota> quotas,
        CancellationToken cancel = default
    )
    {
        var collector = await db.Read(
            connection => CollectorStore.Find(connection, null, actor.AgencyId, collectorId),
            cancel
        );
        var version = collector is null
            ? null
            : await findVersion.Run(actor.AgencyId, collector.VersionId, cancel);
        if (version is not null && Faults(version, quotas) is { Count: > 0 } faults)
            return new Refusal(
                "collector.quotas",
                RefusalKind.Invalid,
                "The quotas do not fit the collector. Please look at the marked fields."
            )
            {
                Faults = faults,
            };
        return await CollectorChange.Run(
            db,
            outbox,
            directory,
            actor,
            collectorId,
            async tx =>
            {
                if (collector is null)
                    return null;
                await QuotaStore.Replace(tx, actor.AgencyId, collectorId, quotas);
                return new CollectorQuotasSet(actor.AgencyId, collectorId);
            },
            cancel
        );
    }

    private static List<Fault> Faults(
        InstrumentVersion version,
        IReadOnlyList<CollectorQuota> quotas
    )
    {
        var faults = new List<Fault>();
        if (quotas.Count > MostQuotas)
            faults.Add(new("quotas", "Set at most 100 quotas."));
        foreach (var quota in quotas)
        {
            var field = $"quotas.{quota.Name}";
            if (quota.Most is < 1 or > 1_000_000_000)
                faults.Add(new(field, "Say how many are enough: 1 or more."));
            if (quotas.Count(other => other.Name == quota.Name) > 1)
                faults.Add(new(field, "It is there twice. Keep one."));
            if (quota.ItemKey.Length == 0 ? quota.OptionKey.Length > 0 : !HasOption(version, quota))
                faults.Add(
                    new(
                        field,
                        $"The version that is asked has no answer “{quota.OptionKey}” to “{quota.ItemKey}”."
                    )
                );
        }
        return faults;
    }

    private static bool HasOption(InstrumentVersion version, CollectorQuota quota) =>
        version.IndexOf(quota.ItemKey) is >= 0 and var at
        && version.Items[at].Kind is ItemKind.SingleChoice or ItemKind.MultiChoice
        && version.Items[at].Options.Any(option => option.Key == quota.OptionKey);
}
