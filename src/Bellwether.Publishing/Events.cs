using Bellwether.Foundation.Events;

namespace Bellwether.Publishing;

/// <summary>A quarterly filing was submitted.</summary>
/// <param name="AgencyId">Whose.</param>
/// <param name="FilingId">The record.</param>
/// <param name="ServiceId">The service.</param>
/// <param name="Hash">The integrity hash of its files.</param>
public sealed record FilingSubmitted(Guid AgencyId, Guid FilingId, Guid ServiceId, string Hash)
    : IEvent;
