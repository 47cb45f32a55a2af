namespace Bellwether.Statistics.Weighting;

/// <summary>Factors that make those who answered stand for those of their class who did not.</summary>
/// <param name="Factors">One factor per class, 1 or more: the inverse of the response rate of the class (after collapsing).</param>
/// <param name="ClassOf">The collapsed class of each class, 0-based.</param>
/// <param name="Response">Overall response rate, 0 to 1, with Wilson's interval.</param>
/// <param name="Representativity">R-indicator: 1 when all classes respond alike, lower the more they differ, 0 at worst.</param>
/// <remarks>Level of sums: counts by frame class. Source: Kalton and Flores-Cervantes (2003); Schouten, Cobben and Bethlehem (2009)
/// for the R-indicator, 1 - 2 SD of the response propensities. Checked against: hand-worked cases. Cost: O(classes^2).</remarks>
public sealed record NonresponseAdjustment(
    IReadOnlyList<double> Factors,
    IReadOnlyList<int> ClassOf,
    Estimate Response,
    Estimate Representativity
)
{
    internal const string Method = "nonresponse-adjustment";

    /// <summary>Factors by class, collapsing neighbouring classes that are too small or respond too little.</summary>
    /// <param name="invited">People invited per class, in an order in which neighbours are alike; none negative.</param>
    /// <param name="answered">People who answered per class, none above those invited.</param>
    /// <param name="smallestClass">Fewest answers of a class (default 20).</param>
    /// <param name="largestFactor">Largest factor of a class (default 3).</param>
    /// <returns>Factors; a single class when no finer one is large enough. Both rates are NoAnswers, and factors 1, when nobody answered.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or counts contradict each other.</exception>
    public static NonresponseAdjustment Of(
        IReadOnlyList<long> invited,
        IReadOnlyList<long> answered,
        int smallestClass = 20,
        double largestFactor = 3
    )
    {
        ArgumentNullException.ThrowIfNull(invited);
        ArgumentNullException.ThrowIfNull(answered);
        if (
            invited.Count == 0
            || invited.Count != answered.Count
            || invited.Zip(answered).Any(p => p.Second < 0 || p.Second > p.First)
        )
            throw new ArgumentException(
                "Per class, answers lie between 0 and invitations.",
                nameof(answered)
            );
        (long all, long replies) = (invited.Sum(), answered.Sum());
        if (replies == 0)
        {
            Estimate none = Estimate.Without(EstimateStatus.NoAnswers, all, Method);
            return new NonresponseAdjustment(
                [.. invited.Select(_ => 1.0)],
                [.. invited.Select(_ => 0)],
                none,
                none
            );
        }
        List<(int From, int To, long Invited, long Answered)> classes = Collapse(
            invited,
            answered,
            smallestClass,
            largestFactor
        );
        var factors = new double[invited.Count];
        var classOf = new int[invited.Count];
        for (int k = 0; k < classes.Count; k++)
        {
            for (int i = classes[k].From; i <= classes[k].To; i++)
            {
                factors[i] = (double)classes[k].Invited / classes[k].Answered;
                classOf[i] = k;
            }
        }
        return new NonresponseAdjustment(
            factors,
            classOf,
            Intervals.Proportion.Of(replies, all),
            Indicator(invited, answered, all, replies)
        );
    }

    private static List<(int From, int To, long Invited, long Answered)> Collapse(
        IReadOnlyList<long> invited,
        IReadOnlyList<long> answered,
        int smallestClass,
        double largestFactor
    )
    {
        var classes = invited
            .Select((n, i) => (From: i, To: i, Invited: n, Answered: answered[i]))
            .ToList();
        while (classes.Count > 1)
        {
            int weak = classes.FindIndex(c =>
                c.Answered < smallestClass || c.Invited > largestFactor * c.Answered
            );
            if (weak < 0)
                break;
            bool left =
                weak == classes.Count - 1
                || (weak > 0 && classes[weak - 1].Answered <= classes[weak + 1].Answered);
            int first = left ? weak - 1 : weak;
            (int From, int To, long Invited, long Answered) a = classes[first];
            (int From, int To, long Invited, long Answered) b = classes[first + 1];
            classes[first] = (a.From, b.To, a.Invited + b.Invited, a.Answered + b.Answered);
            classes.RemoveAt(first + 1);
        }
        return classes;
    }

    private static Estimate Indicator(
        IReadOnlyList<long> invited,
        IReadOnlyList<long> answered,
        long all,
        long replies
    )
    {
        double mean = (double)replies / all;
        double squares = 0;
        for (int i = 0; i < invited.Count; i++)
        {
            if (invited[i] > 0)
                squares += invited[i] * Math.Pow((double)answered[i] / invited[i] - mean, 2);
        }
        double indicator = 1 - 2 * Math.Sqrt(squares / Math.Max(1, all - 1));
        return new Estimate(Math.Max(0, indicator), null, all, all, Method, EstimateStatus.Enough);
    }
}
