using System.Globalization;
using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Collection.ApproveWords;

/// <summary>How each form handles what people write: the privacy officer reads one page and signs it.</summary>
internal static class WordPolicyRequests
{
    public static async Task<IResult> List(HttpContext http, [AsParameters] WordsDesk desk)
    {
        var agencyId = http.User.ToActor().AgencyId;
        var policies = await desk.Policies.Run(agencyId, desk.Cancel);
        var collectors = await desk.Reach.Collectors(
            http,
            Permission.ApprovePrivacy,
            null,
            desk.Cancel
        );
        var names = collectors.Value.ToDictionary(collector => collector.CollectorId);
        return new RazorComponentResult<WordPoliciesPage>(
            new
            {
                Policies = policies
                    .Where(policy =>
                        names.TryGetValue(policy.CollectorId, out var collector)
                        && (collector.IsOpen || policy.IsApproved)
                    )
                    .OrderBy(policy => policy.IsApproved)
                    .ToList(),
                Collectors = names,
            }
        );
    }

    public static Task<IResult> Show(
        HttpContext http,
        [AsParameters] WordsDesk desk,
        Guid id,
        string? done
    ) => Page(http, desk, id, null, done);

    public static async Task<IResult> Change(
        HttpContext http,
        [AsParameters] WordsDesk desk,
        ChangeWordPolicy change,
        RecordAudit audit,
        Guid id,
        [FromForm] string? originals,
        [FromForm] string? readers,
        [FromForm] string? months
    )
    {
        var actor = http.User.ToActor();
        var outcome = await change.Run(
            actor,
            new WordPolicy(
                id,
                originals != "dropped",
                int.TryParse(months, NumberStyles.None, CultureInfo.InvariantCulture, out var read)
                    ? read
                    : 0,
                readers == "screeners"
            ),
            desk.Cancel
        );
        if (!outcome.IsDone)
            return await Page(http, desk, id, Translate(desk.Texts, outcome.Refusal), null);
        await audit.Run(
            actor,
            "words.policy-changed",
            id.ToString("N"),
            $"originals={(outcome.Value.KeepsOriginals ? "sealed" : "dropped")} months={outcome.Value.Months}",
            desk.Cancel
        );
        return Results.LocalRedirect($"/listen/words/{id}?done=changed");
    }

    public static async Task<IResult> Approve(
        HttpContext http,
        [AsParameters] WordsDesk desk,
        ApproveWordPolicy approve,
        RecordAudit audit,
        Guid id,
        [FromForm] string? fingerprint
    )
    {
        var actor = http.User.ToActor();
        var outcome = await approve.Run(actor, id, fingerprint ?? "", desk.Cancel);
        if (!outcome.IsDone)
            return await Page(http, desk, id, Translate(desk.Texts, outcome.Refusal), null);
        await audit.Run(
            actor,
            "words.policy-approved",
            id.ToString("N"),
            $"fingerprint={outcome.Value.Approval!.Fingerprint[..16]}",
            desk.Cancel
        );
        return Results.LocalRedirect($"/listen/words/{id}?done=approved");
    }

    private static async Task<IResult> Page(
        HttpContext http,
        WordsDesk desk,
        Guid id,
        Refusal? refusal,
        string? done
    )
    {
        var agencyId = http.User.ToActor().AgencyId;
        var collectors = await desk.Collectors.Run(agencyId, null, desk.Cancel);
        if (
            collectors.FirstOrDefault(each => each.CollectorId == id) is not { } collector
            || await desk.Find.Run(agencyId, id, desk.Cancel) is not { } policy
            || await desk.Versions.Run(agencyId, collector.VersionId, desk.Cancel)
                is not { } version
        )
            return Results.NotFound();
        var notice = await desk.Notices.Run(agencyId, id, desk.Cancel);
        return new RazorComponentResult<WordPolicyPage>(
            new
            {
                Collector = collector,
                Policy = policy,
                Notice = notice,
                Questions = version
                    .Items.Where(item => item.Kind == ItemKind.Text)
                    .Select(item => item.Prompt.In(Language.Current.Code))
                    .ToList(),
                Fingerprint = policy.Fingerprint(WordPolicy.Questions(version), notice),
                Hotline = (await desk.Protocols.Run(agencyId, desk.Cancel)).HotlineEnglish,
                Refusal = refusal,
                Done = done,
            }
        )
        {
            StatusCode = refusal is null ? StatusCodes.Status200OK : refusal.Kind.Status(),
        };
    }

    private static Refusal Translate(Texts texts, Refusal refusal) =>
        refusal.Code switch
        {
            "screening.changed" => refusal with
            {
                Message = texts["collection.words.changed-meanwhile"],
            },
            "screening.months" => refusal with
            {
                Message = texts["collection.words.fault-months"],
                Faults = [new Fault("months", texts["collection.words.fault-months"])],
            },
            _ => refusal,
        };
}

/// <summary>What the pages of word policies call.</summary>
internal sealed record WordsDesk(
    ListWordPolicies Policies,
    FindWordPolicy Find,
    FindPrivacyNotice Notices,
    Bellwether.Collection.ListCollectors Collectors,
    Reach Reach,
    FindVersion Versions,
    FindSafetyProtocol Protocols,
    Texts Texts,
    CancellationToken Cancel
);
