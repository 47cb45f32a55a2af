namespace Bellwether.Collection;

/// <summary>How much the intake lets through. Generous: a library, a clinic or a whole office may share one address.</summary>
public sealed record IntakeSettings
{
    /// <summary>Answers a minute from one address, in the long run; 0: no limit.</summary>
    public int AnswersPerMinute { get; init; } = 600;

    /// <summary>Answers that may come at once from one address.</summary>
    public int AnswersAtOnce { get; init; } = 600;

    /// <summary>An answer given faster than this is flagged, never refused.</summary>
    public int TooFastSeconds { get; init; } = 2;

    /// <summary>Texts kept in quarantine per collector and day; more are counted only.</summary>
    public int QuarantinePerDay { get; init; } = 500;

    /// <summary>A kiosk that nobody touches begins again after this many seconds.</summary>
    public int KioskResetSeconds { get; init; } = 30;
}
