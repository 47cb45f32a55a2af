using Bellwether.Foundation;

namespace Bellwether.Publishing;

/// <summary>Which filing.</summary>
/// <param name="AgencyId">Whose.</param>
/// <param name="ServiceId">The service.</param>
/// <param name="Quarter">The fiscal quarter, from the agency's calendar.</param>
public sealed record FilingQuery(Guid AgencyId, Guid ServiceId, Period Quarter)
{
    /// <summary>True to read every row: the rating is then final, and the hash of the files is known.</summary>
    public bool WithRows { get; init; } = true;
}
