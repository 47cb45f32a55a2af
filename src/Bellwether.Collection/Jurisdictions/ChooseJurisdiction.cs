using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;

namespace Bellwether.Collection;

/// <summary>Puts an agency under another pack of rules. What is open stays open only as far as the new rules let it.</summary>
public sealed class ChooseJurisdiction(
    Db db,
    Outbox outbox,
    CollectorDirectory directory,
    TimeProvider time
)
{
    /// <summary>Chooses the pack; choosing it again changes nothing.</summary>
    public async Task<Outcome<AgencyRules>> Run(
        Actor actor,
        string pack,
        CancellationToken cancel = default
    )
    {
        if (ListJurisdictions.Find(pack) is not { } rules)
            return new Refusal(
                "jurisdiction.unknown",
                RefusalKind.NotFound,
                $"There is no such pack of rules. There are: {string.Join(", ", new ListJurisdictions().Run().Select(each => each.Id))}."
            );
        await db.Write(
            async tx =>
            {
                var before = await JurisdictionStore.Find(tx.Connection!, tx, actor.AgencyId);
                await JurisdictionStore.Choose(
                    tx,
                    actor.AgencyId,
                    rules.Id,
                    actor.Name,
                    time.GetUtcNow()
                );
                if (before.Id != rules.Id)
                    await outbox.Append(
                        tx,
                        [new JurisdictionChosen(actor.AgencyId, rules.Reference)],
                        cancel
                    );
            },
            cancel
        );
        directory.ForgetAll();
        return new AgencyRules(actor.AgencyId, rules);
    }
}
