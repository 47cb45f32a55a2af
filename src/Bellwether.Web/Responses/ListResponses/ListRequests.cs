using Bellwether.Instruments;
using Bellwether.Responses;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Responses.ListResponses;

/// <summary>One response as programs read it.</summary>
/// <param name="RowId">Its name outside the log: always the same, telling nothing.</param>
/// <param name="CollectorId">Where it came in.</param>
/// <param name="VersionId">The frozen version that was answered.</param>
/// <param name="Day">The local day it is counted under.</param>
/// <param name="Channel">The channel it is counted under.</param>
/// <param name="Language">The language of the form.</param>
/// <param name="Location">The office, clinic or kiosk; "" where there is none.</param>
/// <param name="Disposition">How far the person came.</param>
/// <param name="Excluded">Why it is in no figure and in no filing; null when it is in all of them.</param>
/// <param name="Answers">By item key: option keys, numbers, days; words as redaction left them, for those who may read them.</param>
internal sealed record ResponseReply(
    string RowId,
    Guid CollectorId,
    Guid VersionId,
    DateOnly Day,
    string Channel,
    string Language,
    string Location,
    Disposition Disposition,
    string? Excluded,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Answers
);

/// <summary>GET /api/v1/responses: pages of answers.</summary>
internal static class ListRequests
{
    public static async Task<IResult> Json(
        HttpContext http,
        Taken taken,
        ReadResponses read,
        FindVersion find,
        [AsParameters] Wanted wanted,
        string? limit,
        string? cursor,
        CancellationToken cancel
    )
    {
        var asked = Paging.Read(limit, cursor, ResponsePlace.Read);
        if (!asked.IsDone)
            return asked.Refusal.ToProblem();
        var query = await taken.Find(http, wanted, cancel);
        if (!query.IsDone)
            return query.Refusal.ToProblem();
        var page = await read.Run(
            new ResponseQuery(
                query.Value.AgencyId,
                [.. query.Value.Sources.Select(source => source.CollectorId)],
                query.Value.First,
                query.Value.Last
            )
            {
                Most = asked.Value.Limit,
                After = asked.Value.After,
            },
            cancel
        );
        var rows = new List<ResponseReply>(page.Responses.Count);
        foreach (var response in page.Responses)
            rows.Add(
                Row(
                    response,
                    (await find.Run(query.Value.AgencyId, response.VersionId, cancel))!,
                    query.Value.WithWords
                )
            );
        return ApiAnswer.Page(http, rows, page.Next?.ToString());
    }

    private static ResponseReply Row(
        StoredResponse response,
        InstrumentVersion version,
        bool withWords
    ) =>
        new(
            RowId.Of(response.Place.ResponseId),
            response.Place.CollectorId,
            response.VersionId,
            response.Place.Day,
            response.Slice.Channel,
            response.Slice.Language,
            response.Slice.Location,
            response.Disposition,
            response.Excluded.Length == 0 ? null : response.Excluded,
            SpellAnswers.Run(
                version,
                withWords ? response.Sheet : response.Sheet with { Texts = [] }
            )
        );
}
