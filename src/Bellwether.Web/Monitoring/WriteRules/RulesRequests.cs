using System.Globalization;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Monitoring;
using Bellwether.Responses;
using Bellwether.Web.Api;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Monitoring.WriteRules;

/// <summary>What stands in the form of a rule.</summary>
public sealed record RuleTyped
{
    /// <summary>The rule that is changed; empty: a new one.</summary>
    public string? Rule { get; init; }

    /// <summary>What it looks at.</summary>
    public string? Kind { get; init; }

    /// <summary>The measure or theme.</summary>
    public string? Subject { get; init; }

    /// <summary>The bound as people write it: percent, points, times, weeks.</summary>
    public string? Bound { get; init; }

    /// <summary>Days.</summary>
    public string? Days { get; init; }

    /// <summary>The service's id; empty: each of them.</summary>
    public string? Service { get; init; }

    /// <summary>The channel's code; empty: each of them.</summary>
    public string? Channel { get; init; }

    /// <summary>Ids of those who hear of it.</summary>
    public string[]? Hearers { get; init; }

    /// <summary>Why a rule is switched off.</summary>
    public string? Reason { get; init; }
}

/// <summary>The rules of an agency: the list, writing one, changing one, switching one off.</summary>
internal sealed class RulesRequests(
    Reader reader,
    ListRules list,
    ListThemes themes,
    ListSubscriptions subscriptions
)
{
    public static async Task<IResult> Show(
        HttpContext http,
        RulesRequests desk,
        [FromQuery] string? rule,
        [FromQuery] string? done,
        CancellationToken cancel
    )
    {
        if (!MayWrite(http))
            return TypedResults.NotFound();
        var all = await desk.All(http, cancel);
        var found = all.FirstOrDefault(each => each.RuleId.ToString() == rule);
        return await desk.Page(
            http,
            found is null ? new RuleTyped() : Typed(found),
            null,
            done,
            cancel
        );
    }

    public static async Task<IResult> Post(
        HttpContext http,
        RulesRequests desk,
        WriteRule write,
        [FromForm] RuleTyped typed,
        CancellationToken cancel
    )
    {
        if (!MayWrite(http))
            return TypedResults.NotFound();
        // What is no kind stays none, and is refused with the other faults.
        _ = Enum.TryParse<RuleKind>(typed.Kind, out var kind);
        var outcome = await write.Run(http.User.ToActor(), Read(kind, typed), cancel);
        return outcome.IsDone
            ? TypedResults.LocalRedirect("/act/alerts/rules?done=written")
            : await desk.Page(http, typed, outcome.Refusal, null, cancel);
    }

    public static async Task<IResult> Off(
        HttpContext http,
        RulesRequests desk,
        SwitchRuleOff off,
        Guid id,
        [FromForm] RuleTyped typed,
        CancellationToken cancel
    )
    {
        if (!MayWrite(http))
            return TypedResults.NotFound();
        var outcome = await off.Run(http.User.ToActor(), id, typed.Reason, cancel);
        return outcome.IsDone ? TypedResults.LocalRedirect("/act/alerts/rules?done=off")
            : outcome.Refusal.Kind == RefusalKind.NotFound ? TypedResults.NotFound()
            : await desk.Page(
                http,
                typed with
                {
                    Rule = id.ToString(),
                },
                outcome.Refusal,
                null,
                cancel
            );
    }

    /// <summary>For programs: the rules about services within reach, and those about all.</summary>
    public static async Task<IResult> List(
        HttpContext http,
        Reader reader,
        ListRules list,
        CancellationToken cancel
    )
    {
        var reach = (await reader.Services(http, Permission.ReadFigures, cancel))
            .Select(service => service.ServiceId)
            .ToHashSet();
        return ApiAnswer.Json<IReadOnlyList<AlertRule>>(
            http,
            [
                .. (await list.Run(http.User.ToActor().AgencyId, cancel)).Where(rule =>
                    rule.ServiceId is not { } service || reach.Contains(service)
                ),
            ]
        );
    }

    // A rule may look at every service and tells others, so only who records changes in the whole agency writes one.
    private static bool MayWrite(HttpContext http) => http.MayI(Permission.RecordChanges);

    private static RuleToWrite Read(RuleKind kind, RuleTyped typed) =>
        new(
            kind,
            typed.Subject,
            double.TryParse(
                typed.Bound?.Replace(',', '.'),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var bound
            )
                ? kind is RuleKind.Threshold or RuleKind.Change
                    ? bound / 100
                    : bound
                : null,
            int.TryParse(typed.Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
                ? days
                : null
        )
        {
            RuleId = Guid.TryParse(typed.Rule, out var rule) ? rule : null,
            ServiceId = Guid.TryParse(typed.Service, out var service) ? service : null,
            Channel = typed.Channel,
            Hearers =
            [
                .. (typed.Hearers ?? []).Select(text =>
                    Guid.TryParse(text, out var hearer) ? hearer : Guid.Empty
                ),
            ],
        };

    private static RuleTyped Typed(AlertRule rule) =>
        new()
        {
            Rule = rule.RuleId.ToString(),
            Kind = rule.Kind.ToString(),
            Subject = rule.Subject,
            Bound = (
                rule.Kind is RuleKind.Threshold or RuleKind.Change ? 100 * rule.Bound : rule.Bound
            ).ToString("0.##", CultureInfo.InvariantCulture),
            Days = rule.Days.ToString(CultureInfo.InvariantCulture),
            Service = rule.ServiceId?.ToString(),
            Channel = rule.Channel,
            Hearers = [.. rule.Hearers.Select(hearer => hearer.ToString())],
        };

    private Task<IReadOnlyList<AlertRule>> All(HttpContext http, CancellationToken cancel) =>
        list.Run(http.User.ToActor().AgencyId, cancel);

    private async Task<IResult> Page(
        HttpContext http,
        RuleTyped typed,
        Refusal? refusal,
        string? done,
        CancellationToken cancel
    )
    {
        var agencyId = http.User.ToActor().AgencyId;
        return new RazorComponentResult<RulesPage>(
            new
            {
                Rules = await list.Run(agencyId, cancel),
                Services = await reader.Services(http, Permission.ReadFigures, cancel),
                Themes = (IReadOnlyList<Theme>)
                    [
                        .. (await themes.Run(agencyId, cancel)).Where(theme =>
                            theme is { IsUsed: true, IsPraise: false }
                        ),
                    ],
                Hearers = await subscriptions.Run(agencyId, cancel),
                Typed = typed,
                Refusal = refusal,
                Done = done,
            }
        )
        {
            StatusCode = refusal is null
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity,
        };
    }
}
