using System.Data.Common;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Responses;

/// <summary>Reads comments; only what redaction has passed, what the reader may see, and what was asked for.</summary>
internal sealed class CommentStore(Db db)
{
    private const int CollectorsAtOnce = 100;

    public async Task<IReadOnlyList<ModeratedComment>> Read(
        CommentQuery query,
        CancellationToken cancel
    )
    {
        var found = new List<ModeratedComment>();
        foreach (var collectors in query.CollectorIds.Distinct().Chunk(CollectorsAtOnce))
            await db.Read(
                async connection =>
                {
                    await using var command = Command(connection, query, collectors);
                    await using var reader = await command.ExecuteReaderAsync(cancel);
                    while (await reader.ReadAsync(cancel))
                        found.Add(Comment(reader));
                    return true;
                },
                cancel
            );
        return [.. found.OrderByDescending(each => each.Comment.Place).Take(query.Most)];
    }

    public Task<int> Forget(
        Guid agencyId,
        Guid collectorId,
        DateOnly before,
        CancellationToken cancel
    ) =>
        db.Write(
            tx =>
                tx.Connection!.ExecuteAsync(
                    "DELETE FROM responses_comment WHERE collector_id = @collectorId AND day < @before AND agency_id = @agencyId",
                    new
                    {
                        collectorId,
                        before,
                        agencyId,
                    },
                    tx
                ),
            cancel
        );

    /// <summary>The original words of a response as they are kept: sealed, or empty when they were dropped.</summary>
    public Task<IReadOnlyList<OriginalWords>> Originals(
        Guid agencyId,
        Guid collectorId,
        DateOnly day,
        Guid responseId,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<OriginalWords>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<(long Item, string Words)>(
                            """
                            SELECT item_index, original FROM responses_comment
                            WHERE collector_id = @collectorId AND day = @day AND response_id = @responseId AND agency_id = @agencyId
                            ORDER BY item_index
                            """,
                            new
                            {
                                collectorId,
                                day,
                                responseId,
                                agencyId,
                            }
                        )
                    ).Select(row => new OriginalWords((int)row.Item, row.Words)),
                ],
            cancel
        );

    // One step down the key per collector: the latest of each, never a sort of all.
    private static DbCommand Command(DbConnection connection, CommentQuery query, Guid[] collectors)
    {
        var command = connection.CreateCommand();
        var rules = Rules(query);
        command.CommandText = string.Join(
            " UNION ALL ",
            collectors.Select(
                (_, i) =>
                    $"""
                        SELECT * FROM (SELECT c.collector_id, c.day, c.response_id, c.item_index, c.version_id, c.language, c.favourable, c.redacted,
                            e.reason, e.note, e.excluded_by, e.excluded_at
                        FROM responses_comment c
                        LEFT JOIN responses_exclusion e ON e.collector_id = c.collector_id AND e.day = c.day AND e.response_id = c.response_id
                        WHERE c.collector_id = @c{i} AND c.agency_id = @agency AND c.redacted IS NOT NULL {rules}
                        ORDER BY c.day DESC, c.response_id DESC, c.item_index DESC LIMIT @most) AS t{i}
                        """
            )
        );
        for (var i = 0; i < collectors.Length; i++)
            CellStore.Add(command, $"c{i}", collectors[i]);
        CellStore.Add(command, "agency", query.AgencyId);
        CellStore.Add(command, "most", (long)query.Most);
        Bind(command, query);
        return command;
    }

    private static string Rules(CommentQuery query)
    {
        var rules = new List<string>();
        if (query.Reader != CommentReader.Screener)
            rules.Add(ReleaseStore.Released("c"));
        if (query.State == CommentState.Reportable)
            rules.Add(ReportableStore.Only("c"));
        else if (query.State != CommentState.All)
            rules.Add("e.reason = @reason");
        if (query.Before is not null)
            rules.Add("(c.day, c.response_id, c.item_index) < (@day, @response, @item)");
        if (query.Language is not null)
            rules.Add("c.language = @language");
        if (query.ItemIndex is not null)
            rules.Add("c.item_index = @index");
        if (query.First is not null)
            rules.Add("c.day >= @first");
        if (query.Last is not null)
            rules.Add("c.day <= @last");
        return string.Concat(rules.Select(rule => " AND " + rule));
    }

    private static void Bind(DbCommand command, CommentQuery query)
    {
        if (query.Reader != CommentReader.Screener)
            CellStore.Add(command, "released", 1L);
        if (query.State is CommentState.Spam or CommentState.Flagged or CommentState.Deleted)
            CellStore.Add(command, "reason", (long)query.State - 1);
        if (query.Before is { } place)
        {
            CellStore.Add(command, "day", (long)place.Day.DayNumber);
            CellStore.Add(command, "response", place.ResponseId);
            CellStore.Add(command, "item", (long)place.ItemIndex);
        }
        if (query.Language is { } language)
            CellStore.Add(command, "language", language);
        if (query.ItemIndex is { } index)
            CellStore.Add(command, "index", (long)index);
        if (query.First is { } first)
            CellStore.Add(command, "first", (long)first.DayNumber);
        if (query.Last is { } last)
            CellStore.Add(command, "last", (long)last.DayNumber);
    }

    private static ModeratedComment Comment(DbDataReader reader) =>
        new(
            new Comment(
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
            ),
            reader.IsDBNull(8)
                ? null
                : new ResponseExclusion(
                    (ExclusionReason)reader.GetInt64(8),
                    reader.GetString(9),
                    reader.GetString(10),
                    DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(11))
                )
        );
}
