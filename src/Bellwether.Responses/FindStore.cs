using System.Data.Common;

namespace Bellwether.Responses;

/// <summary>Finds responses by receipt code or id, through the primary key of each collector.</summary>
internal sealed class FindStore(RecountStore recount)
{
    private const int IdsAtOnce = 200;
    private const string Erasures = "responses_erasure";

    /// <summary>What those keys and ids lead to, erased or not.</summary>
    public async Task<IReadOnlyList<FoundResponse>> Find(
        DbConnection connection,
        Guid agencyId,
        IReadOnlyCollection<ReceiptKey> keys,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancel
    )
    {
        var wanted = keys.ToHashSet();
        var days = keys.Select(key => key.Day).Distinct().ToList();
        var found = new List<FoundResponse>();
        foreach (var place in await recount.Collectors(connection, cancel))
        {
            if (place.AgencyId != agencyId)
                continue;
            foreach (var table in new[] { "responses_response", Erasures })
            {
                foreach (var day in days)
                    await Days(connection, table, place, day, wanted, found, cancel);
                foreach (var some in ids.Chunk(IdsAtOnce))
                    await Ids(connection, table, place, some, found, cancel);
            }
        }
        return [.. found.DistinctBy(response => response.ResponseId)];
    }

    private static async Task Days(
        DbConnection connection,
        string table,
        CollectorPlace place,
        int day,
        HashSet<ReceiptKey> wanted,
        List<FoundResponse> found,
        CancellationToken cancel
    )
    {
        await using var command = Command(connection, table, place, "BETWEEN @first AND @last");
        var (first, last) = ReceiptCode.IdsOf(day);
        CellStore.Add(command, "first", first);
        CellStore.Add(command, "last", last);
        await Read(
            command,
            table,
            place,
            id => wanted.Contains(ReceiptCode.KeyOf(id)),
            found,
            cancel
        );
    }

    private static async Task Ids(
        DbConnection connection,
        string table,
        CollectorPlace place,
        Guid[] ids,
        List<FoundResponse> found,
        CancellationToken cancel
    )
    {
        var names = string.Join(", ", ids.Select((_, i) => $"@i{i}"));
        await using var command = Command(connection, table, place, $"IN ({names})");
        for (var i = 0; i < ids.Length; i++)
            CellStore.Add(command, $"i{i}", ids[i]);
        await Read(command, table, place, _ => true, found, cancel);
    }

    private static DbCommand Command(
        DbConnection connection,
        string table,
        CollectorPlace place,
        string which
    )
    {
        var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT response_id, day FROM {table} WHERE collector_id = @collector AND agency_id = @agency AND response_id {which}";
        CellStore.Add(command, "collector", place.CollectorId);
        CellStore.Add(command, "agency", place.AgencyId);
        return command;
    }

    private static async Task Read(
        DbCommand command,
        string table,
        CollectorPlace place,
        Func<Guid, bool> isWanted,
        List<FoundResponse> found,
        CancellationToken cancel
    )
    {
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var id = CellStore.Id(reader, 0);
            if (isWanted(id))
                found.Add(
                    new FoundResponse(
                        id,
                        place.CollectorId,
                        DateOnly.FromDayNumber((int)reader.GetInt64(1)),
                        table == Erasures
                    )
                );
        }
    }
}
