using Bellwether.Publishing;

namespace Bellwether.Web.Publishing.ShowBrief;

/// <summary>A brief, as programs and the command line read it. Names here are promised to scripts.</summary>
internal sealed record BriefReply(
    string About,
    string Quarter,
    string? Before,
    DateOnly PreparedOn,
    string Headline,
    IReadOnlyList<BriefStatementReply> Known,
    IReadOnlyList<BriefStatementReply> NotKnown,
    IReadOnlyList<BriefStatementReply> MixWarnings,
    IReadOnlyList<string> Notes,
    IReadOnlyList<BriefNumberReply> Numbers
)
{
    public static BriefReply Of(Brief brief, string language) =>
        new(
            brief.About,
            brief.Period.Name,
            brief.Before?.Name,
            brief.PreparedOn,
            brief.Headline.In(language),
            [.. brief.Known.Select(each => BriefStatementReply.Of(each, language))],
            [.. brief.NotKnown.Select(each => BriefStatementReply.Of(each, language))],
            [.. brief.MixWarnings.Select(each => BriefStatementReply.Of(each, language))],
            [.. brief.Notes.Select(each => each.In(language))],
            [.. BriefLabels.AllNumbers(brief).Select(each => BriefNumberReply.Of(each, language))]
        );
}

/// <summary>One thing that is known or not.</summary>
internal sealed record BriefStatementReply(
    string Kind,
    string Says,
    string Because,
    string Decision,
    IReadOnlyList<BriefNumberReply> Numbers
)
{
    public static BriefStatementReply Of(BriefStatement statement, string language) =>
        new(
            statement.Kind,
            statement.Says.In(language),
            statement.Because.In(language),
            statement.Decision.In(language),
            [.. statement.Numbers.Select(each => BriefNumberReply.Of(each, language))]
        );
}

/// <summary>One number with the command that gives it again.</summary>
internal sealed record BriefNumberReply(
    string What,
    BriefUnit Unit,
    double? Value,
    BriefRangeReply? Interval,
    long N,
    string Period,
    string Method,
    string Trace
)
{
    public static BriefNumberReply Of(BriefNumber number, string language) =>
        new(
            number.What.In(language),
            number.Unit,
            number.Value.Value,
            number.Value.Interval is { } range ? new BriefRangeReply(range.Low, range.High) : null,
            number.Value.N,
            number.Period,
            number.Value.Method,
            number.Trace
        );
}

/// <summary>A 95 % interval.</summary>
internal sealed record BriefRangeReply(double Low, double High);
