using System.Collections.Immutable;
using Bellwether.Instruments;
using GivenAnswers = System.Collections.Generic.IReadOnlyDictionary<
    string,
    System.Collections.Generic.IReadOnlyList<string>
>;

namespace Bellwether.Web.Collection.AnswerForm;

/// <summary>Which items stand on which page when no script runs: a page ends before the first item whose gate is on it.</summary>
internal static class FormFlow
{
    /// <summary>The items of the next page, given the answers so far and what was shown; empty when everything asked was shown.</summary>
    public static ImmutableArray<int> Next(
        InstrumentVersion version,
        GivenAnswers answers,
        ImmutableSortedSet<int> shown
    )
    {
        var page = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < version.Items.Length; i++)
        {
            if (shown.Contains(i))
                continue;
            if (version.Items[i].AskedWhen is not { } routing)
            {
                page.Add(i);
                continue;
            }
            if (page.Contains(version.IndexOf(routing.ItemKey)))
                return page.ToImmutable();
            if (IsAsked(version, i, answers))
                page.Add(i);
        }
        return page.ToImmutable();
    }

    /// <summary>The items that these answers ask for.</summary>
    public static ImmutableArray<int> Asked(InstrumentVersion version, GivenAnswers answers) =>
        [.. Enumerable.Range(0, version.Items.Length).Where(i => IsAsked(version, i, answers))];

    /// <summary>True when the item is asked under these answers; its gate must be asked too.</summary>
    private static bool IsAsked(InstrumentVersion version, int position, GivenAnswers answers)
    {
        // Gates stand before what they open, so this ends.
        for (var at = position; version.Items[at].AskedWhen is { } routing; )
        {
            var gate = version.IndexOf(routing.ItemKey);
            if (
                gate < 0
                || gate >= at
                || !answers.TryGetValue(routing.ItemKey, out var given)
                || !given.Any(option => routing.OptionKeys.Contains(option))
            )
                return false;
            at = gate;
        }
        return true;
    }
}
