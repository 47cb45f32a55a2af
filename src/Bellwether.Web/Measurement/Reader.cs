using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Responses;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Measurement;

/// <summary>Who reads, in which agency, and what is within their reach: what every request about figures starts with.</summary>
internal sealed class Reader(
    FindAgency findAgency,
    FindService findService,
    ListServices listServices,
    ReadUnitTree readUnits,
    Scopes scopes,
    TimeProvider time
)
{
    /// <summary>The agency of the signed-in person, with its calendar and today's day.</summary>
    public async Task<Desk> Desk(HttpContext http, CancellationToken cancel)
    {
        var agencyId = http.User.ToActor().AgencyId;
        var agency =
            await findAgency.Run(agencyId, cancel)
            ?? throw new InvalidOperationException($"The agency {agencyId} of a session is gone.");
        return new Desk(agency, agency.Calendar.LocalDay(time.GetUtcNow()));
    }

    /// <summary>The services whose figures the person may read.</summary>
    public async Task<IReadOnlyList<Service>> Services(
        HttpContext http,
        Permission permission,
        CancellationToken cancel
    )
    {
        var agencyId = http.User.ToActor().AgencyId;
        var all = await listServices.Run(agencyId, null, cancel);
        if (http.MayI(permission))
            return all;
        var units = await readUnits.Run(agencyId, cancel);
        return [.. all.Where(service => http.MayI(permission, Path(units, service.UnitId)))];
    }

    /// <summary>A service by its place in addresses; refused when there is none, or when it is out of the person's reach.</summary>
    public async Task<Outcome<Service>> Service(
        HttpContext http,
        string slug,
        CancellationToken cancel,
        Permission permission = Permission.ReadFigures
    )
    {
        var found = await findService.Run(http.User.ToActor().AgencyId, slug, cancel);
        if (!found.IsDone)
            return found.Refusal;
        var units = await readUnits.Run(found.Value.AgencyId, cancel);
        var allowed = http.Demand(permission, Path(units, found.Value.UnitId));
        return allowed.IsDone ? found.Value : allowed.Refusal;
    }

    /// <summary>True when the person has the permission on the service's unit.</summary>
    public async Task<bool> May(
        HttpContext http,
        Permission permission,
        Service service,
        CancellationToken cancel
    ) =>
        http.MayI(permission)
        || http.MayI(
            permission,
            Path(await readUnits.Run(service.AgencyId, cancel), service.UnitId)
        );

    /// <summary>As whom somebody reads the words about these services: as the screening role only where they have it on all.</summary>
    public async Task<CommentReader> Reads(
        HttpContext http,
        IReadOnlyCollection<Guid> serviceIds,
        CancellationToken cancel
    )
    {
        if (!http.MayAnywhere(Permission.ScreenComments))
            return CommentReader.Staff;
        var screened = (await Services(http, Permission.ScreenComments, cancel))
            .Select(service => service.ServiceId)
            .ToHashSet();
        return serviceIds.All(screened.Contains) ? CommentReader.Screener : CommentReader.Staff;
    }

    /// <summary>The answers about everything within reach, or about one service.</summary>
    public async Task<Outcome<Scope>> Scope(
        HttpContext http,
        string? slug,
        string nameOfAll,
        CancellationToken cancel
    )
    {
        if (string.IsNullOrWhiteSpace(slug))
            return await scopes.OfServices(
                http.User.ToActor().AgencyId,
                nameOfAll,
                await Services(http, Permission.ReadFigures, cancel),
                cancel
            );
        var service = await Service(http, slug, cancel);
        return service.IsDone
            ? await scopes.OfService(service.Value, Language.Current.Code, cancel)
            : service.Refusal;
    }

    private static IReadOnlyList<Guid> Path(UnitTree units, Guid unitId) =>
        [.. units.AncestorsOf(unitId).Reverse().Select(unit => unit.UnitId), unitId];
}

/// <summary>The agency at whose desk somebody sits, and its local day.</summary>
/// <param name="Agency">The agency.</param>
/// <param name="Today">Its local day.</param>
internal sealed record Desk(Agency Agency, DateOnly Today)
{
    /// <summary>How far back pages look: ten years.</summary>
    private const int MostQuarters = 40;

    public FiscalCalendar Calendar => Agency.Calendar;

    public Period ThisQuarter => Calendar.QuarterOf(Today);

    public Period FirstQuarter => Calendar.QuarterOf(Today.AddMonths(-3 * (MostQuarters - 1)));

    public Period Before(Period period) =>
        period.Grain switch
        {
            Grain.Month => Period.Month(Period.MonthNumber(period.First) - 1),
            Grain.Year => Calendar.Year(Calendar.Place(period.First.AddDays(-1)).Year),
            Grain.Quarter => Calendar.QuarterOf(period.First.AddDays(-1)),
            _ => new Period(
                Grain.Day,
                period.First.AddDays(-1),
                period.First.AddDays(-1),
                period.First.AddDays(-1).ToString("yyyy-MM-dd", null)
            ),
        };

    /// <summary>The last quarter that is over, of those with answers.</summary>
    public Period? LatestWhole(IEnumerable<PeriodAnswers> periods) =>
        Latest(periods.Where(each => Calendar.QuarterOf(each.First).Last < Today));

    /// <summary>The quarter a page opens with: the last one with enough answers for a number, or the last one with any.</summary>
    public Period? Latest(IEnumerable<PeriodAnswers> periods)
    {
        var all = periods.ToList();
        var found =
            all.FindLast(each => each.Answers >= ReadFigure.FewestAnswers)
            ?? (all.Count > 0 ? all[^1] : null);
        return found is null ? null : Calendar.QuarterOf(found.First);
    }
}
