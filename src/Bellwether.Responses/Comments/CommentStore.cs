using System.Data.Common;
using Bellwether.Foundation.Data;

namespace Bellwether.Responses;

/// <summary>Reads comments; only what redaction has passed.</summary>
internal sealed class CommentStore(Db db)
{
    private const int CollectorsAtOnce = 100;

    public async Task<IReadOnlyList<Comment>> Read(
        Guid agencyId,
        IReadOnlyCollection<Guid> collectorIds,
        int most,
        CommentPlace? before,
        CancellationToken cancel
    )
    {
        var found = new List<Comment>();
        foreach (var collectors in collectorIds.Distinct().Chunk(CollectorsAtOnce))
            await db.Read(
                async connection =>
                {
                    await using var command = Command(
                        connection,
                        agencyId,
                        collectors,
                        most,
                        before
                    );
                    await using var reader = await command.ExecuteReaderAsync(cancel);
                    while (await reader.ReadAsync(cancel))
                        found.Add(Comment(reader));
                    return true;
                },
                cancel
            );
        return [.. found.OrderByDescending(comment => comment.Place).Take(most)];
    }

    // One step down the key per collector: the latest of each, never a sort of all.
    private static DbCommand Command(
        DbConnection connection,
        Guid agencyId,
        Guid[] collectors,
        int most,
        CommentPlace? before
    )
    {
        var command = connection.CreateCommand();
        var earlier = before is null
            ? ""
            : "AND (day, response_id, item_index) < (@day, @response, @item)";
        command.CommandText = string.Join(
            " UNION ALL ",
            collectors.Select(
                (_, i) =>
                    $"""
                        SELECT * FROM (SELECT collector_id, day, response_id, item_index, version_id, language, favourable, redacted
                        FROM responses_comment
                        WHERE collector_id = @c{i} AND agency_id = @agency AND redacted IS NOT NULL {earlier}
                        ORDER BY day DESC, response_id DESC, item_index DESC LIMIT @most) AS t{i}
                        """
            )
        );
        for (var i = 0; i < collectors.Length; i++)
            CellStore.Add(command, $"c{i}", collectors[i]);
        CellStore.Add(command, "agency", agencyId);
        CellStore.Add(command, "most", (long)most);
        if (before is { } place)
        {
            CellStore.Add(command, "day", (long)place.Day.DayNumber);
            CellStore.Add(command, "response", place.ResponseId);
            CellStore.Add(command, "item", (long)place.ItemIndex);
        }
        return command;
    }

    private static Comment Comment(DbDataReader reader) =>
        new(
            CellStore.Id(reader, 0),
            CellStore.Id(reader, 4),
            new CommentPlace(
                DateOnly.FromDayNumber((int)reader.GetInt64(1)),
                CellStore.Id(reader, 2),
                (int)reader.GetInt64(3)
            ),
            reader.GetString(7),
            reader.GetString(5),
            reader.IsDBNull(6) ? null : reader.GetInt64(6) != 0
        );
}
