namespace Bellwether.Collection;

/// <summary>What an agency does when words may say that somebody is in danger.</summary>
/// <param name="Text">What whoever looks does, step by step, in the agency's words.</param>
/// <param name="HotlineEnglish">What every form says about help, in English; "" says nothing.</param>
/// <param name="HotlineSpanish">The same in Spanish.</param>
/// <param name="UrgentMinutes">Minutes in which a person must have looked at the most urgent wording.</param>
/// <param name="SoonMinutes">Minutes for the rest.</param>
public sealed record SafetyProtocol(
    string Text,
    string HotlineEnglish,
    string HotlineSpanish,
    int UrgentMinutes,
    int SoonMinutes
)
{
    /// <summary>What holds until an agency has written its own: no hotline, 15 minutes and 4 hours.</summary>
    public static SafetyProtocol None { get; } = new("", "", "", 15, 240);

    /// <summary>Minutes for a tier.</summary>
    public int MinutesFor(int tier) => tier == 1 ? UrgentMinutes : SoonMinutes;
}
