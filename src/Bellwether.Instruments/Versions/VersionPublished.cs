using Bellwether.Foundation.Events;

namespace Bellwether.Instruments;

/// <summary>A version was frozen, or an earlier one with the same content became current again.</summary>
/// <param name="AgencyId">The agency.</param>
/// <param name="InstrumentId">The instrument.</param>
/// <param name="VersionId">The version that is now current.</param>
/// <param name="Number">Its number.</param>
public sealed record VersionPublished(Guid AgencyId, Guid InstrumentId, Guid VersionId, long Number)
    : IEvent;
