using Bellwether.Foundation.Data;
using Bellwether.Statistics.Sums;
using Dapper;

namespace Bellwether.Measurement;

/// <summary>Which question of which collector in which version.</summary>
internal sealed record ToldKey(Guid CollectorId, Guid VersionId, string ItemKey);

/// <summary>What was told of one finest cell at one level.</summary>
internal sealed record ToldRow(int Month, string Slice, int Level, long[] Sums, long[] Past);

/// <summary>What readers of sums were shown, in the database.</summary>
internal sealed class ToldStore(Db db)
{
    /// <summary>The rows, and the revision that they have at least.</summary>
    public Task<(long Revision, IReadOnlyList<ToldRow> Rows)> Read(
        Guid agencyId,
        ToldKey key,
        int from,
        int to,
        CancellationToken cancel
    ) =>
        db.Read(
            async connection =>
            {
                // First the revision, then the rows: when another moves them in between, this revision cannot be kept on.
                var revision = await connection.ExecuteScalarAsync<long?>(
                    """
                    SELECT revision FROM measurement_told_head
                    WHERE agency_id = @agencyId AND collector_id = @CollectorId AND version_id = @VersionId AND item_key = @ItemKey
                    """,
                    new
                    {
                        agencyId,
                        key.CollectorId,
                        key.VersionId,
                        key.ItemKey,
                    }
                );
                var rows = await connection.QueryAsync<Row>(
                    """
                    SELECT month AS Month, slice AS Slice, level AS Level, sums AS Sums, past AS Past
                    FROM measurement_told
                    WHERE agency_id = @agencyId AND collector_id = @CollectorId AND version_id = @VersionId
                        AND item_key = @ItemKey AND month BETWEEN @from AND @to
                    """,
                    new
                    {
                        agencyId,
                        key.CollectorId,
                        key.VersionId,
                        key.ItemKey,
                        from,
                        to,
                    }
                );
                return (
                    revision ?? 0,
                    (IReadOnlyList<ToldRow>)rows.Select(row => row.Told()).ToList()
                );
            },
            cancel
        );

    /// <summary>Keeps all these rows, or none when another has moved one of them since they were read.</summary>
    public Task<bool> Keep(
        Guid agencyId,
        ToldKey key,
        long revision,
        IReadOnlyList<ToldRow> rows,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        db.Write(
            async tx =>
            {
                var mine = await tx.Connection!.ExecuteAsync(
                    """
                    INSERT INTO measurement_told_head (agency_id, collector_id, version_id, item_key, revision)
                    VALUES (@agencyId, @CollectorId, @VersionId, @ItemKey, @revision + 1)
                    ON CONFLICT (collector_id, version_id, item_key) DO UPDATE SET revision = excluded.revision
                    WHERE measurement_told_head.revision = @revision
                    """,
                    new
                    {
                        agencyId,
                        key.CollectorId,
                        key.VersionId,
                        key.ItemKey,
                        revision,
                    },
                    tx
                );
                if (mine == 0)
                    return false;
                foreach (var row in rows)
                    await tx.Connection!.ExecuteAsync(
                        """
                        INSERT INTO measurement_told (agency_id, collector_id, version_id, item_key, month, slice, level, sums, past, told_at)
                        VALUES (@agencyId, @CollectorId, @VersionId, @ItemKey, @Month, @Slice, @Level, @sums, @past, @now)
                        ON CONFLICT (collector_id, version_id, item_key, month, slice, level) DO UPDATE
                        SET sums = excluded.sums, past = excluded.past, told_at = excluded.told_at
                        """,
                        new
                        {
                            agencyId,
                            key.CollectorId,
                            key.VersionId,
                            key.ItemKey,
                            row.Month,
                            row.Slice,
                            row.Level,
                            sums = PackedSums.Pack(row.Sums),
                            past = PackedSums.Pack(row.Past),
                            now,
                        },
                        tx
                    );
                return true;
            },
            cancel
        );

    private sealed class Row
    {
        public long Month { get; init; }
        public string Slice { get; init; } = "";
        public long Level { get; init; }
        public byte[] Sums { get; init; } = [];
        public byte[] Past { get; init; } = [];

        public ToldRow Told() =>
            new((int)Month, Slice, (int)Level, PackedSums.Unpack(Sums), PackedSums.Unpack(Past));
    }
}
