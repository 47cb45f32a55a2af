using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Measurement.ShowIndices;

/// <summary>What every request about an index starts with: who asks, what is within reach, and which quarter.</summary>
internal sealed class IndexAsked(Reader reader, Scopes scopes, Texts texts)
{
    /// <summary>The query; refused when the period cannot be read.</summary>
    public async Task<Outcome<(Desk Desk, IndexQuery Query)>> Run(
        HttpContext http,
        string? index,
        string? period,
        CancellationToken cancel
    )
    {
        var desk = await reader.Desk(http, cancel);
        Outcome<Period> at = string.IsNullOrWhiteSpace(period)
            ? desk.Before(desk.ThisQuarter)
            : desk.Calendar.Read(period);
        if (!at.IsDone)
            return at.Refusal.About("period");
        var services = await reader.Services(http, Permission.ReadFigures, cancel);
        return (
            desk,
            new IndexQuery(
                desk.Agency.AgencyId,
                string.IsNullOrWhiteSpace(index) ? "psqi" : index,
                services,
                await scopes.OfServices(
                    desk.Agency.AgencyId,
                    texts["measurement.scope.all"],
                    services,
                    cancel
                ),
                at.Value
            )
            {
                Language = Language.Current.Code,
            }
        );
    }
}
