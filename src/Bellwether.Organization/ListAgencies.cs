using Bellwether.Foundation.Data;

namespace Bellwether.Organization;

/// <summary>Every agency in this installation: for the command line and for choosing one. Names only, nothing behind the walls.</summary>
public sealed class ListAgencies(Db db)
{
    /// <summary>All of them, by name.</summary>
    public Task<IReadOnlyList<Agency>> Run(CancellationToken cancel = default) =>
        AgencyStore.List(db, cancel);
}
