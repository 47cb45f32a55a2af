using Bellwether.Foundation.Events;

namespace Bellwether.Monitoring;

/// <summary>An alert was raised: streams of one service stand out.</summary>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="AlertId">The alert.</param>
/// <param name="ServiceId">The service.</param>
/// <param name="RaisedOn">The local day on which the evidence was enough.</param>
/// <param name="IsHistory">True when that day is long over: nobody is told.</param>
public sealed record AlertRaised(
    Guid AgencyId,
    Guid AlertId,
    Guid ServiceId,
    DateOnly RaisedOn,
    bool IsHistory
) : IEvent;

/// <summary>Somebody said what an alert was.</summary>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="AlertId">The alert.</param>
/// <param name="Verdict">Real, false or known before.</param>
public sealed record AlertJudged(Guid AgencyId, Guid AlertId, AlertVerdict Verdict) : IEvent;
