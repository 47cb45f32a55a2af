using Bellwether.Measurement;
using Bellwether.Statistics;

namespace Bellwether.Web.Improvement.Centre;

/// <summary>The top issues of a week for programs.</summary>
/// <param name="First">Monday.</param>
/// <param name="Last">Sunday.</param>
/// <param name="Contacts">Contacts, as far as they are known.</param>
/// <param name="MissingDays">Days of which nothing is known: gaps, not zero.</param>
/// <param name="Cost">What all contacts cost; null when not known.</param>
/// <param name="AvoidableShare">The share that better service would have made unnecessary.</param>
/// <param name="Issues">The issues, the heaviest first.</param>
internal sealed record IssuesReply(
    DateOnly First,
    DateOnly Last,
    long Contacts,
    IReadOnlyList<DateOnly> MissingDays,
    decimal? Cost,
    double? AvoidableShare,
    IReadOnlyList<IssueReply> Issues
)
{
    public static IssuesReply Of(TopIssues week) =>
        new(
            week.First,
            week.Last,
            week.Contacts,
            week.MissingDays,
            week.Cost,
            week.AvoidableShare.Value,
            [.. week.Issues.Select(IssueReply.Of)]
        );
}

/// <summary>One issue.</summary>
/// <param name="Reason">The key of the reason.</param>
/// <param name="Name">What it is called in English.</param>
/// <param name="Contacts">Contacts in the week.</param>
/// <param name="Share">Their share of all contacts, 0 to 1, or null.</param>
/// <param name="ShareLow">Lower limit.</param>
/// <param name="ShareHigh">Upper limit.</param>
/// <param name="Pain">How many times the pain of all comments.</param>
/// <param name="Trend">How many times the contacts a day of the four weeks before.</param>
/// <param name="Weight">Volume times pain times trend, as a share of all issues.</param>
/// <param name="Cost">What the contacts cost; null when not known.</param>
/// <param name="Avoidable">True when better service would have made them unnecessary.</param>
/// <param name="PreventedBy">What would prevent them.</param>
internal sealed record IssueReply(
    string Reason,
    string Name,
    long Contacts,
    double? Share,
    double? ShareLow,
    double? ShareHigh,
    double Pain,
    double Trend,
    double Weight,
    decimal? Cost,
    bool Avoidable,
    string PreventedBy
)
{
    public static IssueReply Of(TopIssue issue) =>
        new(
            issue.Reason.Key,
            issue.Reason.Name.In("en"),
            issue.Contacts,
            issue.Share.Value,
            Low(issue.Share),
            High(issue.Share),
            issue.PainTimes,
            issue.TrendTimes,
            issue.Weight,
            issue.Cost,
            issue.Reason.IsAvoidable,
            issue.Reason.PreventedBy
        );

    private static double? Low(Estimate share) => share.Interval?.Low;

    private static double? High(Estimate share) => share.Interval?.High;
}
