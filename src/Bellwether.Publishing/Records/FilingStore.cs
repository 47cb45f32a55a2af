using System.Collections.Immutable;
using System.Data.Common;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Publishing;

/// <summary>The tables of quarterly records.</summary>
internal sealed class FilingStore(Db db)
{
    private const string Columns = """
        filing_id AS FilingId, agency_id AS AgencyId, service_id AS ServiceId, quarter_first AS QuarterFirst, state AS State,
        break_reason AS BreakReason, note AS Note, prepared_by_id AS PreparedById, prepared_by AS PreparedBy,
        prepared_at AS PreparedAt, submitted_by AS SubmittedBy, submitted_at AS SubmittedAt, rating AS Rating,
        respondents AS Respondents, hash AS Hash, contact_name AS ContactName, contact_email AS ContactEmail
        """;

    public static Guid IdOf(Guid agencyId, Guid serviceId, DateOnly quarterFirst) =>
        Ids.From(agencyId, $"filing {serviceId:N} {quarterFirst:yyyy-MM-dd}");

    public Task<T> Write<T>(Func<DbTransaction, Task<T>> write, CancellationToken cancel) =>
        db.Write(write, cancel);

    public Task<QuarterFiling?> Find(Guid agencyId, Guid filingId, CancellationToken cancel) =>
        db.Read(connection => Find(connection, null, agencyId, filingId), cancel);

