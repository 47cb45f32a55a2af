using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Bellwether.Instruments;

namespace Bellwether.Collection.Sources;

/// <summary>What the rows of a file are.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MappingKind>))]
public enum MappingKind
{
    /// <summary>Answers of people who were asked.</summary>
    [JsonStringEnumMemberName("feedback")]
    Feedback,

    /// <summary>Words of people who were not asked: letters, complaints, reviews, posts. Never pooled with survey scores.</summary>
    [JsonStringEnumMemberName("unasked")]
    Unasked,

    /// <summary>Counts and times of the operation: volumes, waiting, completion, workload, reasons of contact.</summary>
    [JsonStringEnumMemberName("facts")]
    Facts,
}

/// <summary>
/// Says what the columns of a file mean. It is data: saved under a name, shipped in packs/mappings, used again next month. The
/// same file read with the same mapping always gives the same rows.
/// </summary>
/// <param name="Name">What people call it; it is also the identity of the survey that the answers belong to.</param>
/// <param name="Kind">What the rows are.</param>
public sealed record Mapping(
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] MappingKind Kind
)
{
    /// <summary>The version of this format.</summary>
    [JsonPropertyName("mapping")]
    [JsonPropertyOrder(-1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int Format { get; init; } = 1;

    /// <summary>What it is for, for people.</summary>
    public LocalText? About { get; init; }

    /// <summary>Where such files come from, in words.</summary>
    public string Source { get; init; } = "";

    /// <summary>On what ground the answers may be used: survey, published, unasked, operational.</summary>
    public string Consent { get; init; } = "survey";

    /// <summary>How the file is read.</summary>
    public ReadAs Reads { get; init; } = new();

    /// <summary>How a row is told from every other, for good.</summary>
    public IdRule? Id { get; init; }

    /// <summary>The day a row is of.</summary>
    public DateRule? Date { get; init; }

    /// <summary>The service it is about.</summary>
    public ValueRule? Service { get; init; }

    /// <summary>The channel by which people came.</summary>
    public ValueRule? Channel { get; init; }

    /// <summary>The language of the form that was answered.</summary>
    public ValueRule? Language { get; init; }

    /// <summary>The office, clinic or kiosk.</summary>
    public ValueRule? Location { get; init; }

    /// <summary>The column with the page that people were on.</summary>
    public string? Page { get; init; }

    /// <summary>
    /// The column that names the person, where a person has several rows. What is not words counts in the first row only, so
    /// that nobody is counted twice. It is not kept.
    /// </summary>
    public string? Person { get; init; }

    /// <summary>The questions, in order.</summary>
    public ImmutableArray<ItemRule> Items { get; init; } = [];

    /// <summary>What is counted, in a file of facts.</summary>
    public ImmutableArray<FactRule> Facts { get; init; } = [];

    /// <summary>Only rows that fit all of these are read; the others are counted and left out.</summary>
    public ImmutableArray<RowRule> Only { get; init; } = [];

    /// <summary>Rows that are left out of every figure for a stated reason (deleted, flagged, spam, test).</summary>
    public ImmutableArray<RowRule> Exclude { get; init; } = [];

    /// <summary>Rows whose source says itself that something in them is in doubt.</summary>
    public ImmutableArray<RowRule> Refuse { get; init; } = [];

    /// <summary>Columns that a file may lack; what would be read of them is then left open.</summary>
    public ImmutableArray<string> Optional { get; init; } = [];

    /// <summary>Texts that stand for “nothing was said” in any column.</summary>
    public ImmutableArray<string> Placeholders { get; init; } = DefaultPlaceholders;

    /// <summary>The questionnaire in packs/templates that was asked, when it was one of those; its items are named by key.</summary>
    public string? Template { get; init; }

    /// <summary>What exports write where nothing is known.</summary>
    public static ImmutableArray<string> DefaultPlaceholders { get; } =
    ["", "N/A", "NA", "n/a", "NULL", "null", "None", "NONE", ".", "-", "--", "#N/A", "nan"];
}

/// <summary>How a row is told from every other.</summary>
public sealed record IdRule
{
    /// <summary>The column with the source's own id.</summary>
    public string? Column { get; init; }

    /// <summary>Where there is no id: the columns from which one is made, the same each time.</summary>
    public ImmutableArray<string> MadeFrom { get; init; } = [];
}

/// <summary>Which of two numbers of a date is the day.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DateOrder>))]
public enum DateOrder
{
    /// <summary>Decided for the whole file by its own dates; a date that could be either is refused where they do not decide.</summary>
    [JsonStringEnumMemberName("by-evidence")]
    ByEvidence,

    /// <summary>The day comes first: 31/12/2025.</summary>
    [JsonStringEnumMemberName("day-first")]
    DayFirst,

    /// <summary>The month comes first: 12/31/2025.</summary>
    [JsonStringEnumMemberName("month-first")]
    MonthFirst,
}

/// <summary>The day a row is of.</summary>
public sealed record DateRule
{
    /// <summary>The column with the date, or with the first day in a file of facts.</summary>
    public string? Column { get; init; }

    /// <summary>In a file of facts: the column with the last day.</summary>
    public string? LastColumn { get; init; }

    /// <summary>In a file of facts: the column with the fiscal year, with a quarter in <see cref="QuarterColumn"/>.</summary>
    public string? FiscalYearColumn { get; init; }

    /// <summary>In a file of facts: the column with the fiscal quarter.</summary>
    public string? QuarterColumn { get; init; }

    /// <summary>In a file of facts: true when a date stands for its whole month.</summary>
    public bool WholeMonth { get; init; }

    /// <summary>Formats that are tried exactly (dd.MM.yyyy); empty: every usual way of writing a date.</summary>
    public ImmutableArray<string> Formats { get; init; } = [];

    /// <summary>Which number is the day, where a date can be read both ways.</summary>
    public DateOrder Order { get; init; }

    /// <summary>True when a time without a zone is in UTC; else it is in the agency's zone.</summary>
    public bool Utc { get; init; }

    /// <summary>True to keep the time of day and the page, not the day alone.</summary>
    public bool KeepTime { get; init; }

    /// <summary>True when the file says no day and it is said at each import.</summary>
    public bool Said { get; init; }

    /// <summary>The day of every row, where the file says none.</summary>
    public DateOnly? Constant { get; init; }
}

/// <summary>A value of a row: read from a column, perhaps renamed, or the same for all rows.</summary>
public sealed record ValueRule
{
    /// <summary>The column.</summary>
    public string? Column { get; init; }

    /// <summary>What the file writes, and what it is here. Case does not matter.</summary>
    public ImmutableSortedDictionary<string, string> Values { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The value of all rows, or of those that have none.</summary>
    public string? Constant { get; init; }

    /// <summary>Services only: the unit to which services are added that are not there yet.</summary>
    public string? Unit { get; init; }

    /// <summary>True when a value outside <see cref="Values"/> is refused with its row.</summary>
    public bool Listed { get; init; }
}

/// <summary>Rows that hold one of some values in a column.</summary>
/// <param name="Column">The column.</param>
/// <param name="Values">The values. Case does not matter.</param>
public sealed record RowRule(string Column, ImmutableArray<string> Values)
{
    /// <summary>True: rows that hold none of them.</summary>
    public bool Not { get; init; }

    /// <summary>Why, as a short code: deleted, flagged, spam; of a refusal: date.ambiguous.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Refusals only: the column to mend.</summary>
    public string? Field { get; init; }
}
