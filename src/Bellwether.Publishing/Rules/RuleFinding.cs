using Bellwether.Instruments;

namespace Bellwether.Publishing;

/// <summary>What one rule of the standard says about one survey.</summary>
/// <param name="Rule">Its number, 1 to 12.</param>
/// <param name="Holds">True when it is met.</param>
/// <param name="Says">What was found, in plain words.</param>
/// <param name="Fix">How to mend it; empty when it holds.</param>
public sealed record RuleFinding(int Rule, bool Holds, LocalText Says, LocalText Fix)
{
    internal static RuleFinding Met(int rule, string en, string es) =>
        new(rule, true, LocalText.Of(en, es), LocalText.From([]));

    internal static RuleFinding Broken(
        int rule,
        (string En, string Es) says,
        (string En, string Es) fix
    ) => new(rule, false, LocalText.Of(says.En, says.Es), LocalText.Of(fix.En, fix.Es));
}
