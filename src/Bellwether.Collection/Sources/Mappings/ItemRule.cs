using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Bellwether.Instruments;

namespace Bellwether.Collection.Sources;

/// <summary>How the answers to a question are written in a file.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AnswerShape>))]
public enum AnswerShape
{
    /// <summary>A number of a scale, or a word that stands for one.</summary>
    [JsonStringEnumMemberName("rating")]
    Rating,

    /// <summary>One of several options.</summary>
    [JsonStringEnumMemberName("choice")]
    Choice,

    /// <summary>Any of several options, in one cell.</summary>
    [JsonStringEnumMemberName("choices")]
    Choices,

    /// <summary>Any of several options, one column for each that says 1 or 0.</summary>
    [JsonStringEnumMemberName("ticks")]
    Ticks,

    /// <summary>Words.</summary>
    [JsonStringEnumMemberName("comment")]
    Comment,
}

/// <summary>One question, and how its answers are written.</summary>
/// <param name="Item">Its stable key: the identity by which figures are joined (trust).</param>
/// <param name="Shape">How its answers are written.</param>
public sealed record ItemRule(
    string Item,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] AnswerShape Shape
)
{
    /// <summary>The column; of ticks the columns stand with the options.</summary>
    public string? Column { get; init; }

    /// <summary>The words of the question, where it is not one of a template.</summary>
    public LocalText? Prompt { get; init; }

    /// <summary>What it measures (trust, satisfaction, ease), or null.</summary>
    public string? Measures { get; init; }

    /// <summary>Which construction of the measure its wording is.</summary>
    public string? Construct { get; init; }

    /// <summary>Ratings: the scale of the file.</summary>
    public ScaleRule? Scale { get; init; }

    /// <summary>Choices: the options.</summary>
    public ImmutableArray<OptionRule> Options { get; init; } = [];

    /// <summary>Several options in one cell: what stands between them.</summary>
    public string Separator { get; init; } = ",";

    /// <summary>Further texts that stand for “nothing was said” here: don't know, 99.</summary>
    public ImmutableArray<string> Placeholders { get; init; } = [];

    /// <summary>When it was asked, where that depended on an earlier answer.</summary>
    public Routing? AskedWhen { get; init; }

    /// <summary>Words: only those of rows that fit this (files with one row per question).</summary>
    public RowRule? Where { get; init; }
}

/// <summary>The scale of a rating as a file writes it.</summary>
/// <param name="From">Its lowest number.</param>
/// <param name="To">Its highest number.</param>
public sealed record ScaleRule(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int From,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int To
)
{
    /// <summary>True when the lowest number of the file is the best.</summary>
    public bool Reversed { get; init; }

    /// <summary>Words that stand for numbers of the file: Very good = 1.</summary>
    public ImmutableSortedDictionary<string, int> Words { get; init; } =
        ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>How many of the best options are favourable; by default the upper two fifths.</summary>
    public int? Favourable { get; init; }

    /// <summary>The words of the options from worst to best, in any of the languages.</summary>
    public ImmutableArray<LocalText> Labels { get; init; } = [];
}

/// <summary>One option of a choice as a file writes it.</summary>
/// <param name="Key">Its stable key.</param>
public sealed record OptionRule(string Key)
{
    /// <summary>What people read.</summary>
    public LocalText? Label { get; init; }

    /// <summary>What the file writes for it; by default its key.</summary>
    public ImmutableArray<string> Written { get; init; } = [];

    /// <summary>Ticks: the column of this option.</summary>
    public string? Column { get; init; }

    /// <summary>True when choosing it counts as favourable.</summary>
    public bool Favourable { get; init; }

    /// <summary>Its number, where the options are ordered.</summary>
    public int? Value { get; init; }
}

/// <summary>One count or time of the operation.</summary>
/// <param name="Fact">What it is: customers, offered, waiting_minutes, started, completed, workload_hours, overtime_hours, staff, contacts.</param>
/// <param name="Column">The column with the number.</param>
public sealed record FactRule(string Fact, string Column)
{
    /// <summary>Contacts: the column with the reason.</summary>
    public string? ReasonColumn { get; init; }

    /// <summary>Contacts: the reasons; what the file writes is in <see cref="OptionRule.Written"/>.</summary>
    public ImmutableArray<OptionRule> Reasons { get; init; } = [];
}
