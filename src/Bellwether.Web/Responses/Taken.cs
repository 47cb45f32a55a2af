using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Responses;

/// <summary>Which answers a request asks for.</summary>
/// <param name="Service">One service by its address, name or id; none: all within reach.</param>
/// <param name="Collector">One collector by its id or its key in addresses.</param>
/// <param name="Period">A quarter, year, month or day by name; used instead of from and to.</param>
/// <param name="From">First day, 2026-01-31.</param>
/// <param name="To">Last day, included.</param>
internal sealed record Wanted(
    string? Service,
    string? Collector,
    string? Period,
    string? From,
    string? To
);

/// <summary>Finds the collectors and days of a request, within the reach of whoever asks.</summary>
internal sealed class Taken(Reader reader, ListCollectors listCollectors)
{
    public async Task<Outcome<ExportQuery>> Find(
        HttpContext http,
        Wanted wanted,
        CancellationToken cancel
    )
    {
        var services = await Services(http, wanted.Service, cancel);
        if (!services.IsDone)
            return services.Refusal;
        var desk = await reader.Desk(http, cancel);
        var days = Days(desk, wanted);
        if (!days.IsDone)
            return days.Refusal;
        var byId = services.Value.ToDictionary(service => service.ServiceId);
        var collectors = (await listCollectors.Run(desk.Agency.AgencyId, null, cancel))
            .Where(collector => byId.ContainsKey(collector.ServiceId))
            .Where(collector => Is(collector, wanted.Collector))
            .ToList();
        if (collectors.Count == 0 && !string.IsNullOrWhiteSpace(wanted.Collector))
            return new Refusal(
                "collector.unknown",
                RefusalKind.NotFound,
                "There is no such collector within your reach."
            ).About("collector");
        var mayRead = true;
        foreach (var service in services.Value)
            mayRead &= await reader.May(http, Permission.ReadComments, service, cancel);
        return new ExportQuery(
            desk.Agency.AgencyId,
            [
                .. collectors.Select(collector => new ExportSource(
                    collector.CollectorId,
                    collector.InstrumentId,
                    collector.Name,
                    byId[collector.ServiceId].NameIn(Language.Current.Code)
                )),
            ],
            days.Value.First,
            days.Value.Last
        )
        {
            Language = Language.Current.Code,
            WithWords = mayRead,
        };
    }

    private async Task<Outcome<IReadOnlyList<Service>>> Services(
        HttpContext http,
        string? wanted,
        CancellationToken cancel
    )
    {
        if (string.IsNullOrWhiteSpace(wanted))
            return Outcome<IReadOnlyList<Service>>.Done(
                await reader.Services(http, Permission.ExportResponses, cancel)
            );
        var service = await reader.Service(http, wanted, cancel, Permission.ExportResponses);
        return service.IsDone
            ? Outcome<IReadOnlyList<Service>>.Done([service.Value])
            : service.Refusal.About("service");
    }

    private static bool Is(Collector collector, string? wanted) =>
        string.IsNullOrWhiteSpace(wanted)
        || collector.Key == wanted
        || (Guid.TryParse(wanted, out var id) && collector.CollectorId == id);

    private static Outcome<Period> Days(Desk desk, Wanted wanted)
    {
        if (!string.IsNullOrWhiteSpace(wanted.Period))
            return Named(desk, wanted.Period, "period");
        var from = Day(desk, "from", wanted.From, new DateOnly(1900, 1, 1));
        var to = Day(desk, "to", wanted.To, new DateOnly(2200, 12, 31));
        if (from.Refusal is { } unreadable)
            return unreadable;
        if (to.Refusal is { } unreadableEnd)
            return unreadableEnd;
        return from.Value.First <= to.Value.Last
            ? new Period(Grain.Day, from.Value.First, to.Value.Last, "")
            : new Refusal(
                "period.backwards",
                RefusalKind.Invalid,
                "The last day lies before the first. Change “from” or “to”."
            ).About("to");
    }

    private static Outcome<Period> Day(Desk desk, string field, string? text, DateOnly usual) =>
        string.IsNullOrWhiteSpace(text)
            ? new Period(Grain.Day, usual, usual, "")
            : Named(desk, text, field);

    private static Outcome<Period> Named(Desk desk, string text, string field) =>
        desk.Calendar.Read(text) is { Refusal: { } refusal }
            ? refusal.About(field)
            : desk.Calendar.Read(text);
}
