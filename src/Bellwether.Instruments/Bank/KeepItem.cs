using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Instruments;

/// <summary>Puts a question of a draft into the agency's bank, so that others ask it in the same words.</summary>
public sealed class KeepItem(Db db, TimeProvider time)
{
    /// <summary>Keeps it: once for each construct, or for each wording where it has none; again, it is the next version.</summary>
    public async Task<Outcome<BankItem>> Run(
        Actor actor,
        Guid instrumentId,
        string itemKey,
        CancellationToken cancel = default
    ) =>
        await db.Write<Outcome<BankItem>>(
            async tx =>
            {
                var row = await InstrumentStore.FindDraft(
                    tx.Connection!,
                    actor.AgencyId,
                    instrumentId,
                    tx
                );
                var content = row?.Draft(actor.AgencyId, instrumentId).Content;
                var at = content?.IndexOf(itemKey) ?? -1;
                if (content is null || at < 0)
                    return new Refusal(
                        "item.unknown",
                        RefusalKind.NotFound,
                        $"The draft has no question “{itemKey}”."
                    );
                var item = content.Items[at] with
                {
                    AskedWhen = null,
                    AskedIf = null,
                    ScreensOutWhen = null,
                    Section = null,
                };
                var id = Ids.From(
                    actor.AgencyId,
                    $"bank {item.Construct ?? Wording.Normalise(item.Prompt.In("en"))}"
                );
                await BankStore.Keep(tx, actor, id, ItemDocument.Write(item), time.GetUtcNow());
                return new BankItem($"kept:{id:N}", BankSource.Kept, actor.Name, 1, item);
            },
            cancel
        );
}
