using Bellwether.Foundation.Data;

namespace Bellwether.Responses;

/// <summary>A response by the name it has outside the log, with the collector and day it was listed under.</summary>
/// <param name="RowId">Its name.</param>
/// <param name="CollectorId">Where it came in.</param>
/// <param name="Day">The local day.</param>
public sealed record NamedRow(string RowId, Guid CollectorId, DateOnly Day);

/// <summary>Finds responses by the names they have outside the log: the way back for whoever read them there.</summary>
/// <remarks>A name cannot be turned back, so the names of one collector's day are made again and compared.</remarks>
public sealed class FindRows(Db db)
{
    /// <summary>The ids by name; names that lead nowhere are not among them.</summary>
    public Task<IReadOnlyDictionary<string, Guid>> Run(
        Guid agencyId,
        IReadOnlyCollection<NamedRow> rows,
        CancellationToken cancel = default
    ) =>
        db.Read<IReadOnlyDictionary<string, Guid>>(
            async connection =>
            {
                var found = new Dictionary<string, Guid>(StringComparer.Ordinal);
                foreach (var day in rows.GroupBy(row => (row.CollectorId, row.Day)))
                {
                    var wanted = day.Select(row => row.RowId).ToHashSet(StringComparer.Ordinal);
                    foreach (
                        var id in await RowStore.Of(
                            connection,
                            agencyId,
                            day.Key.CollectorId,
                            day.Key.Day
                        )
                    )
                        if (RowId.Of(id) is var name && wanted.Contains(name))
                            found[name] = id;
                }
                return found;
            },
            cancel
        );
}
