using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Measurement.ComparePeriods;

/// <summary>Two periods in every honest way.</summary>
internal static class CompareRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        Reader reader,
        ListMeasures list,
        global::Bellwether.Measurement.ComparePeriods compare,
        Texts texts,
        string? measure,
        string? from,
        string? to,
        string? service,
        CancellationToken cancel
    )
    {
        var desk = await reader.Desk(http, cancel);
        var chosen = string.IsNullOrWhiteSpace(service) ? null : service;
        var scope = await reader.Scope(http, chosen, texts["measurement.scope.all"], cancel);
        if (!scope.IsDone)
            return Results.StatusCode(RefusalAnswers.Status(scope.Refusal.Kind));
        var asked = await list.Run(
            desk.Agency.AgencyId,
            scope.Value,
            desk.FirstQuarter,
            desk.ThisQuarter,
            cancel
        );
        var key = string.IsNullOrWhiteSpace(measure) ? "trust" : measure;
        var periods = asked.FirstOrDefault(each => each.Measure.Key == key)?.Periods ?? [];
        var later = Read(desk, to, desk.Latest(periods) ?? desk.ThisQuarter);
        var earlier = Read(desk, from, later.IsDone ? desk.Before(later.Value) : desk.ThisQuarter);
        var compared = await Compare(
            compare,
            desk.Agency.AgencyId,
            scope.Value,
            key,
            (earlier, later),
            LeagueRule.Of(
                chosen is null
                    ? 1
                    : (await reader.Services(http, Permission.ReadFigures, cancel)).Count,
                key
            ),
            cancel
        );
        return new RazorComponentResult<ComparePage>(
            new
            {
                Compared = compared.IsDone ? compared.Value : null,
                Refusal = compared.Refusal,
                Asked = asked,
                Quarters = periods
                    .Select(each => desk.Calendar.QuarterOf(each.First))
                    .Reverse()
                    .ToList(),
                Services = await reader.Services(http, Permission.ReadFigures, cancel),
                Chosen = new CompareChoice(
                    key,
                    earlier.IsDone ? earlier.Value.Name : from ?? "",
                    later.IsDone ? later.Value.Name : to ?? "",
                    chosen
                ),
            }
        )
        {
            StatusCode = compared.IsDone
                ? StatusCodes.Status200OK
                : RefusalAnswers.Status(compared.Refusal.Kind),
        };
    }

    private static Outcome<Period> Read(Desk desk, string? name, Period otherwise) =>
        string.IsNullOrWhiteSpace(name) ? otherwise : desk.Calendar.Read(name);

    private static async Task<Outcome<PeriodsCompared>> Compare(
        global::Bellwether.Measurement.ComparePeriods compare,
        Guid agencyId,
        Scope scope,
        string measure,
        (Outcome<Period> From, Outcome<Period> To) periods,
        VerdictRule rule,
        CancellationToken cancel
    )
    {
        if (!periods.From.IsDone)
            return periods.From.Refusal;
        if (!periods.To.IsDone)
            return periods.To.Refusal;
        return await compare.Run(
            new ComparisonQuery(agencyId, scope, measure, periods.From.Value, periods.To.Value)
            {
                Rule = rule,
            },
            cancel
        );
    }
}

/// <summary>What was chosen on the page.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="From">The earlier period.</param>
/// <param name="To">The later period.</param>
/// <param name="Service">The service, or null for all.</param>
public sealed record CompareChoice(string Measure, string From, string To, string? Service);
