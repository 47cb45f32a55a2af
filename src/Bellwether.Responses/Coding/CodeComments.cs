using Bellwether.Foundation.Data;

namespace Bellwether.Responses;

/// <summary>What a run of coding did.</summary>
/// <param name="Coded">Comments that were coded.</param>
/// <param name="Changed">Of those that had codes before: how many have others now.</param>
/// <param name="Unclassified">Coded comments that are about none of the themes.</param>
public sealed record CodingReport(int Coded, int Changed, int Unclassified);

/// <summary>Codes the comments that have no codes yet, and those whose dictionary or corrections have changed since. Corrected comments
/// keep what the person said. It may be stopped and run again at any time.</summary>
public sealed class CodeComments
{
    private const int AtOnce = 500;

    private readonly Db db;
    private readonly CodingStore store;
    private readonly Coders coders;

    internal CodeComments(Db db, CodingStore store, Coders coders)
    {
        this.db = db;
        this.store = store;
        this.coders = coders;
    }

    /// <summary>Codes what is due.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="everything">True: every comment again, and the index of words with it.</param>
    /// <param name="told">Told how many are done, now and then.</param>
    /// <param name="cancel">Stops between two transactions.</param>
    public async Task<CodingReport> Run(
        Guid agencyId,
        bool everything = false,
        Action<int>? told = null,
        CancellationToken cancel = default
    )
    {
        var report = new CodingReport(0, 0, 0);
        foreach (var collectorId in await store.Collectors(agencyId, cancel))
        {
            var after = default(CommentPlace);
            while (true)
            {
                var step = await db.Write(
                    async tx =>
                    {
                        var coder = await coders.Of(tx.Connection!, tx, agencyId);
                        var due = await CodingStore.Due(
                            tx,
                            new DueQuery(agencyId, collectorId, after, AtOnce)
                            {
                                BelowStamp = everything ? long.MaxValue : coder.Stamp,
                            }
                        );
                        var codes = await coder.Code(due, cancel);
                        await CodingStore.Put(tx, agencyId, collectorId, coder.Stamp, codes);
                        return codes;
                    },
                    cancel
                );
                if (step.Count == 0)
                    break;
                after = step[^1].Comment.Place;
                report = new CodingReport(
                    report.Coded + step.Count,
                    report.Changed + step.Count(each => each.IsChanged),
                    report.Unclassified + step.Count(each => each.Codes.Themes.Length == 0)
                );
                told?.Invoke(report.Coded);
            }
        }
        return report;
    }
}
