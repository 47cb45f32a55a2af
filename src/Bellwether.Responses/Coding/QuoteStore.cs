using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Responses;

/// <summary>Keeps where quotes stand in their comments. Their words are read from the comment, and only while it is unchanged.</summary>
internal sealed class QuoteStore(Db db)
{
    public static string Fingerprint(string words) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)));

    public static Task Put(
        DbTransaction tx,
        Actor actor,
        Guid quoteId,
        Comment comment,
        (int Start, int Size) part,
        DateTimeOffset now
    ) =>
        tx.Connection!.ExecuteAsync(
            """
            INSERT INTO responses_quote (quote_id, agency_id, collector_id, day, response_id, item_index, start_at, size, fingerprint,
                proposed_by, proposed_account, proposed_at)
            VALUES (@quoteId, @AgencyId, @CollectorId, @Day, @ResponseId, @item, @start, @size, @fingerprint, @Name, @AccountId, @now)
            """,
            new
            {
                quoteId,
                actor.AgencyId,
                comment.CollectorId,
                comment.Day,
                comment.Place.ResponseId,
                item = (long)comment.Place.ItemIndex,
                start = (long)part.Start,
                size = (long)part.Size,
                fingerprint = Fingerprint(comment.Words),
                actor.Name,
                actor.AccountId,
                now,
            },
            tx
        );

    public static Task<int> Decide(
        DbTransaction tx,
        Actor actor,
        Guid quoteId,
        bool approve,
        DateTimeOffset now
    ) =>
        tx.Connection!.ExecuteAsync(
            """
            UPDATE responses_quote SET decided_by = @Name, approved = @approve, decided_at = @now
            WHERE quote_id = @quoteId AND agency_id = @AgencyId
            """,
            new
            {
                quoteId,
                actor.AgencyId,
                actor.Name,
                approve,
                now,
            },
            tx
        );

    /// <summary>Who proposed a quote: account and name; null when there is no such quote.</summary>
    public static Task<Proposer?> Proposer(DbTransaction tx, Guid agencyId, Guid quoteId) =>
        tx.Connection!.QuerySingleOrDefaultAsync<Proposer>(
            "SELECT proposed_by AS Name, proposed_account AS AccountId FROM responses_quote WHERE quote_id = @quoteId AND agency_id = @agencyId",
            new { quoteId, agencyId },
            tx
        );

    /// <summary>The quotes of some collectors whose words may still be shown to staff, latest first.</summary>
    public Task<IReadOnlyList<Quote>> List(
        Guid agencyId,
        IReadOnlyCollection<Guid> collectorIds,
        bool onlyApproved,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<Quote>>(
            async connection =>
            {
                await using var command = connection.CreateCommand();
                command.CommandText = $"""
                    SELECT q.quote_id, q.collector_id, q.day, q.response_id, q.item_index, c.redacted, c.language, k.themes, q.proposed_by,
                        q.proposed_at, q.approved, q.decided_by, q.start_at, q.size, q.fingerprint
                    FROM responses_quote q
                    JOIN responses_comment c ON c.collector_id = q.collector_id AND c.day = q.day AND c.response_id = q.response_id
                        AND c.item_index = q.item_index
                    LEFT JOIN responses_coding k ON k.collector_id = q.collector_id AND k.day = q.day AND k.response_id = q.response_id
                        AND k.item_index = q.item_index
                    WHERE q.agency_id = @agency AND c.redacted IS NOT NULL AND {ReportableStore.Only(
                        "q"
                    )} AND {ReleaseStore.Released("q")}{(
                        onlyApproved ? " AND q.approved = @released" : ""
                    )}
                    ORDER BY q.proposed_at DESC, q.quote_id DESC LIMIT 500
                    """;
                CellStore.Add(command, "agency", agencyId);
                CellStore.Add(command, "released", 1L);
                var found = new List<Quote>();
                await using var reader = await command.ExecuteReaderAsync(cancel);
                while (await reader.ReadAsync(cancel))
                    if (
                        collectorIds.Contains(CellStore.Id(reader, 1))
                        && Fingerprint(reader.GetString(5)) == reader.GetString(14)
                    )
                        found.Add(Read(reader));
                return found;
            },
            cancel
        );

    private static Quote Read(DbDataReader reader) =>
        new(
            CellStore.Id(reader, 0),
            CellStore.Id(reader, 1),
            new CommentPlace(
                DateOnly.FromDayNumber((int)reader.GetInt64(2)),
                CellStore.Id(reader, 3),
                (int)reader.GetInt64(4)
            ),
            reader.GetString(5).Substring((int)reader.GetInt64(12), (int)reader.GetInt64(13)),
            reader.GetString(6),
            reader.IsDBNull(7) ? "" : reader.GetString(7),
            reader.GetString(8),
            DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(9)),
            reader.IsDBNull(10) ? null : reader.GetInt64(10) != 0,
            reader.IsDBNull(11) ? null : reader.GetString(11)
        );
}

/// <summary>Who proposed a quote.</summary>
internal sealed class Proposer
{
    public string Name { get; init; } = "";

    public Guid? AccountId { get; init; }
}
