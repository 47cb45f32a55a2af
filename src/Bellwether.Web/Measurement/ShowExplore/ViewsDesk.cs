using Bellwether.Access;
using Bellwether.Measurement;
using Bellwether.Organization;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Measurement.ShowExplore;

/// <summary>Which saved views somebody can open, and with which units they can share.</summary>
internal sealed class ViewsDesk(ListViews list, ReadUnitTree readUnits)
{
    public async Task<IReadOnlyList<SavedView>> Of(HttpContext http, CancellationToken cancel) =>
        await list.Run(
            http.User.ToActor(),
            [.. (await Units(http, cancel)).Select(unit => unit.UnitId)],
            cancel
        );

    /// <summary>The units whose figures the person may read.</summary>
    public async Task<IReadOnlyList<OrgUnit>> Units(HttpContext http, CancellationToken cancel)
    {
        var units = await readUnits.Run(http.User.ToActor().AgencyId, cancel);
        return
        [
            .. units.Units.Where(unit =>
                http.MayI(Permission.ReadFigures)
                || http.MayI(
                    Permission.ReadFigures,
                    [
                        .. units.AncestorsOf(unit.UnitId).Reverse().Select(above => above.UnitId),
                        unit.UnitId,
                    ]
                )
            ),
        ];
    }
}
