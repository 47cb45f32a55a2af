using Bellwether.Improvement;
using Bellwether.Organization;

namespace Bellwether.Web.Improvement.ShowPublicly;

/// <summary>A published change as a program reads it.</summary>
/// <param name="Id">Its id, which never changes.</param>
/// <param name="Service">The service's name.</param>
/// <param name="Theme">What people wrote about, or null.</param>
/// <param name="Heard">What people said.</param>
/// <param name="HeardCount">How many said it, or null.</param>
/// <param name="HeardFrom">First day of the time in which they did.</param>
/// <param name="HeardUntil">Last day of that time.</param>
/// <param name="Did">What was done, or why it could not be done.</param>
/// <param name="CouldNot">True when it could not be done.</param>
/// <param name="DidOn">The day customers could notice it.</param>
/// <param name="Effect">too-early, seen or not-seen.</param>
/// <param name="EffectWords">The effect in words, or null.</param>
/// <param name="Credit">Whom the idea is owed to, or null.</param>
public sealed record PublicChange(
    Guid Id,
    string? Service,
    PlainText? Theme,
    PlainText Heard,
    long? HeardCount,
    DateOnly? HeardFrom,
    DateOnly? HeardUntil,
    PlainText Did,
    bool CouldNot,
    DateOnly DidOn,
    string Effect,
    PlainText? EffectWords,
    PlainText? Credit
)
{
    /// <summary>Makes it.</summary>
    public static PublicChange Of(LedgerLine line, Service? service) =>
        new(
            line.Change.ChangeId,
            service?.Name,
            line.Theme,
            line.Change.Heard,
            line.Entry.HeardCount,
            line.Entry.HeardFrom,
            line.Entry.HeardUntil,
            line.Change.Did,
            line.Entry.CouldNot,
            line.Change.DidOn,
            line.Change.EffectKind switch
            {
                EffectKind.Seen => "seen",
                EffectKind.NotSeen => "not-seen",
                _ => "too-early",
            },
            line.Change.Effect,
            line.Entry.Credit
        );
}
