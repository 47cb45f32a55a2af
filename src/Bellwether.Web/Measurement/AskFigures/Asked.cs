using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Measurement.AskFigures;

/// <summary>What programs and files ask by: agency, scope and a period, read the same way for every question.</summary>
/// <param name="AgencyId">The agency of whoever asks.</param>
/// <param name="Scope">Everything within their reach, or one service.</param>
/// <param name="Desk">The agency's calendar and day.</param>
internal sealed record Asked(Guid AgencyId, Scope Scope, Desk Desk)
{
    // How many services one was chosen from; 1 where everything was asked about together.
    private int Services { get; init; } = 1;

    public static async Task<Outcome<Asked>> Of(
        HttpContext http,
        Reader reader,
        Texts texts,
        string? service,
        CancellationToken cancel
    )
    {
        var scope = await reader.Scope(http, service, texts["measurement.scope.all"], cancel);
        return scope.IsDone
            ? new Asked(http.User.ToActor().AgencyId, scope.Value, await reader.Desk(http, cancel))
            {
                Services = string.IsNullOrWhiteSpace(service)
                    ? 1
                    : (await reader.Services(http, Permission.ReadFigures, cancel)).Count,
            }
            : scope.Refusal.About("service");
    }

    /// <summary>When something is named, by the same rule as on the page of a service: what is asked of one among many must be surer.</summary>
    /// <param name="measure">The measure whose change is judged; null for parts.</param>
    public VerdictRule Rule(string? measure) =>
        Services > 1 ? VerdictRule.OfOne(Services, measure) : VerdictRule.Default;

    /// <summary>The period by name; the quarter that runs when none is named.</summary>
    public Outcome<Period> Period(string? name) =>
        string.IsNullOrWhiteSpace(name) ? Desk.ThisQuarter : Read("period", name);

    /// <summary>The period that a parameter names.</summary>
    public Outcome<Period> Read(string parameter, string name) =>
        Desk.Calendar.Read(name) is { Refusal: { } refusal }
            ? refusal.About(parameter)
            : Desk.Calendar.Read(name);
}
