using System.ComponentModel.DataAnnotations;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Responses;
using Bellwether.Text.Redaction;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Collection;

/// <summary>Leaving responses out of every figure, and taking that back, for programs.</summary>
internal static class ModerationApi
{
    public static void MapModerationApi(this IEndpointRouteBuilder routes)
    {
        var moderate = routes.ProgramsGroup(Permission.ModerateResponses, "Responses");
        moderate
            .MapPost("/exclusions", Exclude)
            .Takes(MarkRequest.Example with { Reason = ExclusionReason.Spam })
            .WithName("ExcludeResponses")
            .WithSummary(
                "Leave responses out of every figure and filing. They stay in the log; doing it twice changes nothing more."
            )
            .Produces<MarkReply>();
        moderate
            .MapPost("/restorations", Restore)
            .Takes(MarkRequest.Example)
            .WithName("RestoreResponses")
            .WithSummary("Take that back: the responses count again, in exactly the same sums.")
            .Produces<MarkReply>();
    }

    private static async Task<IResult> Exclude(
        HttpContext http,
        Reach reach,
        FindRows rows,
        ExcludeResponses exclude,
        RecordAudit audit,
        CancellationToken cancel
    )
    {
        var found = await Find(http, reach, rows, true, cancel);
        if (!found.IsDone)
            return found.Refusal.ToProblem();
        var (request, ids, within) = found.Value;
        var outcome = await exclude.Run(
            http.User.ToActor(),
            [.. ids.Values.Select(id => $"{id}")],
            request.Reason!.Value,
            Clean(request.Note),
            within,
            cancel
        );
        return await Answer(http, audit, request, outcome, ids, cancel);
    }

    private static async Task<IResult> Restore(
        HttpContext http,
        Reach reach,
        FindRows rows,
        RestoreResponses restore,
        RecordAudit audit,
        CancellationToken cancel
    )
    {
        var found = await Find(http, reach, rows, false, cancel);
        if (!found.IsDone)
            return found.Refusal.ToProblem();
        var (request, ids, within) = found.Value;
        var outcome = await restore.Run(
            http.User.ToActor(),
            [.. ids.Values.Select(id => $"{id}")],
            Clean(request.Note),
            within,
            cancel
        );
        return await Answer(http, audit, request, outcome, ids, cancel);
    }

    private static async Task<Outcome<Found>> Find(
        HttpContext http,
        Reach reach,
        FindRows rows,
        bool excludes,
        CancellationToken cancel
    )
    {
        var body = await ReadBody.Run<MarkRequest>(http);
        if (!body.IsDone)
            return body.Refusal;
        var named = body.Value.Read(excludes);
        if (!named.IsDone)
            return named.Refusal;
        var collectors = await reach.Collectors(http, Permission.ModerateResponses, null, cancel);
        var within = collectors.Value!.Select(each => each.CollectorId).ToHashSet();
        var ids = await rows.Run(
            http.User.ToActor().AgencyId,
            [.. named.Value.Where(row => within.Contains(row.CollectorId))],
            cancel
        );
        return new Found(body.Value, ids, within);
    }

    // A note may quote what it is about: it goes through the same rules as the words themselves.
    private static string Clean(string? note) =>
        RedactWords.Run((note ?? "").Trim(), Language.Current.Code).Words;

    private static async Task<IResult> Answer(
        HttpContext http,
        RecordAudit audit,
        MarkRequest request,
        Outcome<ModerationReport> outcome,
        IReadOnlyDictionary<string, Guid> ids,
        CancellationToken cancel
    )
    {
        if (!outcome.IsDone)
            return outcome.Refusal.ToProblem();
        var restored = request.Reason is null;
        if (outcome.Value.Changed > 0)
            await audit.Run(
                http.User.ToActor(),
                restored ? "responses.restored" : "responses.excluded",
                "agency",
                $"count={outcome.Value.Changed} reason={(restored ? "restore" : $"{request.Reason}".ToLowerInvariant())}",
                cancel
            );
        return ApiAnswer.Json(
            http,
            new MarkReply(
                outcome.Value.Changed,
                outcome.Value.Unchanged,
                [.. request.Rows!.Select(row => row!.RowId!).Where(row => !ids.ContainsKey(row))]
            )
        );
    }

    private sealed record Found(
        MarkRequest Request,
        IReadOnlyDictionary<string, Guid> Ids,
        IReadOnlyCollection<Guid> Within
    );
}

/// <summary>Which responses to mark, and how.</summary>
public sealed record MarkRequest
{
    private const int MostRows = 500;

    /// <summary>Why they do not count: spam, flagged or deleted. Only where responses are left out.</summary>
    public ExclusionReason? Reason { get; init; }

    /// <summary>Why, for the next person, at most 200 characters, without words of the response.</summary>
    public string? Note { get; init; }

    /// <summary>The responses, as they were listed: 1 to 500.</summary>
    [Required]
    public IReadOnlyList<RowRequest?>? Rows { get; init; }

    internal static MarkRequest Example { get; } =
        new()
        {
            Note = "Sent by a script, all within one minute",
            Rows =
            [
                new RowRequest
                {
                    RowId = "3f8a0c6f4e5b4d0a9a7d2c1b0e9f8a7b",
                    CollectorId = new Guid("01930000-0000-7000-8000-000000000004"),
                    Day = new DateOnly(2026, 3, 3),
                },
            ],
        };

    internal Outcome<IReadOnlyList<NamedRow>> Read(bool excludes)
    {
        var given = new Given();
        if (excludes)
            given.Need(Reason, "reason");
        else
            given.When(Reason is not null, "reason", "Leave it out: a restored response has none.");
        given.When(
            Rows is not { Count: > 0 and <= MostRows },
            "rows",
            $"Name 1 to {MostRows} responses."
        );
        var rows = new List<NamedRow>();
        foreach (var (row, at) in (Rows ?? []).Take(MostRows).Select((row, at) => (row, at)))
            rows.Add(
                new NamedRow(
                    given.Need(row?.RowId, $"rows[{at}].rowId"),
                    given.Need(row?.CollectorId, $"rows[{at}].collectorId"),
                    given.Need(row?.Day, $"rows[{at}].day")
                )
            );
        return given.Refusal is { } missing ? missing : Outcome<IReadOnlyList<NamedRow>>.Done(rows);
    }
}

/// <summary>A response as it was listed.</summary>
public sealed record RowRequest
{
    /// <summary>Its name outside the log.</summary>
    [Required]
    public string? RowId { get; init; }

    /// <summary>Where it came in.</summary>
    [Required]
    public Guid? CollectorId { get; init; }

    /// <summary>The local day it is counted under.</summary>
    [Required]
    public DateOnly? Day { get; init; }
}

/// <summary>What was marked.</summary>
/// <param name="Changed">Responses changed now.</param>
/// <param name="Unchanged">Responses that were so already.</param>
/// <param name="Unknown">Names that lead to no response within the key's reach.</param>
public sealed record MarkReply(int Changed, int Unchanged, IReadOnlyList<string> Unknown);
