using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Responses;

/// <summary>Counts codes, some collectors at a time.</summary>
internal sealed class CodeCountStore(Db db)
{
    private const int CollectorsAtOnce = 100;

    public async Task<IReadOnlyList<CodeCount>> Count(CodesQuery query, CancellationToken cancel)
    {
        var found = new List<CodeCount>();
        foreach (var collectors in query.CollectorIds.Distinct().Chunk(CollectorsAtOnce))
            found.AddRange(await Count(query, collectors, cancel));
        return found;
    }

    private Task<List<CodeCount>> Count(
        CodesQuery query,
        Guid[] collectors,
        CancellationToken cancel
    ) =>
        db.Read(
            async connection =>
            {
                await using var command = connection.CreateCommand();
                var may =
                    query.Reader == CommentReader.Screener
                        ? ""
                        : $"AND {ReleaseStore.Released("k")}";
                command.CommandText = $"""
                    SELECT k.day, k.channel, k.language, k.favourable, k.feeling, k.themes, COUNT(*) FROM responses_coding k
                    WHERE k.collector_id IN ({string.Join(
                        ',',
                        collectors.Select((_, i) => $"@c{i}")
                    )}) AND k.agency_id = @agency AND k.day >= @first AND k.day <= @last
                        AND {ReportableStore.Only("k")} {may}
                    GROUP BY k.day, k.channel, k.language, k.favourable, k.feeling, k.themes
                    ORDER BY k.day, k.channel, k.language, k.favourable, k.feeling, k.themes
                    """;
                for (var i = 0; i < collectors.Length; i++)
                    CellStore.Add(command, $"c{i}", collectors[i]);
                CellStore.Add(command, "agency", query.AgencyId);
                CellStore.Add(command, "first", (long)query.First.DayNumber);
                CellStore.Add(command, "last", (long)query.Last.DayNumber);
                if (may.Length > 0)
                    CellStore.Add(command, "released", 1L);
                var found = new List<CodeCount>();
                await using var reader = await command.ExecuteReaderAsync(cancel);
                while (await reader.ReadAsync(cancel))
                    found.Add(
                        new CodeCount(
                            DateOnly.FromDayNumber((int)reader.GetInt64(0)),
                            reader.GetString(1),
                            reader.GetString(2),
                            reader.IsDBNull(3) ? null : reader.GetInt64(3) != 0,
                            reader.IsDBNull(4) ? null : (int)reader.GetInt64(4),
                            ThemeList.Read(reader.GetString(5)),
                            reader.GetInt64(6)
                        )
                    );
                return found;
            },
            cancel
        );

    /// <summary>The themes of every comment of one response.</summary>
    public Task<IReadOnlyList<string>> ThemesOf(
        Guid agencyId,
        FoundResponse response,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<string>>(
            async connection =>
                [
                    .. await connection.QueryAsync<string>(
                        """
                        SELECT themes FROM responses_coding
                        WHERE agency_id = @agencyId AND collector_id = @CollectorId AND day = @Day AND response_id = @ResponseId
                        ORDER BY item_index
                        """,
                        new
                        {
                            agencyId,
                            response.CollectorId,
                            response.Day,
                            response.ResponseId,
                        }
                    ),
                ],
            cancel
        );
}
