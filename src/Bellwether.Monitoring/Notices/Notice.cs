using System.Collections.Immutable;

namespace Bellwether.Monitoring;

/// <summary>What is told to one subscriber at one time: one alert, or a day's alerts together.</summary>
/// <param name="NoticeId">Always the same for the same alerts, so that a receiver can tell a repeat.</param>
/// <param name="Subscription">Whom it goes to.</param>
/// <param name="Alerts">The alerts with the names of their services, newest first.</param>
/// <param name="Site">Where the pages are: https://feedback.agency.gov.</param>
/// <param name="At">When it is sent.</param>
public sealed record Notice(
    string NoticeId,
    Subscription Subscription,
    ImmutableArray<NamedAlert> Alerts,
    string Site,
    DateTimeOffset At
);

/// <summary>An alert and what its service is called in the subscriber's language.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Service">The service's name.</param>
public sealed record NamedAlert(Alert Alert, string Service);
