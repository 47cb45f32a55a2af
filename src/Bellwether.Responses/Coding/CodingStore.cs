using System.Data.Common;
using System.Globalization;
using System.Text;
using Bellwether.Foundation.Data;
using Bellwether.Text.Themes;
using Dapper;

namespace Bellwether.Responses;

/// <summary>Keeps the codes of comments, and the numbers of their words.</summary>
internal sealed class CodingStore(Db db)
{
    private const string Columns = """
        c.day, c.response_id, c.item_index, c.version_id, c.redacted, c.language, c.favourable, r.slice, k.coder, k.feeling, k.themes
        """;

    private const string From = """
        FROM responses_comment c
        LEFT JOIN responses_response r ON r.collector_id = c.collector_id AND r.day = c.day AND r.response_id = c.response_id
        LEFT JOIN responses_coding k ON k.collector_id = c.collector_id AND k.day = c.day AND k.response_id = c.response_id
            AND k.item_index = c.item_index
        """;

    /// <summary>The collectors of an agency that have comments.</summary>
    public Task<IReadOnlyList<Guid>> Collectors(Guid agencyId, CancellationToken cancel) =>
        db.Read<IReadOnlyList<Guid>>(
            async connection =>
                [
                    .. (await PlaceStore.In(connection, ["responses_comment"], cancel))
                        .Where(place => place.AgencyId == agencyId)
                        .Select(place => place.CollectorId),
                ],
            cancel
        );

    /// <summary>Comments that are due, in the order of their places. What a person corrected is never due.</summary>
    public static async Task<IReadOnlyList<UncodedComment>> Due(DbTransaction tx, DueQuery query)
    {
        await using var command = tx.Connection!.CreateCommand();
        command.Transaction = tx;
        command.CommandText = $"""
            SELECT {Columns} {From}
            WHERE c.collector_id = @collector AND c.agency_id = @agency AND c.redacted IS NOT NULL
                AND (c.day, c.response_id, c.item_index) > (@day, @response, @item) AND c.day <= @last
                AND (k.coder IS NULL OR (k.coder < @stamp AND k.corrected_at IS NULL))
            ORDER BY c.day, c.response_id, c.item_index LIMIT @most
            """;
        CellStore.Add(command, "collector", query.CollectorId);
        CellStore.Add(command, "agency", query.AgencyId);
        CellStore.Add(command, "day", (long)query.After.Day.DayNumber);
        CellStore.Add(command, "response", query.After.ResponseId);
        CellStore.Add(command, "item", (long)query.After.ItemIndex);
        CellStore.Add(command, "last", (long)query.Last.DayNumber);
        CellStore.Add(command, "stamp", query.BelowStamp);
        CellStore.Add(command, "most", (long)query.Most);
        var due = new List<UncodedComment>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            due.Add(UncodedComment.Read(reader));
        return due;
    }

    /// <summary>What people corrected, with its words; what has been erased or forgotten teaches nothing.</summary>
    public static async Task<IReadOnlyList<CodedComment>> Corrected(
        DbConnection connection,
        DbTransaction? tx,
        Guid agencyId
    )
    {
        await using var command = connection.CreateCommand();
        command.Transaction = tx;
        command.CommandText = $"""
            SELECT {Columns} {From}
            WHERE k.agency_id = @agency AND c.agency_id = @agency AND k.corrected_at IS NOT NULL AND c.redacted IS NOT NULL
            ORDER BY k.corrected_at DESC, c.response_id LIMIT 5000
            """;
        CellStore.Add(command, "agency", agencyId);
        var found = new List<CodedComment>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var comment = UncodedComment.Read(reader);
            found.Add(
                new CodedComment(
                    comment,
                    new CodedWords(
                        comment.Before!.Value.Feeling,
                        ThemeList.Read(comment.Before.Value.Themes)
                    )
                )
            );
        }
        return found;
    }

    /// <summary>Writes codes and words; what stood there is replaced, what a person corrected is not.</summary>
    public static async Task Put(
        DbTransaction tx,
        Guid agencyId,
        Guid collectorId,
        long stamp,
        IReadOnlyList<CodedComment> coded
    )
    {
        foreach (var chunk in coded.Chunk(50))
        {
            await tx.Connection!.ExecuteAsync(
                """
                INSERT INTO responses_coding (collector_id, day, response_id, item_index, agency_id, channel, language, favourable, coder,
                    feeling, themes, said_feeling, said_themes)
                VALUES (@collectorId, @day, @response, @item, @agencyId, @channel, @language, @favourable, @stamp, @feeling, @themes,
                    @feeling, @themes)
                ON CONFLICT (collector_id, day, response_id, item_index) DO UPDATE SET coder = excluded.coder, feeling = excluded.feeling,
                    themes = excluded.themes, said_feeling = excluded.said_feeling, said_themes = excluded.said_themes,
                    channel = excluded.channel, favourable = excluded.favourable
                WHERE responses_coding.corrected_at IS NULL
                """,
                chunk.Select(each => new
                {
                    collectorId,
                    day = each.Comment.Place.Day,
                    response = each.Comment.Place.ResponseId,
                    item = (long)each.Comment.Place.ItemIndex,
                    agencyId,
                    channel = each.Comment.Channel,
                    language = each.Comment.Language,
                    favourable = each.Comment.Favourable,
                    stamp,
                    feeling = (long?)each.Codes.Feeling,
                    themes = ThemeList.Write(each.Codes.Themes),
                }),
                tx
            );
            await PutWords(tx, agencyId, collectorId, chunk);
        }
    }

    // Many rows a statement: what is the same in all, and each response, is given once; the rest are numbers.
    private static async Task PutWords(
        DbTransaction tx,
        Guid agencyId,
        Guid collectorId,
        CodedComment[] coded
    )
    {
        await using var command = tx.Connection!.CreateCommand();
        command.Transaction = tx;
        CellStore.Add(command, "agency", agencyId);
        CellStore.Add(command, "collector", collectorId);
        var rows = new StringBuilder();
        for (var i = 0; i < coded.Length; i++)
        {
            var place = coded[i].Comment.Place;
            CellStore.Add(command, $"r{i}", place.ResponseId);
            foreach (var word in WordNumbers.Of(coded[i].Comment.Words))
                rows.Append(rows.Length == 0 ? "" : ",")
                    .Append(
                        CultureInfo.InvariantCulture,
                        $"(@collector,{place.Day.DayNumber},@r{i},{place.ItemIndex},{word},@agency)"
                    );
        }
        if (rows.Length == 0)
            return;
        command.CommandText =
            $"INSERT INTO responses_word (collector_id, day, response_id, item_index, word, agency_id) VALUES {rows} ON CONFLICT DO NOTHING";
        await command.ExecuteNonQueryAsync();
    }
}
