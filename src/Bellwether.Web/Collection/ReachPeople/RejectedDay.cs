using Bellwether.Collection;

namespace Bellwether.Web.Collection.ReachPeople;

/// <summary>What one day of a collector turned away, and what it marked.</summary>
/// <param name="Day">The local day.</param>
/// <param name="Trap">Turned away: the hidden field was filled in.</param>
/// <param name="Rate">Turned away: too many at once from one address.</param>
/// <param name="Work">Turned away: too many at once, and the proof of work did not fit.</param>
/// <param name="TooFast">Taken in and marked: answered faster than anybody reads.</param>
public sealed record RejectedDay(DateOnly Day, long Trap, long Rate, long Work, long TooFast)
{
    /// <summary>For how many days they are shown.</summary>
    public const int Shown = 30;

    /// <summary>The days on which there was something, the latest first.</summary>
    public static IReadOnlyList<RejectedDay> Of(IEnumerable<RejectionCount> counts) =>
        [
            .. counts
                .GroupBy(each => each.Day)
                .OrderByDescending(day => day.Key)
                .Select(day => new RejectedDay(
                    day.Key,
                    Sum(day, RejectionReason.Trap),
                    Sum(day, RejectionReason.Rate),
                    Sum(day, RejectionReason.Work),
                    Sum(day, RejectionReason.TooFast)
                )),
        ];

    private static long Sum(IEnumerable<RejectionCount> counts, RejectionReason reason) =>
        counts.Where(each => each.Reason == reason).Sum(each => each.Count);
}
