namespace Bellwether.Monitoring;

/// <summary>What is watched: one measure of one service on one channel, asked in the same words; one theme of its comments; or how many answer.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Measure">What is measured, by key; "theme:…" for a theme, "volume" for the number of answers, or the number of the operation.</param>
/// <param name="Channel">The channel people answered by, or empty.</param>
/// <param name="Series">The series of the question; new words begin a new stream. Of a rule: "rule-" and its id.</param>
public sealed record StreamKey(Guid ServiceId, string Measure, string Channel, string Series)
{
    internal const string Volume = "volume";
    internal const string Theme = "theme:";

    /// <summary>As one word, for storing and comparing.</summary>
    public string Text => $"{ServiceId:N}/{Measure}/{Channel}/{Series}";

    /// <summary>True when answers are counted, whatever they say.</summary>
    public bool IsVolume => Measure == Volume;

    /// <summary>The theme whose comments are counted; null when it is no theme.</summary>
    public string? ThemeId =>
        Measure.StartsWith(Theme, StringComparison.Ordinal) ? Measure[Theme.Length..] : null;

    internal bool IsAsked => !IsVolume && ThemeId is null;
}
