using System.Data.Common;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Responses;

/// <summary>Original words that were stored under earlier settings.</summary>
internal sealed class OriginalStore(Db db)
{
    private const int AtOnce = 500;

    public async Task<int> Seal(
        Guid agencyId,
        Guid collectorId,
        SealWords seal,
        CancellationToken cancel
    )
    {
        var done = 0;
        while (true)
        {
            var some = await db.Write(
                async tx =>
                {
                    var open = await Some(
                        tx,
                        agencyId,
                        collectorId,
                        $"substr(c.original, 1, {SealWords.Mark.Length}) <> '{SealWords.Mark}'"
                    );
                    foreach (var each in open)
                        await Set(
                            tx,
                            agencyId,
                            collectorId,
                            each,
                            seal.Run(each.Words, each.ResponseId)
                        );
                    return open.Count;
                },
                cancel
            );
            done += some;
            if (some < AtOnce)
                return done;
        }
    }

    public async Task<int> Drop(Guid agencyId, Guid collectorId, CancellationToken cancel)
    {
        var done = 0;
        while (true)
        {
            var some = await db.Write(
                async tx =>
                {
                    // Who looks after somebody in danger may still have to read what was written.
                    var kept = await Some(
                        tx,
                        agencyId,
                        collectorId,
                        """
                        NOT EXISTS (SELECT 1 FROM responses_concern k WHERE k.collector_id = c.collector_id AND k.day = c.day
                            AND k.response_id = c.response_id AND k.state <> @closed)
                        """
                    );
                    foreach (var each in kept)
                        await Set(tx, agencyId, collectorId, each, "");
                    return kept.Count;
                },
                cancel
            );
            done += some;
            if (some < AtOnce)
                return done;
        }
    }

    private static async Task<IReadOnlyList<Original>> Some(
        DbTransaction transaction,
        Guid agencyId,
        Guid collectorId,
        string rule
    ) =>
        [
            .. await transaction.Connection!.QueryAsync<Original>(
                $"""
                SELECT c.day AS Day, c.response_id AS ResponseId, c.item_index AS Item, c.original AS Words
                FROM responses_comment c
                WHERE c.collector_id = @collectorId AND c.agency_id = @agencyId AND c.original <> '' AND {rule}
                ORDER BY c.day, c.response_id, c.item_index LIMIT {AtOnce}
                """,
                new
                {
                    agencyId,
                    collectorId,
                    closed = (long)ConcernState.Closed,
                },
                transaction
            ),
        ];

    private static Task Set(
        DbTransaction transaction,
        Guid agencyId,
        Guid collectorId,
        Original each,
        string words
    ) =>
        transaction.Connection!.ExecuteAsync(
            """
            UPDATE responses_comment SET original = @words
            WHERE collector_id = @collectorId AND day = @Day AND response_id = @ResponseId AND item_index = @Item AND agency_id = @agencyId
            """,
            new
            {
                agencyId,
                collectorId,
                each.Day,
                each.ResponseId,
                each.Item,
                words,
            },
            transaction
        );

    private sealed class Original
    {
        public DateOnly Day { get; init; }
        public Guid ResponseId { get; init; }
        public long Item { get; init; }
        public string Words { get; init; } = "";
    }
}
