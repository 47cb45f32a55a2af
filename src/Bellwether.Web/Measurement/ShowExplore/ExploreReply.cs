using Bellwether.Measurement;

namespace Bellwether.Web.Measurement.ShowExplore;

/// <summary>A crosstab as programs read it.</summary>
public sealed record ExploreReply(
    string Rows,
    string Columns,
    string Period,
    string? Before,
    IReadOnlyList<ExploreFilter> Filters,
    ExploreSource Source,
    IReadOnlyList<ExploreTableReply> Tables,
    IReadOnlyList<string> Cautions
)
{
    internal static ExploreReply Of(ExploreAddress address, Crosstab crosstab)
    {
        var language = Language.Current.Code;
        return new(
            address.Rows,
            address.Columns,
            address.Period,
            address.Before.Length > 0 ? address.Before : null,
            address.Filters,
            crosstab.Source,
            [.. crosstab.Tables.Select(table => ExploreTableReply.Of(table, language))],
            [.. crosstab.Cautions.Select(caution => caution.In(language))]
        );
    }
}

/// <summary>One wording of the question.</summary>
public sealed record ExploreTableReply(
    string Question,
    IReadOnlyList<Guid> Versions,
    string Sentence,
    long Answers,
    long NotToldApart,
    IReadOnlyList<ExploreColumnReply> Columns
)
{
    internal static ExploreTableReply Of(CrosstabTable table, string language) =>
        new(
            table.Prompt.In(language),
            table.Versions,
            table.Words.In(language),
            table.Answers,
            table.NotApart,
            [.. table.Columns.Select(column => ExploreColumnReply.Of(column, language))]
        );
}

/// <summary>One column.</summary>
public sealed record ExploreColumnReply(
    string Letter,
    string Key,
    string Name,
    long Answers,
    IReadOnlyList<ExploreCellReply> Cells,
    ExploreCellReply? Favourable,
    ExploreChangeReply? Change
)
{
    internal static ExploreColumnReply Of(CrosstabColumn column, string language) =>
        new(
            column.Letter,
            column.Key,
            column.Name.In(language),
            column.Answers,
            [.. column.Cells.Select(cell => ExploreCellReply.Of(cell, language))],
            column.Favourable is { } favourable ? ExploreCellReply.Of(favourable, language) : null,
            column.Change is { } change
                ? new(
                    change.AnswersBefore,
                    change.Before.Value,
                    change.Difference.Value,
                    change.Difference.Interval?.Low,
                    change.Difference.Interval?.High,
                    change.Verdict
                )
                : null
        );
}

/// <summary>How many in a column chose an option.</summary>
public sealed record ExploreCellReply(
    string Option,
    string Label,
    long Count,
    double? Share,
    double? Low,
    double? High,
    IReadOnlyList<string> HigherThan
)
{
    internal static ExploreCellReply Of(CrosstabCell cell, string language) =>
        new(
            cell.Option,
            cell.Label.In(language),
            cell.Count,
            cell.Share.Value,
            cell.Share.Interval?.Low,
            cell.Share.Interval?.High,
            cell.HigherThan
        );
}

/// <summary>How the favourable share changed since the period before.</summary>
public sealed record ExploreChangeReply(
    long AnswersBefore,
    double? Before,
    double? Difference,
    double? Low,
    double? High,
    Verdict Verdict
);