    public static async Task<QuarterFiling?> Find(
        DbConnection connection,
        DbTransaction? tx,
        Guid agencyId,
        Guid filingId
    )
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row>(
            $"SELECT {Columns} FROM publishing_filing WHERE agency_id = @agencyId AND filing_id = @filingId",
            new { agencyId, filingId },
            tx
        );
        if (row is null)
            return null;
        var surveys = await connection.QueryAsync<SurveyRow>(
            """
            SELECT filing_id AS FilingId, collector_id AS CollectorId, transaction_point AS TransactionPoint, title AS Title,
                federal_register_url AS FederalRegisterUrl
            FROM publishing_survey WHERE agency_id = @agencyId AND filing_id = @filingId ORDER BY collector_id
            """,
            new { agencyId, filingId },
            tx
        );
        return row.ToFiling([.. surveys.Select(survey => survey.ToDetail())]);
    }

    /// <summary>The records of an agency whose quarters begin in a span of days, with what was said of their surveys.</summary>
    public Task<IReadOnlyList<QuarterFiling>> List(
        Guid agencyId,
        DateOnly first,
        DateOnly last,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<QuarterFiling>>(
            async connection =>
            {
                var days = new
                {
                    agencyId,
                    first = (long)first.DayNumber,
                    last = (long)last.DayNumber,
                };
                var rows = await connection.QueryAsync<Row>(
                    $"SELECT {Columns} FROM publishing_filing WHERE agency_id = @agencyId AND quarter_first BETWEEN @first AND @last ORDER BY quarter_first, service_id",
                    days
                );
                var surveys = (
                    await connection.QueryAsync<SurveyRow>(
                        """
                        SELECT s.filing_id AS FilingId, s.collector_id AS CollectorId, s.transaction_point AS TransactionPoint,
                            s.title AS Title, s.federal_register_url AS FederalRegisterUrl
                        FROM publishing_survey s JOIN publishing_filing f ON f.agency_id = s.agency_id AND f.filing_id = s.filing_id
                        WHERE s.agency_id = @agencyId AND f.quarter_first BETWEEN @first AND @last
                        """,
                        days
                    )
                ).ToLookup(survey => survey.FilingId);
                return
                [
                    .. rows.Select(row =>
                        row.ToFiling([.. surveys[row.FilingId].Select(each => each.ToDetail())])
                    ),
                ];
            },
            cancel
        );

    /// <summary>Writes the record as it is now, over what was there.</summary>
    public static async Task Put(DbTransaction tx, QuarterFiling filing)
    {
        await tx.Connection!.ExecuteAsync(
            """
            INSERT INTO publishing_filing (agency_id, filing_id, service_id, quarter_first, state, break_reason, note,
                prepared_by_id, prepared_by, prepared_at, submitted_by, submitted_at, rating, respondents, hash, contact_name,
                contact_email)
            VALUES (@AgencyId, @FilingId, @ServiceId, @first, @state, @BreakReason, @Note, @PreparedById, @PreparedBy, @PreparedAt,
                @SubmittedBy, @SubmittedAt, @rating, @Respondents, @Hash, @contactName, @contactEmail)
            ON CONFLICT (agency_id, filing_id) DO UPDATE SET state = excluded.state, break_reason = excluded.break_reason,
                note = excluded.note, prepared_by_id = excluded.prepared_by_id, prepared_by = excluded.prepared_by,
                prepared_at = excluded.prepared_at, submitted_by = excluded.submitted_by, submitted_at = excluded.submitted_at,
                rating = excluded.rating, respondents = excluded.respondents, hash = excluded.hash,
                contact_name = excluded.contact_name, contact_email = excluded.contact_email
            """,
            new
            {
                filing.AgencyId,
                filing.FilingId,
                filing.ServiceId,
                first = (long)filing.QuarterFirst.DayNumber,
                state = (long)filing.State,
                filing.BreakReason,
                filing.Note,
                filing.PreparedById,
                filing.PreparedBy,
                filing.PreparedAt,
                filing.SubmittedBy,
                filing.SubmittedAt,
                rating = (long?)filing.Rating,
                filing.Respondents,
                filing.Hash,
                contactName = filing.Contact.Name,
                contactEmail = filing.Contact.Email,
            },
            tx
        );
        await tx.Connection!.ExecuteAsync(
            "DELETE FROM publishing_survey WHERE agency_id = @AgencyId AND filing_id = @FilingId",
            new { filing.AgencyId, filing.FilingId },
            tx
        );
        foreach (var survey in filing.Surveys)
            await tx.Connection!.ExecuteAsync(
                """
                INSERT INTO publishing_survey (agency_id, filing_id, collector_id, transaction_point, title, federal_register_url)
                VALUES (@AgencyId, @FilingId, @CollectorId, @point, @Title, @FederalRegisterUrl)
                """,
                new
                {
                    filing.AgencyId,
                    filing.FilingId,
                    survey.CollectorId,
                    point = TransactionPoints.Code(survey.TransactionPoint),
                    survey.Title,
                    survey.FederalRegisterUrl,
                },
                tx
            );
    }

    private sealed record SurveyRow(
        Guid FilingId,
        Guid CollectorId,
        string TransactionPoint,
        string Title,
        string FederalRegisterUrl
    )
    {
        public SurveyDetail ToDetail() =>
            new(
                CollectorId,
                TransactionPoints.Find(TransactionPoint)
                    ?? Publishing.TransactionPoint.PostInteraction,
                Title,
                FederalRegisterUrl
            );
    }

    private sealed record Row(
        Guid FilingId,
        Guid AgencyId,
        Guid ServiceId,
        DateOnly QuarterFirst,
        long State,
        string BreakReason,
        string Note,
        Guid? PreparedById,
        string PreparedBy,
        DateTimeOffset PreparedAt,
        string? SubmittedBy,
        DateTimeOffset? SubmittedAt,
        long? Rating,
        long? Respondents,
        string? Hash,
        string ContactName,
        string ContactEmail
    )
    {
        public QuarterFiling ToFiling(ImmutableArray<SurveyDetail> surveys) =>
            new(
                FilingId,
                AgencyId,
                ServiceId,
                QuarterFirst,
                (FilingState)State,
                PreparedById,
                PreparedBy,
                PreparedAt
            )
            {
                Surveys = surveys,
                BreakReason = BreakReason,
                Contact = new FilingContact(ContactName, ContactEmail),
                Note = Note,
                SubmittedBy = SubmittedBy,
                SubmittedAt = SubmittedAt,
                Rating = (FilingRating?)Rating,
                Respondents = Respondents,
                Hash = Hash,
            };
    }
}
