using System.Collections.Immutable;
using System.Data.Common;
using System.Runtime.InteropServices;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Bellwether.Statistics.Sums;

namespace Bellwether.Responses;

/// <summary>Reads the log page by page, down its key: a page costs the same wherever it begins.</summary>
internal sealed class ReadStore(Db db)
{
    public Task<ResponsePage> Read(ResponseQuery query, CancellationToken cancel) =>
        db.Read(
            async connection =>
            {
                await using var snapshot = await RecountStore.Snapshot(connection, cancel);
                var found = new List<StoredResponse>(Math.Min(query.Most, 4096));
                foreach (var collector in Collectors(query))
                {
                    var from = Start(query, collector);
                    await Add(new Walk(connection, snapshot, query, from), found, cancel);
                    if (found.Count > query.Most)
                        break;
                }
                var more = found.Count > query.Most;
                if (more)
                    found.RemoveAt(found.Count - 1);
                return new ResponsePage(found, more ? found[^1].Place : null);
            },
            cancel
        );

    private sealed record Walk(
        DbConnection Connection,
        DbTransaction Snapshot,
        ResponseQuery Query,
        ResponsePlace From
    );

    // In the order of the text of the ids, which is the same on both databases.
    private static IEnumerable<Guid> Collectors(ResponseQuery query) =>
        query
            .CollectorIds.Distinct()
            .Order(BigEndian)
            .Where(id =>
                query.After is not { } after || BigEndian.Compare(id, after.CollectorId) >= 0
            );

    private static Comparer<Guid> BigEndian { get; } =
        Comparer<Guid>.Create((left, right) => left.CompareTo(right));

    private static ResponsePlace Start(ResponseQuery query, Guid collector) =>
        query.After is { } after && after.CollectorId == collector && after.Day >= query.First
            ? after
            : new ResponsePlace(collector, query.First, Guid.Empty);

    private static async Task Add(Walk walk, List<StoredResponse> found, CancellationToken cancel)
    {
        var first = found.Count;
        await AddResponses(walk, found, cancel);
        if (found.Count > first)
            await AddWords(walk, found, first, cancel);
    }

    private static async Task AddResponses(
        Walk walk,
        List<StoredResponse> found,
        CancellationToken cancel
    )
    {
        await using var command = Command(
            walk,
            """
            SELECT r.day, r.response_id, r.version_id, r.slice, r.disposition, r.answers, x.reason FROM responses_response r
            LEFT JOIN responses_exclusion x ON x.collector_id = r.collector_id AND x.day = r.day AND x.response_id = r.response_id
            WHERE r.collector_id = @collector AND r.agency_id = @agency AND (r.day, r.response_id) > (@day, @response)
            ORDER BY r.day, r.response_id LIMIT @most
            """
        );
        CellStore.Add(command, "most", (long)(walk.Query.Most + 1 - found.Count));
        var slices = new Dictionary<string, Slice>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var day = DateOnly.FromDayNumber((int)reader.GetInt64(0));
            if (day > walk.Query.Last)
                break;
            var text = reader.GetString(3);
            if (!slices.TryGetValue(text, out var slice))
                slices[text] = slice = Slice.Read(text);
            var disposition = (Disposition)reader.GetInt64(4);
            found.Add(
                new StoredResponse(
                    CellStore.Id(reader, 2),
                    new ResponsePlace(walk.From.CollectorId, day, CellStore.Id(reader, 1)),
                    slice,
                    disposition,
                    Unpacked(reader.GetFieldValue<byte[]>(5)),
                    []
                )
                {
                    Excluded = Exclusion.Of(
                        disposition,
                        reader.IsDBNull(6) ? null : (ExclusionReason)reader.GetInt64(6)
                    ),
                }
            );
        }
    }

    private static ImmutableArray<long> Unpacked(byte[] packed) =>
        ImmutableCollectionsMarshal.AsImmutableArray(PackedSums.Unpack(packed));

    // Both tables lie in the order of the same key, so one step beside the other finds every word. No further than the page: a
    // server would send the words of all the rest.
    private static async Task AddWords(
        Walk walk,
        List<StoredResponse> found,
        int at,
        CancellationToken cancel
    )
    {
        await using var command = Command(
            walk,
            $"""
            SELECT c.day, c.response_id, c.item_index, c.redacted FROM responses_comment c
            WHERE c.collector_id = @collector AND c.agency_id = @agency AND (c.day, c.response_id) > (@day, @response)
                AND (c.day, c.response_id) <= (@lastDay, @lastResponse) AND {ReleaseStore.Released(
                "c"
            )}
            ORDER BY c.day, c.response_id, c.item_index
            """
        );
        CellStore.Add(command, "lastDay", (long)found[^1].Place.Day.DayNumber);
        CellStore.Add(command, "lastResponse", found[^1].Place.ResponseId);
        CellStore.Add(command, "released", 1L);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (at < found.Count && await reader.ReadAsync(cancel))
        {
            var day = DateOnly.FromDayNumber((int)reader.GetInt64(0));
            var id = CellStore.Id(reader, 1);
            while (at < found.Count && Compare(found[at].Place, day, id) < 0)
                at++;
            if (at == found.Count)
                break;
            if (Compare(found[at].Place, day, id) != 0 || reader.IsDBNull(3))
                continue;
            var words = new WrittenAnswer((int)reader.GetInt64(2), reader.GetString(3));
            found[at] = found[at] with { Words = found[at].Words.Add(words) };
        }
    }

    private static int Compare(ResponsePlace place, DateOnly day, Guid id)
    {
        var order = place.Day.CompareTo(day);
        return order != 0 ? order : BigEndian.Compare(place.ResponseId, id);
    }

    private static DbCommand Command(Walk walk, string sql)
    {
        var command = walk.Connection.CreateCommand();
        command.Transaction = walk.Snapshot;
        command.CommandText = sql;
        CellStore.Add(command, "collector", walk.From.CollectorId);
        CellStore.Add(command, "agency", walk.Query.AgencyId);
        CellStore.Add(command, "day", (long)walk.From.Day.DayNumber);
        CellStore.Add(command, "response", walk.From.ResponseId);
        return command;
    }
}
