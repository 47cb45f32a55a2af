using Bellwether.Organization;

namespace Bellwether.Collection;

/// <summary>A run of days for which it is known how many people were offered the questions.</summary>
internal readonly record struct OfferedRun(DateOnly First, DateOnly Last, long Offered);

/// <summary>
/// What of a month is known about offers. A pure rule: a person who was invited and then saw the form is one offer, so a month
/// counts whichever is more; the day that has not ended is left out; what another source covers is left to it.
/// </summary>
internal static class OfferedDays
{
    /// <summary>The runs of days, oldest first.</summary>
    /// <param name="counts">The counts of one collector and channel in the month.</param>
    /// <param name="first">The first day of the month, or the day on which counting began, whichever is later.</param>
    /// <param name="last">The last day of the month, or yesterday, whichever is earlier.</param>
    /// <param name="others">Volumes of the same collector and channel from other sources.</param>
    public static IReadOnlyList<OfferedRun> Of(
        IReadOnlyList<OfferCount> counts,
        DateOnly first,
        DateOnly last,
        IReadOnlyList<VolumeFact> others
    )
    {
        var entered = Sum(counts, OfferStep.Offered);
        var shown = Sum(counts, OfferStep.Shown);
        // A month in which nothing was counted says nothing, and is not a month of no offers.
        if (entered <= 0 && shown <= 0)
            return [];
        var step = entered >= shown ? OfferStep.Offered : OfferStep.Shown;
        var runs = new List<OfferedRun>();
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (others.Any(other => other.First <= day && other.Last >= day))
                continue;
            var offered = counts
                .Where(each => each.Day == day && each.Step == step)
                .Sum(each => each.Count);
            if (runs.Count > 0 && runs[^1].Last == day.AddDays(-1))
                runs[^1] = runs[^1] with { Last = day, Offered = runs[^1].Offered + offered };
            else
                runs.Add(new OfferedRun(day, day, offered));
        }
        return [.. runs.Select(run => run with { Offered = Math.Max(0, run.Offered) })];
    }

    private static long Sum(IReadOnlyList<OfferCount> counts, OfferStep step) =>
        counts.Where(each => each.Step == step).Sum(each => each.Count);
}
