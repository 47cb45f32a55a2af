using System.Collections.Immutable;
using Bellwether.Instruments;
using GivenAnswers = System.Collections.Generic.IReadOnlyDictionary<
    string,
    System.Collections.Generic.IReadOnlyList<string>
>;

namespace Bellwether.Web.Collection.AnswerForm;

/// <summary>Which items stand on which page: without script a page ends before the first item that depends on it.</summary>
internal static class FormFlow
{
    /// <summary>The items of the next page, given the answers so far and what was shown; empty when everything asked was shown.</summary>
    public static ImmutableArray<int> Next(
        InstrumentVersion version,
        GivenAnswers answers,
        ImmutableSortedSet<int> shown
    )
    {
        var look = AskedItems.Look(version, answers);
        var plan = PagePlan.Of(version);
        var page = ImmutableArray.CreateBuilder<int>();
        if (look.IsScreenedOut)
            return [];
        for (var i = 0; i < version.Items.Length; i++)
        {
            if (shown.Contains(i) || !version.Items[i].IsShown)
                continue;
            if (plan.MustBreak(i, page) || plan.DependsOn(i, page))
                return page.ToImmutable();
            if (look.Asked.Contains(i))
                page.Add(i);
        }
        return page.ToImmutable();
    }

    /// <summary>What the script may show on a page later: everything up to the next forced break that may still be asked.</summary>
    public static ImmutableArray<int> Later(
        InstrumentVersion version,
        GivenAnswers answers,
        ImmutableSortedSet<int> before,
        ImmutableArray<int> items
    )
    {
        var asked = AskedItems.Given(version, answers);
        var plan = PagePlan.Of(version);
        var page = new SortedSet<int>(items);
        var later = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < version.Items.Length; i++)
        {
            if (!version.Items[i].IsShown || before.Contains(i) || items.Contains(i))
                continue;
            if (page.Count > 0 && i > page.Min && plan.MustBreak(i, [.. page.Where(at => at < i)]))
                break;
            // What an earlier page has closed stays closed.
            if (!asked.Contains(i) && !plan.DependsOn(i, page))
                continue;
            later.Add(i);
            page.Add(i);
        }
        return later.ToImmutable();
    }

    /// <summary>True when something may be asked after a page. What an earlier page has closed stays closed.</summary>
    public static bool MayFollow(
        InstrumentVersion version,
        GivenAnswers answers,
        ImmutableSortedSet<int> before,
        ImmutableSortedSet<int> page
    )
    {
        var asked = AskedItems.Given(version, answers);
        var plan = PagePlan.Of(version);
        var open = new SortedSet<int>(page);
        for (var i = 0; i < version.Items.Length; i++)
        {
            if (before.Contains(i) || page.Contains(i))
                continue;
            if (!asked.Contains(i) && !plan.DependsOn(i, open))
                continue;
            if (version.Items[i].IsShown)
                return true;
            open.Add(i);
        }
        return false;
    }

    /// <summary>The items of a page that these answers ask for.</summary>
    public static ImmutableArray<int> Asked(
        InstrumentVersion version,
        GivenAnswers answers,
        IEnumerable<int>? page = null
    )
    {
        var among = page?.ToHashSet();
        return
        [
            .. AskedItems
                .Given(version, answers)
                .Where(i => version.Items[i].IsShown && among?.Contains(i) != false),
        ];
    }

    /// <summary>
    /// The answers to carry along: what is asked and stands on another page. What a changed answer has closed is left behind, so
    /// that no page ever sends two answers that contradict each other.
    /// </summary>
    public static IEnumerable<(string Name, string Value)> Carried(
        InstrumentVersion version,
        GivenAnswers answers,
        IReadOnlyCollection<int> onPage
    )
    {
        foreach (var position in AskedItems.Given(version, answers))
        {
            var item = version.Items[position];
            if (onPage.Contains(position))
                continue;
            foreach (var value in answers.GetValueOrDefault(item.Key) ?? [])
                yield return (item.Key, value);
            foreach (var value in answers.GetValueOrDefault(item.WordsKey) ?? [])
                yield return (item.WordsKey, value);
        }
    }
}
