namespace Bellwether.Improvement;

/// <summary>What the public ledger says beside a change: how many said it and when, what could not be done, and whom it is owed to.</summary>
/// <param name="ThemeId">The theme people wrote about, or null.</param>
/// <param name="HeardCount">How many said it, at least ten; null: not said.</param>
/// <param name="HeardFrom">First day of the time in which they said it.</param>
/// <param name="HeardUntil">Last day of that time.</param>
/// <param name="CouldNot">True when it could not be done: what stands under "did" is then the reason.</param>
/// <param name="Credit">Whom the idea is owed to, as they want to be named, or null.</param>
public sealed record LedgerEntry(
    string? ThemeId,
    long? HeardCount,
    DateOnly? HeardFrom,
    DateOnly? HeardUntil,
    bool CouldNot,
    PlainText? Credit
)
{
    /// <summary>Fewest people before their number is told: fewer could be recognised.</summary>
    public const int FewestHeard = 10;

    /// <summary>Nothing is said beside the change.</summary>
    public static LedgerEntry Empty { get; } = new(null, null, null, null, false, null);
}
