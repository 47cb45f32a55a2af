namespace Bellwether.Improvement;

/// <summary>What is known of a change's effect.</summary>
public enum EffectKind
{
    /// <summary>Not enough time or answers have passed to say anything.</summary>
    TooEarly = 1,

    /// <summary>Something moved, in the words of <see cref="Change.Effect"/>.</summary>
    Seen = 2,

    /// <summary>It was looked for and not found. Saying so is part of being believed.</summary>
    NotSeen = 3,
}

/// <summary>A short text in English and, when it was written, Spanish.</summary>
/// <param name="En">English.</param>
/// <param name="Es">Spanish, or null.</param>
public sealed record PlainText(string En, string? Es = null)
{
    /// <summary>The text in that language; English when the Spanish was not written.</summary>
    public string In(string language) => language == "es" && Es is { Length: > 0 } ? Es : En;
}

/// <summary>Something visible that was done because people told us: heard, did, effect.</summary>
/// <param name="ChangeId">Its id.</param>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="ServiceId">The service it was made in.</param>
/// <param name="Heard">What people said.</param>
/// <param name="Did">What was done about it.</param>
/// <param name="DidOn">The local day it took effect for customers.</param>
/// <param name="EffectKind">What is known of its effect.</param>
/// <param name="Effect">The effect in words, or null while it is too early.</param>
/// <param name="IsPublished">True when the public may read it.</param>
/// <param name="RecordedAt">When it was recorded.</param>
public sealed record Change(
    Guid ChangeId,
    Guid AgencyId,
    Guid ServiceId,
    PlainText Heard,
    PlainText Did,
    DateOnly DidOn,
    EffectKind EffectKind,
    PlainText? Effect,
    bool IsPublished,
    DateTimeOffset RecordedAt
);
