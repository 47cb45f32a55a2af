using Bellwether.Measurement;
using Bellwether.Organization;

namespace Bellwether.Web.Organization.KnowPeople;

/// <summary>How the counted part nearest to a segment fares in one service.</summary>
/// <param name="Service">The service.</param>
/// <param name="Part">The part against all the others; null when it does not occur.</param>
public sealed record SegmentScore(Service Service, ComparedPart? Part);
