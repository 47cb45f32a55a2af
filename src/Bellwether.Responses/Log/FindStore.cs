using System.Data.Common;

namespace Bellwether.Responses;

/// <summary>Finds responses by receipt code or id, through the log's key.</summary>
internal static class FindStore
{
    private const int AtOnce = 200;

    /// <summary>What those keys and ids lead to, erased or not.</summary>
    public static async Task<IReadOnlyList<FoundResponse>> Find(
        DbConnection connection,
        Guid agencyId,
        IReadOnlyCollection<ReceiptKey> keys,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancel
    )
    {
        var places = await PlaceStore.In(connection, PlaceStore.LogTables, cancel);
        var collectors = places
            .Where(place => place.AgencyId == agencyId)
            .Select(place => place.CollectorId)
            .ToArray();
        var search = new Search(connection, agencyId, collectors, cancel);
        await search.Keys(keys);
        await search.Ids([.. ids.Where(id => id.Version == 7).Order()], nearTheirDay: true);
        // Ids that were made from a name, or on another day than the one they count under, need a look at the whole log.
        await search.Ids([.. ids.Except(search.Found.Select(r => r.ResponseId))], false);
        return [.. search.Found.DistinctBy(response => response.ResponseId)];
    }

    private sealed class Search(
        DbConnection connection,
        Guid agencyId,
        Guid[] collectors,
        CancellationToken cancel
    )
    {
        public List<FoundResponse> Found { get; } = [];

        public async Task Keys(IReadOnlyCollection<ReceiptKey> keys)
        {
            var wanted = keys.ToHashSet();
            foreach (var day in keys.Select(ReceiptCode.DayOf).Distinct())
                await Each(
                    "day = @day",
                    command => CellStore.Add(command, "day", (long)day.DayNumber),
                    (id, on) => wanted.Contains(ReceiptCode.KeyOf(id, on))
                );
        }

        public async Task Ids(Guid[] ids, bool nearTheirDay)
        {
            var near = nearTheirDay ? "day BETWEEN @first AND @last AND " : "";
            foreach (var some in ids.Chunk(AtOnce))
                await Each(
                    $"{near}response_id IN ({string.Join(", ", some.Select((_, i) => $"@i{i}"))})",
                    command =>
                    {
                        for (var i = 0; i < some.Length; i++)
                            CellStore.Add(command, $"i{i}", some[i]);
                        if (!nearTheirDay)
                            return;
                        CellStore.Add(command, "first", MadeOn(some[0]) - 1);
                        CellStore.Add(command, "last", MadeOn(some[^1]) + 1);
                    },
                    (_, _) => true
                );
        }

        private async Task Each(
            string which,
            Action<DbCommand> bind,
            Func<Guid, DateOnly, bool> isWanted
        )
        {
            foreach (var some in collectors.Chunk(AtOnce))
            foreach (var table in PlaceStore.LogTables)
            {
                await using var command = CellStore.Command(connection, null, some);
                command.CommandText =
                    $"SELECT collector_id, response_id, day FROM {table} WHERE {CellStore.Among(some)} AND agency_id = @agency AND {which}";
                CellStore.Add(command, "agency", agencyId);
                bind(command);
                await Read(command, table, isWanted);
            }
        }

        private async Task Read(
            DbCommand command,
            string table,
            Func<Guid, DateOnly, bool> isWanted
        )
        {
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                var id = CellStore.Id(reader, 1);
                var day = DateOnly.FromDayNumber((int)reader.GetInt64(2));
                if (isWanted(id, day))
                    Found.Add(
                        new FoundResponse(
                            id,
                            CellStore.Id(reader, 0),
                            day,
                            table != PlaceStore.LogTables[0]
                        )
                    );
            }
        }

        // The day (UTC) a version 7 id was made on; the local day is that one or a neighbour.
        private static long MadeOn(Guid id) =>
            DateOnly
                .FromDateTime(
                    DateTimeOffset.FromUnixTimeMilliseconds(LogRow.Milliseconds(id)).UtcDateTime
                )
                .DayNumber;
    }
}
