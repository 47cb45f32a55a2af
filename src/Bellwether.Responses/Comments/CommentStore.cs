using System.Data.Common;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Responses;

/// <summary>Reads comments; only what redaction has passed, what the reader may see, and what was asked for.</summary>
internal sealed class CommentStore(Db db)
{
    private const int CollectorsAtOnce = 100;
    private const string NoTheme = "none";

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
            async tx =>
            {
                var old = new
                {
                    collectorId,
                    before,
                    agencyId,
                };
                foreach (var table in (string[])["responses_word", "responses_quote"])
                    await tx.Connection!.ExecuteAsync(
                        $"DELETE FROM {table} WHERE collector_id = @collectorId AND day < @before AND agency_id = @agencyId",
                        old,
                        tx
                    );
                return await tx.Connection!.ExecuteAsync(
                    "DELETE FROM responses_comment WHERE collector_id = @collectorId AND day < @before AND agency_id = @agencyId",
                    old,
                    tx
                );
            },
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
        command.CommandText = string.Join(
            " UNION ALL ",
            collectors.Select(
                (_, i) =>
                    $"""
                        SELECT * FROM (SELECT c.collector_id, c.day, c.response_id, c.item_index, c.version_id, c.language, c.favourable, c.redacted,
                            e.reason, e.note, e.excluded_by, e.excluded_at, k.coder, k.feeling, k.themes, k.corrected_by
                        FROM responses_comment c
                        LEFT JOIN responses_coding k ON k.collector_id = c.collector_id AND k.day = c.day AND k.response_id = c.response_id
                            AND k.item_index = c.item_index
                        LEFT JOIN responses_exclusion e ON e.collector_id = c.collector_id AND e.day = c.day AND e.response_id = c.response_id
                        WHERE c.collector_id = @c{i} AND c.agency_id = @agency AND c.redacted IS NOT NULL {Rules(
                            query,
                            i
                        )}
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

    private static string Rules(CommentQuery query, int collector)
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
        if (query.Only is not null)
            rules.Add("c.day = @onday AND c.response_id = @only AND c.item_index = @onitem");
        if (query.Theme == NoTheme)
            rules.Add("k.themes = ''");
        else if (query.Theme is not null)
            rules.Add("k.themes LIKE @theme");
        if (query.Feeling is not null)
            rules.Add("k.feeling = @feeling");
        if (query.Contradicting)
            rules.Add(
                "((k.favourable = @no AND k.feeling >= 4) OR (k.favourable = @yes AND k.feeling <= 2))"
            );
        rules.AddRange(
            WordNumbers
                .Asked(query.Words)
                .Select(
                    (_, word) =>
                        $"(c.day, c.response_id, c.item_index) IN (SELECT w.day, w.response_id, w.item_index FROM responses_word w WHERE w.collector_id = @c{collector} AND w.word = @word{word})"
                )
        );
        if (query.Items is { } items)
            rules.Add(
                items.Count == 0
                    ? "1 = 0"
                    : $"({string.Join(" OR ", items.Select((_, i) => $"(c.version_id = @v{i} AND c.item_index = @i{i})"))})"
            );
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
        if (query.Only is { } only)
        {
            CellStore.Add(command, "onday", (long)only.Day.DayNumber);
            CellStore.Add(command, "only", only.ResponseId);
            CellStore.Add(command, "onitem", (long)only.ItemIndex);
        }
        if (query.Theme is { } theme && theme != NoTheme)
            CellStore.Add(command, "theme", $"% {theme} %");
        if (query.Feeling is { } feeling)
            CellStore.Add(command, "feeling", (long)feeling);
        if (query.Contradicting)
        {
            CellStore.Add(command, "no", 0L);
            CellStore.Add(command, "yes", 1L);
        }
        foreach (var (i, word) in WordNumbers.Asked(query.Words).Index())
            CellStore.Add(command, $"word{i}", word);
        if (query.Language is { } language)
            CellStore.Add(command, "language", language);
        if (query.ItemIndex is { } index)
            CellStore.Add(command, "index", (long)index);
        foreach (var (item, i) in (query.Items ?? []).Select((item, i) => (item, i)))
        {
            CellStore.Add(command, $"v{i}", item.VersionId);
            CellStore.Add(command, $"i{i}", (long)item.ItemIndex);
        }
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
        )
        {
            Coding = reader.IsDBNull(12)
                ? null
                : new Coding(
                    reader.IsDBNull(13) ? null : (int)reader.GetInt64(13),
                    ThemeList.Read(reader.GetString(14)),
                    reader.IsDBNull(15) ? null : reader.GetString(15)
                ),
        };
}
