using System.Globalization;
using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Text.Redaction;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Collection.ModerateComments;

/// <summary>What is asked of the comments, as it stands in the address.</summary>
/// <param name="Service">The service's place in addresses; "" for all.</param>
/// <param name="State">reportable, spam, flagged, deleted or all.</param>
/// <param name="Language">A language code; "" for any.</param>
/// <param name="First">The first day; "" for any.</param>
/// <param name="Last">The last day; "" for any.</param>
/// <param name="Item">The key of the question; "" for any.</param>
public sealed record CommentsAsked(
    string Service,
    string State,
    string Language,
    string First,
    string Last,
    string Item
)
{
    /// <summary>The address that asks for it.</summary>
    public string Address(string? before = null)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("service", Service),
            ("state", State == "reportable" ? "" : State),
            ("language", Language),
            ("first", First),
            ("last", Last),
            ("item", Item),
            ("before", before),
        };
        var query = string.Join(
            '&',
            parts
                .Where(part => !string.IsNullOrEmpty(part.Value))
                .Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}")
        );
        return query.Length == 0 ? "/listen/comments" : $"/listen/comments?{query}";
    }
}

/// <summary>Reading comments and marking them.</summary>
internal static class CommentsRequests
{
    private const int OnePage = 40;

    public static async Task<IResult> Show(
        HttpContext http,
        [AsParameters] CommentsDesk desk,
        string? service,
        string? state,
        string? language,
        string? first,
        string? last,
        string? item,
        string? before,
        string? done,
        CancellationToken cancel
    )
    {
        var asked = new CommentsAsked(
            service ?? "",
            Read(state)?.ToString().ToLowerInvariant() ?? "reportable",
            language ?? "",
            first ?? "",
            last ?? "",
            item ?? ""
        );
        return await Page(http, desk, asked, before, null, done, cancel);
    }

    public static async Task<IResult> Mark(
        HttpContext http,
        [AsParameters] CommentsDesk desk,
        ExcludeResponses exclude,
        RestoreResponses restore,
        RecordAudit audit,
        CancellationToken cancel
    )
    {
        var form = await http.Request.ReadFormAsync(cancel);
        var (act, note) = (form["act"].ToString(), form["note"].ToString());
        var asked = new CommentsAsked(
            form["service"].ToString(),
            Read(form["state"])?.ToString().ToLowerInvariant() ?? "reportable",
            form["language"].ToString(),
            form["first"].ToString(),
            form["last"].ToString(),
            form["item"].ToString()
        );
        var ids = form["pick"]
            .OfType<string>()
            .Where(id => Guid.TryParse(id, out _))
            .Distinct()
            .ToList();
        if (ids.Count == 0)
            return await Page(
                http,
                desk,
                asked,
                null,
                Missing("pick", desk.Texts["collection.comments.fault-pick"]),
                null,
                cancel
            );
        var actor = http.User.ToActor();
        var services = await desk.Reader.Services(http, Permission.ModerateResponses, cancel);
        var within = (await Collectors(desk, actor.AgencyId, services, "", cancel))
            .Select(collector => collector.CollectorId)
            .ToHashSet();
        // A note may quote what it is about: it goes through the same rules as the words themselves.
        var clean = RedactWords.Run(note.Trim(), Web.Language.Current.Code).Words;
        var outcome =
            act == "restore" ? await restore.Run(actor, ids, clean, within, cancel)
            : Reason(act) is { } reason
                ? await exclude.Run(actor, ids, reason, clean, within, cancel)
            : new Refusal(
                "form.incomplete",
                RefusalKind.Invalid,
                desk.Texts["collection.comments.fault-act"]
            );
        if (!outcome.IsDone)
            return await Page(http, desk, asked, null, outcome.Refusal, null, cancel);
        await audit.Run(
            actor,
            act == "restore" ? "responses.restored" : "responses.excluded",
            asked.Service.Length == 0 ? "agency" : asked.Service,
            $"count={outcome.Value.Changed} reason={act}",
            cancel
        );
        var back = asked.Address();
        return Results.LocalRedirect(
            $"{back}{(back.Contains('?') ? '&' : '?')}done={outcome.Value.Changed.ToString(CultureInfo.InvariantCulture)}"
        );
    }

