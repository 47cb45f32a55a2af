using Bellwether.Statistics;
using Bellwether.Statistics.Durations;
using Bellwether.Statistics.Intervals;

namespace Bellwether.Measurement;

/// <summary>Cases that were received, decided and promised on the same days.</summary>
/// <param name="Received">The day they were received.</param>
/// <param name="Decided">The day they were decided; null while they are open.</param>
/// <param name="Promised">The day by which they were promised; null: nothing was promised.</param>
/// <param name="Count">How many.</param>
public sealed record DurationCount(
    DateOnly Received,
    DateOnly? Decided,
    DateOnly? Promised,
    long Count
);

/// <summary>How long cases take in a window of time, and how often a promise was kept: what the public is told of waiting.</summary>
/// <param name="Half">Calendar days in which half are decided, with its interval.</param>
/// <param name="EightInTen">Calendar days in which 8 in 10 are decided, with its interval.</param>
/// <param name="Kept">Share of those decided in the window, and of those still open past their day, that kept the promised day.</param>
/// <param name="Decided">Cases decided in the window.</param>
/// <param name="Open">Cases open at its end.</param>
/// <param name="Overdue">Of these, past the day that was promised.</param>
/// <param name="First">First day of the window.</param>
/// <param name="Last">Last day of the window.</param>
/// <remarks>Method: the period view of Kaplan and Meier (docs/methods/kaplan-meier.md): every case counts only inside the window, so that it
/// tells of now and not of the fast cases of a young queue. Shown from 30 decisions on. The kept rate counts a case that is open past its
/// day as not kept: waiting for its decision would flatter. Cost: O(cases open in the window).</remarks>
public sealed record CaseDurations(
    DurationQuantile Half,
    DurationQuantile EightInTen,
    Estimate Kept,
    long Decided,
    long Open,
    long Overdue,
    DateOnly First,
    DateOnly Last
)
{
    /// <summary>Fewest decisions before a range is shown.</summary>
    public const int FewestDecisions = 30;

    /// <summary>Fewest cases with a promise before a rate is shown.</summary>
    public const int FewestPromises = 30;

    private const string KeptMethod = "wilson";

    /// <summary>Nothing is known.</summary>
    public static CaseDurations None { get; } =
        Of([], DateOnly.MinValue, DateOnly.MinValue.AddDays(1));

    /// <summary>Makes the figures.</summary>
    /// <param name="counts">Every case that was open at any time in the window; more does no harm.</param>
    /// <param name="after">The last day before the window.</param>
    /// <param name="until">The last day of the window.</param>
    public static CaseDurations Of(
        IReadOnlyList<DurationCount> counts,
        DateOnly after,
        DateOnly until
    )
    {
        var curve = KaplanMeier.Of(
            DurationTable.Window(
                counts.SelectMany(each =>
                    Enumerable.Repeat(
                        (each.Received.DayNumber, each.Decided?.DayNumber, 0),
                        checked((int)each.Count)
                    )
                ),
                after.DayNumber,
                until.DayNumber
            ),
            FewestDecisions
        );
        var decided = counts.Where(each => each.Decided > after && each.Decided <= until).ToList();
        var open = counts
            .Where(each => each.Received <= until && (each.Decided is null || each.Decided > until))
            .ToList();
        var overdue = Sum(open.Where(each => each.Promised < until));
        var promised = decided.Where(each => each.Promised is not null).ToList();
        var judged = Sum(promised) + overdue;
        return new CaseDurations(
            Quantile(curve, 0.5),
            Quantile(curve, 0.8),
            judged == 0 ? Estimate.Without(EstimateStatus.NoAnswers, 0, KeptMethod)
                : judged < FewestPromises
                    ? Estimate.Without(EstimateStatus.TooFew, judged, KeptMethod)
                : Proportion.Of(Sum(promised.Where(each => each.Decided <= each.Promised)), judged),
            Sum(decided),
            Sum(open),
            overdue,
            after.AddDays(1),
            until
        );
    }

    private static DurationQuantile Quantile(KaplanMeier curve, double share) =>
        curve.Status == EstimateStatus.Enough
            ? curve.Quantile(share)
            : new DurationQuantile(share, null, null, null, curve.Status);

    private static long Sum(IEnumerable<DurationCount> counts) => counts.Sum(each => each.Count);
}
