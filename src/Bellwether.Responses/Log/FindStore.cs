using System.Data.Common;

namespace Bellwether.Responses;

/// <summary>Finds responses by receipt code or id, through the primary key of each collector.</summary>
internal sealed class FindStore(RecountStore recount)
{
    private const int IdsAtOnce = 200;
    private const string Erasures = "responses_erasure";
    private static readonly string[] Tables = ["responses_response", Erasures];

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
        var days = keys.Select(ReceiptCode.DayOf).Distinct().ToList();
        var found = new List<FoundResponse>();
        var places = (await recount.Collectors(connection, cancel))
            .Where(place => place.AgencyId == agencyId)
            .ToList();
        foreach (var place in places)
        foreach (var table in Tables)
        {
            foreach (var day in days)
                await Days(connection, table, place, day, wanted, found, cancel);
            foreach (var some in ids.Where(id => id.Version == 7).Order().Chunk(IdsAtOnce))
                await Ids(connection, table, place, some, true, found, cancel);
        }
        // Ids that were made from a name, or on another day than the one they count under, need a look at the whole log.
        var missing = ids.Except(found.Select(response => response.ResponseId)).ToList();
        foreach (var some in missing.Chunk(IdsAtOnce))
        foreach (var place in places)
        foreach (var table in Tables)
            await Ids(connection, table, place, some, false, found, cancel);
        return [.. found.DistinctBy(response => response.ResponseId)];
    }

    private static async Task Days(
        DbConnection connection,
        string table,
        CollectorPlace place,
        DateOnly day,
        HashSet<ReceiptKey> wanted,
        List<FoundResponse> found,
        CancellationToken cancel
    )
    {
        await using var command = Command(connection, table, place, "day = @day");
        CellStore.Add(command, "day", (long)day.DayNumber);
        await Read(
            command,
            table,
            place,
            (id, on) => wanted.Contains(ReceiptCode.KeyOf(id, on)),
            found,
            cancel
        );
    }

    private static async Task Ids(
        DbConnection connection,
        string table,
        CollectorPlace place,
        Guid[] ids,
        bool nearTheirDay,
        List<FoundResponse> found,
        CancellationToken cancel
    )
    {
        var names = string.Join(", ", ids.Select((_, i) => $"@i{i}"));
        var near = nearTheirDay ? "day BETWEEN @first AND @last AND " : "";
        await using var command = Command(
            connection,
            table,
            place,
            $"{near}response_id IN ({names})"
        );
        if (nearTheirDay)
        {
            CellStore.Add(command, "first", MadeOn(ids[0]) - 1);
            CellStore.Add(command, "last", MadeOn(ids[^1]) + 1);
        }
        for (var i = 0; i < ids.Length; i++)
            CellStore.Add(command, $"i{i}", ids[i]);
        await Read(command, table, place, (_, _) => true, found, cancel);
    }

    // The day (UTC) a version 7 id was made on; the local day is that one or a neighbour.
    private static long MadeOn(Guid id) =>
        DateOnly
            .FromDateTime(
                DateTimeOffset.FromUnixTimeMilliseconds(LogRow.Milliseconds(id)).UtcDateTime
            )
            .DayNumber;

    private static DbCommand Command(
        DbConnection connection,
        string table,
        CollectorPlace place,
        string which
    )
    {
        var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT response_id, day FROM {table} WHERE collector_id = @collector AND agency_id = @agency AND {which}";
        CellStore.Add(command, "collector", place.CollectorId);
        CellStore.Add(command, "agency", place.AgencyId);
        return command;
    }

    private static async Task Read(
        DbCommand command,
        string table,
        CollectorPlace place,
        Func<Guid, DateOnly, bool> isWanted,
        List<FoundResponse> found,
        CancellationToken cancel
    )
    {
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var id = CellStore.Id(reader, 0);
            var day = DateOnly.FromDayNumber((int)reader.GetInt64(1));
            if (isWanted(id, day))
                found.Add(new FoundResponse(id, place.CollectorId, day, table == Erasures));
        }
    }
}
