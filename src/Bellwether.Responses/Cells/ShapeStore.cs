using System.Collections.Concurrent;
using System.Data.Common;
using Bellwether.Instruments;
using Dapper;

namespace Bellwether.Responses;

/// <summary>The shapes of versions, kept beside the log and in memory: a version never changes.</summary>
internal sealed class ShapeStore
{
    // An import of a huge file meets more versions than memory should hold; what is forgotten is made or stored again.
    private const int MostKept = 20_000;

    private readonly ConcurrentDictionary<Guid, CellShape> known = [];
    private readonly ConcurrentDictionary<Guid, bool> stored = [];

    /// <summary>The shape of a version.</summary>
    public CellShape Of(InstrumentVersion version)
    {
        if (known.TryGetValue(version.VersionId, out var shape))
            return shape;
        if (known.Count >= MostKept)
            known.Clear();
        return known.GetOrAdd(version.VersionId, _ => CellShape.Of(version));
    }

    /// <summary>Stores the shapes that are not stored yet; returns them, to be told to <see cref="Remember"/> after the commit.</summary>
    public async Task<IReadOnlyList<Guid>> Store(
        DbTransaction transaction,
        IEnumerable<(Guid AgencyId, CellShape Shape)> shapes
    )
    {
        var missing = shapes
            .Where(shape => !stored.ContainsKey(shape.Shape.VersionId))
            .DistinctBy(shape => shape.Shape.VersionId)
            .OrderBy(shape => shape.Shape.VersionId)
            .ToList();
        foreach (var (agencyId, shape) in missing)
            await transaction.Connection!.ExecuteAsync(
                "INSERT INTO responses_shape (version_id, agency_id, shape) VALUES (@VersionId, @agencyId, @text) ON CONFLICT DO NOTHING",
                new
                {
                    shape.VersionId,
                    agencyId,
                    text = shape.Write(),
                },
                transaction
            );
        return missing.ConvertAll(shape => shape.Shape.VersionId);
    }

    /// <summary>These are committed.</summary>
    public void Remember(IEnumerable<Guid> versions)
    {
        if (stored.Count >= MostKept)
            stored.Clear();
        foreach (var version in versions)
            stored[version] = true;
    }

    /// <summary>Every stored shape.</summary>
    public async Task<IReadOnlyDictionary<Guid, CellShape>> All(
        DbConnection connection,
        DbTransaction? transaction = null
    )
    {
        var rows = await connection.QueryAsync<string>(
            "SELECT shape FROM responses_shape",
            transaction: transaction
        );
        return rows.Select(CellShape.Read).ToDictionary(shape => shape.VersionId);
    }
}
