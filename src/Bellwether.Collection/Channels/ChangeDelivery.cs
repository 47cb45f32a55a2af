using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;

namespace Bellwether.Collection;

/// <summary>How a collector is to be delivered.</summary>
/// <param name="CollectorId">The collector.</param>
/// <param name="Origins">The sites that may embed it, as people type them: www.agency.gov, https://apply.agency.gov:8443.</param>
public sealed record DeliveryToChange(Guid CollectorId, IReadOnlyList<string> Origins)
{
    /// <summary>One visit in this many is asked.</summary>
    public int AskEvery { get; init; } = 1;

    /// <summary>Of those, so many in a hundred.</summary>
    public int AskPercent { get; init; } = 100;

    /// <summary>Days in which nobody is asked again.</summary>
    public int QuietDays { get; init; } = 90;
}

/// <summary>Changes which sites may embed a collector, how many visits are asked, and how long nobody is asked again.</summary>
public sealed class ChangeDelivery(Db db, Outbox outbox, CollectorDirectory directory)
{
    private const int MostOrigins = 50;

    /// <summary>Changes it.</summary>
    public async Task<Outcome<Delivery>> Run(
        Actor actor,
        DeliveryToChange what,
        CancellationToken cancel = default
    )
    {
        var (delivery, faults) = Check(what);
        if (faults.Count > 0)
            return new Refusal(
                "delivery.invalid",
                RefusalKind.Invalid,
                "This cannot be kept yet. Please look at the marked fields."
            )
            {
                Faults = faults,
            };
        var changed = await CollectorChange.Run(
            db,
            outbox,
            directory,
            actor,
            what.CollectorId,
            async tx =>
                await DeliveryStore.Set(tx, actor.AgencyId, what.CollectorId, delivery)
                    ? new CollectorDeliveryChanged(actor.AgencyId, what.CollectorId)
                    : null,
            cancel
        );
        return changed.IsDone ? delivery : changed.Refusal;
    }

    private static (Delivery, List<Fault>) Check(DeliveryToChange what)
    {
        var faults = new List<Fault>();
        var origins = new List<string>();
        foreach (var typed in what.Origins.Where(typed => !string.IsNullOrWhiteSpace(typed)))
            if (Origin.Of(typed) is { } origin)
                origins.Add(origin);
            else if (!faults.Exists(fault => fault.Field == "origins"))
                faults.Add(
                    new(
                        "origins",
                        $"“{typed.Trim()}” is not the address of a site. Write it as www.agency.gov; it must use https, and one line names one site."
                    )
                );
        if (origins.Count > MostOrigins)
            faults.Add(new("origins", "Name fifty sites or fewer."));
        if (what.AskEvery is < 1 or > 1000)
            faults.Add(new("askEvery", "Write a whole number from 1 to 1000; 1 asks every visit."));
        if (what.AskPercent is < 1 or > 100)
            faults.Add(new("askPercent", "Write a whole number from 1 to 100."));
        if (what.QuietDays is < 0 or > 730)
            faults.Add(new("quietDays", "Write a whole number of days from 0 to 730."));
        return (
            new Delivery
            {
                Origins = string.Join(' ', origins.Distinct().Order(StringComparer.Ordinal)),
                AskEvery = what.AskEvery,
                AskPercent = what.AskPercent,
                QuietDays = what.QuietDays,
            },
            faults
        );
    }
}

/// <summary>How a collector is delivered.</summary>
public sealed class FindDelivery(Db db)
{
    /// <summary>As it was set, or as it is without being set.</summary>
    public async Task<Delivery> Run(
        Guid agencyId,
        Guid collectorId,
        CancellationToken cancel = default
    ) => await DeliveryStore.Find(db, agencyId, collectorId, cancel) ?? new Delivery();
}
