using Bellwether.Responses;
using Bellwether.Text.Safety;

namespace Bellwether.Collection;

/// <summary>Turns what the rules of safety wording find into a concern.</summary>
internal static class Concerns
{
    /// <summary>What is found in the words, together with what was found in others of the same answer.</summary>
    public static NewConcern? Of(string words, NewConcern? others = null)
    {
        if (FindSafetyWording.In(words) is not { } found)
            return others;
        return others is null
            ? new NewConcern(found.Tier, [.. found.Kinds], [.. found.Rules])
            : new NewConcern(
                Math.Min(found.Tier, others.Tier),
                [.. others.Kinds.Union(found.Kinds)],
                [.. others.Rules.Union(found.Rules)]
            );
    }
}
