using System.Data.Common;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Responses;

/// <summary>Corrections, and how often they agree with what had been coded.</summary>
internal sealed class CorrectionStore(Db db)
{
    /// <summary>Writes a correction; false when there is no such comment that the actor may read.</summary>
    public static async Task<bool> Correct(
        DbTransaction tx,
        Actor actor,
        CodeCorrection correction,
        CommentReader reader,
        DateTimeOffset now
    )
    {
        var may =
            reader == CommentReader.Screener
                ? ""
                : $"AND {ReleaseStore.Released("responses_coding")}";
        return await tx.Connection!.ExecuteAsync(
                $"""
                UPDATE responses_coding SET feeling = @feeling, themes = @themes, corrected_by = @Name, corrected_at = @now
                WHERE collector_id = @CollectorId AND day = @Day AND response_id = @ResponseId AND item_index = @item
                    AND agency_id = @AgencyId {may}
                """,
                new
                {
                    feeling = (long?)correction.Feeling,
                    themes = ThemeList.Write(correction.Themes),
                    actor.Name,
                    now,
                    correction.CollectorId,
                    correction.Place.Day,
                    correction.Place.ResponseId,
                    item = (long)correction.Place.ItemIndex,
                    actor.AgencyId,
                    released = true,
                },
                tx
            ) == 1;
    }

    public Task<CodingAgreement> Agreement(
        Guid agencyId,
        IReadOnlyCollection<Guid> collectorIds,
        CancellationToken cancel
    ) =>
        db.Read(
            async connection =>
            {
                var among = collectorIds.ToHashSet();
                var rows = await connection.QueryAsync<Row>(
                    """
                    SELECT collector_id AS CollectorId, feeling AS Feeling, themes AS Themes, said_feeling AS SaidFeeling, said_themes AS SaidThemes
                    FROM responses_coding WHERE agency_id = @agencyId AND corrected_at IS NOT NULL
                    """,
                    new { agencyId }
                );
                var agreement = new CodingAgreement(0, 0, 0);
                foreach (var row in rows.Where(row => among.Contains(row.CollectorId)))
                    agreement = new CodingAgreement(
                        agreement.Reviewed + 1,
                        agreement.SameThemes + (row.Themes == row.SaidThemes ? 1 : 0),
                        agreement.SameFeeling + (row.Feeling == row.SaidFeeling ? 1 : 0)
                    );
                return agreement;
            },
            cancel
        );

    /// <summary>Comments whose codes a newer dictionary or newer corrections would change.</summary>
    public Task<long> Waiting(Guid agencyId, CancellationToken cancel) =>
        db.Read(
            async connection =>
                await connection.ExecuteScalarAsync<long>(
                    """
                    SELECT COUNT(*) FROM responses_coding k
                    WHERE k.agency_id = @agencyId AND k.corrected_at IS NULL AND k.coder < @stamp
                    """,
                    new { agencyId, stamp = await ThemeStore.Stamp(connection, null, agencyId) }
                ),
            cancel
        );

    private sealed class Row
    {
        public Guid CollectorId { get; init; }
        public long? Feeling { get; init; }
        public string Themes { get; init; } = "";
        public long? SaidFeeling { get; init; }
        public string SaidThemes { get; init; } = "";
    }
}
