using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Organization;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Measurement.ShowThemes;

/// <summary>Whose comments a page is about: what the person may read, in which period, beside which.</summary>
internal sealed class ThemesDesk(Reader reader, Scopes scopes, Texts texts)
{
    /// <summary>The services whose comments the person may read.</summary>
    public Task<IReadOnlyList<Service>> Services(HttpContext http, CancellationToken cancel) =>
        reader.Services(http, Permission.ReadComments, cancel);

    /// <summary>The question behind the page; refused when a service or a period is unknown or out of reach.</summary>
    public async Task<Outcome<ThemesQuery>> Query(
        HttpContext http,
        string? slug,
        string? period,
        CancellationToken cancel
    )
    {
        var desk = await reader.Desk(http, cancel);
        var services = await Services(http, cancel);
        if (!string.IsNullOrEmpty(slug))
        {
            var one = await reader.Service(http, slug, cancel, Permission.ReadComments);
            if (!one.IsDone)
                return one.Refusal.About("service");
            services = [one.Value];
        }
        var read = string.IsNullOrEmpty(period) ? desk.ThisQuarter : desk.Calendar.Read(period);
        if (!read.IsDone)
            return read.Refusal.About("period");
        var scope = await scopes.OfServices(
            desk.Agency.AgencyId,
            services is [var only] && !string.IsNullOrEmpty(slug)
                ? only.NameIn(Language.Current.Code)
                : texts["measurement.scope.all"],
            services,
            cancel
        );
        return new ThemesQuery(desk.Agency.AgencyId, scope, read.Value, desk.Before(read.Value))
        {
            Reader = await reader.Reads(http, [.. services.Select(each => each.ServiceId)], cancel),
            Rule = LeagueRule.Of(
                string.IsNullOrEmpty(slug) ? 1 : (await Services(http, cancel)).Count,
                null
            ),
        };
    }

    /// <summary>The periods to choose from, newest first.</summary>
    public async Task<IReadOnlyList<Period>> Periods(HttpContext http, CancellationToken cancel)
    {
        var desk = await reader.Desk(http, cancel);
        var periods = new List<Period> { desk.ThisQuarter };
        while (periods.Count < 12)
            periods.Add(desk.Before(periods[^1]));
        return periods;
    }
}

/// <summary>What was asked for, as it stands in the address.</summary>
/// <param name="Service">The service's place in addresses; "" for all.</param>
/// <param name="Period">The period.</param>
/// <param name="Words">Words that must be in the comment.</param>
public sealed record ThemesAsked(string Service, string Period, string Words = "")
{
    /// <summary>The address of the list, or of one theme.</summary>
    public string Address(string? theme = null, string? before = null)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("service", Service),
            ("period", Period),
            ("words", Words),
            ("before", before),
        };
        var query = string.Join(
            '&',
            parts
                .Where(part => !string.IsNullOrEmpty(part.Value))
                .Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}")
        );
        var path = theme is null ? "/understand/themes" : $"/understand/themes/{theme}";
        return query.Length == 0 ? path : $"{path}?{query}";
    }
}