    private static async Task<IResult> Page(
        HttpContext http,
        CommentsDesk desk,
        CommentsAsked asked,
        string? before,
        Refusal? refusal,
        string? done,
        CancellationToken cancel
    )
    {
        var agencyId = http.User.ToActor().AgencyId;
        var services = await desk.Reader.Services(http, Permission.ReadComments, cancel);
        var collectors = await Collectors(desk, agencyId, services, asked.Service, cancel);
        var asks = await desk.Reader.Reads(
            http,
            [.. collectors.Select(collector => collector.ServiceId)],
            cancel
        );
        var items = await desk.Asked.Run(agencyId, collectors, cancel);
        var found = await desk.List.Run(
            new CommentQuery(
                agencyId,
                [.. collectors.Select(collector => collector.CollectorId)],
                OnePage + 1
            )
            {
                Reader = asks,
                State = Read(asked.State) ?? CommentState.Reportable,
                Before = CommentPlace.Read(before),
                Language = asked.Language.Length == 0 ? null : asked.Language,
                Items = items.FirstOrDefault(each => each.Key == asked.Item)?.Places,
                First = Day(asked.First),
                Last = Day(asked.Last),
            },
            cancel
        );
        var waiting = (await desk.Policies.Run(agencyId, cancel))
            .Where(policy => !policy.IsApproved)
            .Select(policy => policy.CollectorId)
            .ToHashSet();
        var shown = found.Take(OnePage).ToList();
        return new RazorComponentResult<CommentsPage>(
            new
            {
                Asked = asked,
                Services = services,
                Items = items,
                Comments = shown,
                Collectors = collectors.ToDictionary(collector => collector.CollectorId),
                Hints = ProposeSpam.Of([.. shown.Select(each => each.Comment)]),
                Odd = await desk.Suspicions.Run(
                    agencyId,
                    [.. shown.Select(each => each.Comment.Place.ResponseId)],
                    cancel
                ),
                NextHref = found.Count > OnePage
                    ? asked.Address(shown[^1].Comment.Place.ToString())
                    : null,
                MayOpenCases = http.MayAnywhere(Permission.HandleCases),
                MayMark = http.MayAnywhere(Permission.ModerateResponses),
                IsScreener = asks == CommentReader.Screener,
                Unapproved = waiting,
                WaitingCollectors = collectors.Count(each => waiting.Contains(each.CollectorId)),
                Refusal = refusal,
                Done = int.TryParse(
                    done,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var changed
                )
                    ? changed
                    : (int?)null,
            }
        )
        {
            StatusCode = refusal is null
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity,
        };
    }

    private static async Task<IReadOnlyList<Collector>> Collectors(
        CommentsDesk desk,
        Guid agencyId,
        IReadOnlyList<Service> services,
        string slug,
        CancellationToken cancel
    )
    {
        var ids = services
            .Where(service => slug.Length == 0 || service.Slug == slug)
            .Select(service => service.ServiceId)
            .ToHashSet();
        var all = await desk.Collectors.Run(agencyId, null, cancel);
        return [.. all.Where(collector => ids.Contains(collector.ServiceId))];
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;

    private static CommentState? Read(string? state) =>
        Enum.TryParse<CommentState>(state, ignoreCase: true, out var read) && Enum.IsDefined(read)
            ? read
            : null;

    private static ExclusionReason? Reason(string? act) =>
        Enum.TryParse<ExclusionReason>(act, ignoreCase: true, out var read) && Enum.IsDefined(read)
            ? read
            : null;

    private static Refusal Missing(string field, string message) =>
        new("form.incomplete", RefusalKind.Invalid, message)
        {
            Faults = [new Fault(field, message)],
        };
}

/// <summary>What the pages of comments call.</summary>
internal sealed record CommentsDesk(
    Reader Reader,
    ListComments List,
    Bellwether.Collection.ListCollectors Collectors,
    ListWordPolicies Policies,
    FindAskedItems Asked,
    ReadSuspicions Suspicions,
    Texts Texts
);
