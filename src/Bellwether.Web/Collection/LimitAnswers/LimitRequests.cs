using System.Globalization;
using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Collection.LimitAnswers;

/// <summary>How many answers of a collector are enough: seen with the places taken, and said anew.</summary>
internal static class LimitRequests
{
    private static readonly CollectorQuota Whole = new(0);

    public static async Task<IResult> Show(
        Guid id,
        HttpContext http,
        Bellwether.Collection.ListCollectors listCollectors,
        ListQuotas listQuotas,
        FindVersion findVersion,
        CancellationToken cancel
    )
    {
        var agencyId = http.User.ToActor().AgencyId;
        if (await Find(agencyId, id, listCollectors, findVersion, cancel) is not { } found)
            return Results.NotFound();
        var filled = await listQuotas.Run(agencyId, id, cancel);
        return new RazorComponentResult<LimitPage>(
            new
            {
                found.Collector,
                found.Version,
                Filled = filled,
                Given = filled.ToDictionary(
                    entry => entry.Quota.Name,
                    entry => entry.Quota.Most.ToString(CultureInfo.InvariantCulture)
                ),
                Refusal = (Refusal?)null,
            }
        );
    }

    public static async Task<IResult> Post(
        Guid id,
        HttpContext http,
        Bellwether.Collection.ListCollectors listCollectors,
        SetQuotas setQuotas,
        ListQuotas listQuotas,
        FindVersion findVersion,
        Texts texts
    )
    {
        var (actor, cancel) = (http.User.ToActor(), http.RequestAborted);
        if (await Find(actor.AgencyId, id, listCollectors, findVersion, cancel) is not { } found)
            return Results.NotFound();
        var form = await http.Request.ReadFormAsync(cancel);
        var given = Places(found.Version)
            .ToDictionary(place => place.Name, place => form[place.Name].ToString().Trim());
        var faults = new List<Fault>();
        var quotas = new List<CollectorQuota>();
        foreach (var place in Places(found.Version))
            if (given[place.Name] is { Length: > 0 } text)
            {
                if (
                    long.TryParse(
                        text,
                        NumberStyles.None,
                        CultureInfo.InvariantCulture,
                        out var most
                    )
                    && most > 0
                )
                    quotas.Add(place with { Most = most });
                else
                    faults.Add(new Fault(place.Name, texts["collection.limits.whole-number"]));
            }
        var outcome =
            faults.Count > 0
                ? new Refusal("form.incomplete", RefusalKind.Invalid, faults[0].Message)
                {
                    Faults = faults,
                }
                : await setQuotas.Run(actor, id, quotas, cancel);
        if (outcome.IsDone)
            return TypedResults.LocalRedirect($"/listen/collectors/{id}/limits");
        return new RazorComponentResult<LimitPage>(
            new
            {
                found.Collector,
                found.Version,
                Filled = await listQuotas.Run(actor.AgencyId, id, cancel),
                Given = given,
                outcome.Refusal,
            }
        )
        {
            StatusCode = StatusCodes.Status422UnprocessableEntity,
        };
    }

    /// <summary>What can be limited: the whole, and each answer of a question with few answers.</summary>
    public static IEnumerable<CollectorQuota> Places(InstrumentVersion version) =>
        version
            .Items.Where(item =>
                item.Kind is ItemKind.SingleChoice or ItemKind.MultiChoice
                && item.Options.Length <= 20
            )
            .SelectMany(item =>
                item.Options.Select(option => new CollectorQuota(0, item.Key, option.Key))
            )
            .Prepend(Whole);

    private static async Task<(Collector Collector, InstrumentVersion Version)?> Find(
        Guid agencyId,
        Guid collectorId,
        Bellwether.Collection.ListCollectors listCollectors,
        FindVersion findVersion,
        CancellationToken cancel
    )
    {
        var all = await listCollectors.Run(agencyId, null, cancel);
        return
            all.FirstOrDefault(collector => collector.CollectorId == collectorId) is { } found
            && await findVersion.Run(agencyId, found.VersionId, cancel) is { } version
            ? (found, version)
            : null;
    }
}
