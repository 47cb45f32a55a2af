using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Bellwether.Organization;

namespace Bellwether.Collection;

/// <summary>What a look at all clearances found new.</summary>
/// <param name="Looked">How many clearances were looked at.</param>
/// <param name="Warned">How many near their end.</param>
/// <param name="Expired">How many ended.</param>
/// <param name="Budgets">How many reached a share of their budget.</param>
public sealed record ClearanceRound(int Looked, int Warned, int Expired, int Budgets);

/// <summary>
/// Looks at the clearances of every agency and writes down, once each, what nears its end, what has ended, and whose budget runs
/// out. A look may be repeated, skipped or made by two processes: each fact is told once.
/// </summary>
public sealed class WarnClearances(
    Db db,
    Outbox outbox,
    ListAgencies listAgencies,
    ListClearances listClearances,
    CollectorDirectory directory,
    TimeProvider time
)
{
    /// <summary>Ended and told of: no number of days is as small.</summary>
    private const int Over = -1;

    /// <summary>Looks once.</summary>
    public async Task<ClearanceRound> Run(CancellationToken cancel = default)
    {
        var round = new ClearanceRound(0, 0, 0, 0);
        foreach (var agency in await listAgencies.Run(cancel))
        {
            var register = await listClearances.Run(agency.AgencyId, cancel);
            foreach (var standing in register.Clearances)
            {
                var ending = await Ending(register, standing, cancel);
                var spent = await Spending(agency, register, standing, cancel);
                round = new ClearanceRound(
                    round.Looked + 1,
                    round.Warned + (ending is ClearanceExpiring ? 1 : 0),
                    round.Expired + (ending is ClearanceExpired ? 1 : 0),
                    round.Budgets + (spent ? 1 : 0)
                );
            }
        }
        return round;
    }

    private async Task<IEvent?> Ending(
        ClearanceRegister register,
        ClearanceStanding standing,
        CancellationToken cancel
    )
    {
        var (clearance, today) = (standing.Clearance, register.Today);
        var reached = clearance.IsExpired(today)
            ? Over
            : ClearanceWarnings.Reached(clearance, register.Rules, today);
        if (reached is not { } days)
            return null;
        var open = standing.Collectors.Count(collector => collector.IsOpen);
        IEvent happened =
            days == Over
                ? new ClearanceExpired(
                    clearance.AgencyId,
                    clearance.ClearanceId,
                    clearance.ExpiresOn!.Value,
                    open
                )
                : new ClearanceExpiring(
                    clearance.AgencyId,
                    clearance.ClearanceId,
                    clearance.ExpiresOn!.Value,
                    standing.DaysLeft!.Value,
                    days
                );
        var told = await db.Write(
            async tx =>
            {
                if (!await WarningStore.Warn(tx, clearance, days))
                    return false;
                var what = days == Over ? "expired" : "warned";
                await AttestationStore.AddStep(
                    tx,
                    clearance.AgencyId,
                    clearance.ClearanceId,
                    new ClearanceStep(
                        time.GetUtcNow(),
                        Actor.System(clearance.AgencyId).Name,
                        what,
                        days == Over ? $"collectors={open}" : $"days={standing.DaysLeft}"
                    )
                );
                await outbox.Append(tx, [happened], cancel);
                return true;
            },
            cancel
        );
        if (told && days == Over)
            directory.ForgetClearance(clearance.ClearanceId);
        return told ? happened : null;
    }

    private async Task<bool> Spending(
        Agency agency,
        ClearanceRegister register,
        ClearanceStanding standing,
        CancellationToken cancel
    )
    {
        var burden = standing.Burden;
        if (!burden.IsHigh)
            return false;
        var percent = burden.IsUsedUp ? 100 : burden.WarnAtPercent;
        var year = agency.Calendar.Place(register.Today).Year;
        var clearance = standing.Clearance;
        return await db.Write(
            async tx =>
            {
                if (!await WarningStore.Tell(tx, clearance, year, percent))
                    return false;
                await outbox.Append(
                    tx,
                    [
                        new ClearanceBudgetUsed(
                            clearance.AgencyId,
                            clearance.ClearanceId,
                            year,
                            percent
                        ),
                    ],
                    cancel
                );
                return true;
            },
            cancel
        );
    }
}
