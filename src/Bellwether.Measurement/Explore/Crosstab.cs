using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Bellwether.Instruments;
using Bellwether.Statistics;

namespace Bellwether.Measurement;

/// <summary>Where the sums of a crosstab come from. Both give the same integers.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExploreSource>))]
public enum ExploreSource
{
    /// <summary>Cells where they keep the dimensions apart, else column segments.</summary>
    Fitting,

    /// <summary>Cells: channel, language, location, month and collector, by whole months.</summary>
    Cells,

    /// <summary>Column segments: any dimension, any days.</summary>
    Segments,

    /// <summary>What readers of sums have been told: whole blocks, whole months.</summary>
    Told,
}

/// <summary>Only answers whose dimension has that value.</summary>
/// <param name="Dimension">channel, language, location, month, collector, or the key of a question.</param>
/// <param name="Value">The value: a code, a place, 2026-03, a collector's id, or the key of an option.</param>
public sealed record ExploreFilter(string Dimension, string Value);

/// <summary>Which crosstab is asked for.</summary>
/// <param name="AgencyId">Whose.</param>
/// <param name="Scope">Whose answers.</param>
/// <param name="Rows">The question whose options are the rows, by key or by what it measures.</param>
/// <param name="Columns">The dimension whose values are the columns, named as in <see cref="ExploreFilter"/>.</param>
/// <param name="First">First local day.</param>
/// <param name="Last">Last local day, included.</param>
public sealed record ExploreQuery(
    Guid AgencyId,
    Scope Scope,
    string Rows,
    string Columns,
    DateOnly First,
    DateOnly Last
)
{
    /// <summary>Which answers; all filters must hold.</summary>
    public ImmutableArray<ExploreFilter> Filters { get; init; } = [];

    /// <summary>Where the sums are to come from.</summary>
    public ExploreSource Source { get; init; }

    /// <summary>First and last day of the period to compare with; null for none.</summary>
    public (DateOnly First, DateOnly Last)? Before { get; init; }

    /// <summary>
    /// True for those who may read single answers: they are shown exact sums. All others are shown whole blocks, which move in
    /// steps (docs/methods/told-steps.md).
    /// </summary>
    public bool ReadsAnswers { get; init; }
}

/// <summary>A question by a dimension: one table for each wording, because different wordings are never joined.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Source">Where the sums came from.</param>
/// <param name="Tables">The tables, the one with most answers first.</param>
/// <param name="Cautions">What must be said beside them.</param>
public sealed record Crosstab(
    ExploreQuery Query,
    ExploreSource Source,
    ImmutableArray<CrosstabTable> Tables,
    ImmutableArray<LocalText> Cautions
);

/// <summary>The answers to one wording of the question.</summary>
/// <param name="Prompt">The question as it was asked.</param>
/// <param name="Versions">Versions that asked it in these words.</param>
/// <param name="Answers">How many answered, in all columns together.</param>
/// <param name="Columns">The columns, the largest first.</param>
public sealed record CrosstabTable(
    LocalText Prompt,
    ImmutableArray<Guid> Versions,
    long Answers,
    ImmutableArray<CrosstabColumn> Columns
)
{
    /// <summary>Answers whose column or filter is not told apart, so that nobody can be recognised; in no column.</summary>
    public long NotApart { get; init; }

    /// <summary>The table in a sentence, made from its figures.</summary>
    public LocalText Words { get; init; } = LocalText.Of("");
}

/// <summary>One column.</summary>
/// <param name="Letter">A, B, C ..., by which other columns name it.</param>
/// <param name="Key">Its stable name; empty when it is not known.</param>
/// <param name="Name">Its name.</param>
/// <param name="Answers">How many answered.</param>
/// <param name="Cells">One for each option, in the order of the options.</param>
public sealed record CrosstabColumn(
    string Letter,
    string Key,
    LocalText Name,
    long Answers,
    ImmutableArray<CrosstabCell> Cells
)
{
    /// <summary>The share of favourable answers, as every headline counts it; null when the question has none.</summary>
    public CrosstabCell? Favourable { get; init; }

    /// <summary>How that share changed since the period before; null when none is compared.</summary>
    public CrosstabChange? Change { get; init; }
}

/// <summary>How the favourable share of a column changed.</summary>
/// <param name="AnswersBefore">Answers in the period before.</param>
/// <param name="Before">The share then.</param>
/// <param name="Difference">Now less then, from -1 to 1, with Newcombe's interval.</param>
/// <param name="Verdict">What may be said, adjusted over everything shown.</param>
public sealed record CrosstabChange(
    long AnswersBefore,
    Estimate Before,
    Estimate Difference,
    Verdict Verdict
);

/// <summary>How many in a column chose an option.</summary>
/// <param name="Option">The option's key.</param>
/// <param name="Label">The option's words.</param>
/// <param name="Count">How many chose it.</param>
/// <param name="Share">Their share of those who answered, with Wilson's interval; TooFew when fewer than ten answered.</param>
/// <param name="HigherThan">Letters of the columns whose share is lower beyond chance, adjusted over everything shown.</param>
public sealed record CrosstabCell(
    string Option,
    LocalText Label,
    long Count,
    Estimate Share,
    ImmutableArray<string> HigherThan
);
