using System.Data.Common;
using Bellwether.Foundation.Data;

namespace Bellwether.Responses;

/// <summary>Counts the whole log again and compares it with the cells, to the last integer.</summary>
public sealed class VerifyResponses
{
    private const int MismatchesTold = 20;

    private readonly Db db;
    private readonly RecountStore recount;

    internal VerifyResponses(Db db, RecountStore recount)
    {
        this.db = db;
        this.recount = recount;
    }

    /// <summary>Verifies, one collector at a time, in memory that does not grow with the log.</summary>
    /// <param name="agencyId">Only this agency's, or null for all.</param>
    /// <param name="receipts">Receipt codes that were given out: each must lead to a response or to its erasure.</param>
    /// <param name="cancel">Stops the count.</param>
    public async Task<Verification> Run(
        Guid? agencyId = null,
        IEnumerable<string>? receipts = null,
        CancellationToken cancel = default
    )
    {
        var tally = new Tellings();
        foreach (var code in receipts ?? [])
            tally.Expect(code);
        var collectors = await db.Read(c => PlaceStore.All(db, c, cancel), cancel);
        foreach (var place in collectors)
            if (agencyId is null || place.AgencyId == agencyId)
                await db.Read(c => Verify(c, place, tally, cancel), cancel);
        return tally.Told();
    }

    private async Task<bool> Verify(
        DbConnection connection,
        CollectorPlace place,
        Tellings tellings,
        CancellationToken cancel
    )
    {
        await using var snapshot = await RecountStore.Snapshot(connection, cancel);
        var count = await recount.Count(
            connection,
            snapshot,
            place.CollectorId,
            tellings.Met,
            cancel
        );
        foreach (var erased in await RecountStore.Erased(connection, snapshot, place.CollectorId))
            tellings.MetErased(erased);
        tellings.Collectors++;
        tellings.Rows += count.Rows;
        tellings.Tallies += count.Tallies;
        var words = await RecountStore.Words(connection, snapshot, place.CollectorId);
        tellings.Comments += words.Comments;
        tellings.Strays += words.Strays;
        var excluded = await RecountStore.Exclusions(connection, snapshot, place.CollectorId);
        tellings.Excluded += excluded.Comments;
        tellings.Strays += excluded.Strays;
        var maintained = await CellStore.All(
            connection,
            snapshot,
            db.Dialect.OneWriter,
            place.CollectorId,
            cancel
        );
        foreach (var (key, _, sums) in maintained.Sorted())
        {
            if (!sums.AsSpan().ContainsAnyExcept(0))
                continue;
            tellings.Cells++;
            tellings.Compare(key, sums, count.Cells.Take(key));
        }
        foreach (var (key, _, sums) in count.Cells.Sorted())
            tellings.Compare(key, null, sums);
        return true;
    }

    private sealed class Tellings
    {
        private readonly Dictionary<ReceiptKey, string> expected = [];
        private readonly List<string> unreadable = [];
        private readonly List<CellMismatch> first = [];
        private long given;
        private long mismatches;
        private long resolvable;
        private long erased;

        public long Collectors { get; set; }
        public long Rows { get; set; }
        public long Tallies { get; set; }
        public long Cells { get; set; }
        public long Comments { get; set; }
        public long Strays { get; set; }
        public long Excluded { get; set; }

        public void Expect(string code)
        {
            given++;
            if (ReceiptCode.TryRead(code, out var key))
                expected[key] = code;
            else
                unreadable.Add(code);
        }

        public void Met(LoggedResponse response)
        {
            var day = DateOnly.FromDayNumber((int)response.Day);
            var code = ReceiptCode.Of(response.ResponseId, day);
            if (ReceiptCode.TryRead(code, out var key) && ReceiptCode.DayOf(key) == day)
                resolvable++;
            expected.Remove(key);
        }

        public void MetErased(EarlierResponse response)
        {
            erased++;
            expected.Remove(ReceiptCode.KeyOf(response.ResponseId, response.Day));
        }

        public void Compare(in CellKey key, long[]? maintained, long[]? rebuilt)
        {
            var length = Math.Max(maintained?.Length ?? 0, rebuilt?.Length ?? 0);
            for (var i = 0; i < length; i++)
            {
                var (is1, is2) = (At(maintained, i), At(rebuilt, i));
                if (is1 == is2)
                    continue;
                mismatches++;
                if (first.Count < MismatchesTold)
                    first.Add(
                        new CellMismatch(
                            key.CollectorId,
                            key.VersionId,
                            key.Cube,
                            key.Period,
                            key.Slice,
                            i,
                            is1,
                            is2
                        )
                    );
            }
        }

        public Verification Told() =>
            new(
                Collectors,
                Rows,
                Tallies,
                Comments,
                Cells,
                mismatches,
                first,
                resolvable,
                given,
                [.. unreadable, .. expected.Values],
                erased,
                Strays,
                Excluded
            );

        private static long At(long[]? sums, int index) =>
            sums is null || index >= sums.Length ? 0 : sums[index];
    }
}

/// <summary>What a verification found.</summary>
/// <param name="Collectors">Collectors looked at.</param>
/// <param name="Rows">Responses in the log.</param>
/// <param name="Tallies">Tallies in the log.</param>
/// <param name="Comments">Comments in the log.</param>
/// <param name="Cells">Cells that are not empty.</param>
/// <param name="Mismatches">Sums in which the cells and the recount differ; it must be 0.</param>
/// <param name="First">The first of them.</param>
/// <param name="ReceiptsResolvable">Responses whose receipt code leads back to them; it must equal the rows.</param>
/// <param name="ReceiptsGiven">Receipt codes that were handed in to be looked for.</param>
/// <param name="ReceiptsMissing">Those of them that lead nowhere; there must be none.</param>
/// <param name="Erased">Responses that were erased and left a tombstone.</param>
/// <param name="Strays">Comments and exclusions without a response; it must be 0.</param>
/// <param name="Excluded">Responses that are kept and not counted: spam, flagged, deleted.</param>
public sealed record Verification(
    long Collectors,
    long Rows,
    long Tallies,
    long Comments,
    long Cells,
    long Mismatches,
    IReadOnlyList<CellMismatch> First,
    long ReceiptsResolvable,
    long ReceiptsGiven,
    IReadOnlyList<string> ReceiptsMissing,
    long Erased,
    long Strays,
    long Excluded
)
{
    /// <summary>True when nothing is lost and every sum is right.</summary>
    public bool IsSound =>
        Mismatches == 0 && ReceiptsResolvable == Rows && ReceiptsMissing.Count == 0 && Strays == 0;
}

/// <summary>One sum that differs.</summary>
/// <param name="CollectorId">The collector.</param>
/// <param name="VersionId">The version.</param>
/// <param name="Cube">The cube.</param>
/// <param name="Period">The period.</param>
/// <param name="Slice">The slice.</param>
/// <param name="Index">Which sum of the vector.</param>
/// <param name="Maintained">What the cell says.</param>
/// <param name="Rebuilt">What the log says.</param>
public sealed record CellMismatch(
    Guid CollectorId,
    Guid VersionId,
    Cube Cube,
    int Period,
    string Slice,
    int Index,
    long Maintained,
    long Rebuilt
);
