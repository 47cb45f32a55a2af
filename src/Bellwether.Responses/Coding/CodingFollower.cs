using System.Data.Common;
using Bellwether.Foundation.Events;

namespace Bellwether.Responses;

/// <summary>Codes comments as they come in: hears of every batch of responses, and codes what of it has no codes.</summary>
internal sealed class CodingFollower(Coders coders) : IHandle<ResponsesRecorded>
{
    private const int AtOnce = 500;

    public async Task Handle(
        ResponsesRecorded happened,
        DbTransaction transaction,
        CancellationToken cancel
    )
    {
        var coder = await coders.Of(transaction.Connection!, transaction, happened.AgencyId);
        foreach (var batch in happened.Collectors)
        {
            var after = new CommentPlace(batch.First.AddDays(-1), Guid.AllBitsSet, int.MaxValue);
            while (true)
            {
                var due = await CodingStore.Due(
                    transaction,
                    new DueQuery(happened.AgencyId, batch.CollectorId, after, AtOnce)
                    {
                        Last = batch.Last,
                    }
                );
                if (due.Count == 0)
                    break;
                await CodingStore.Put(
                    transaction,
                    happened.AgencyId,
                    batch.CollectorId,
                    coder.Stamp,
                    await coder.Code(due, cancel)
                );
                after = due[^1].Place;
            }
        }
    }
}
