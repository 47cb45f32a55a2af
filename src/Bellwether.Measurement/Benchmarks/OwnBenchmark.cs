using System.Text.Json.Serialization;

namespace Bellwether.Measurement;

/// <summary>A figure of somebody else, or of one's own past, that an agency brought in to see its own against.</summary>
public sealed record OwnBenchmark
{
    /// <summary>Its stable name in the agency.</summary>
    public string Key { get; init; } = "";

    /// <summary>What it is, as stated by its source.</summary>
    public string What { get; init; } = "";

    /// <summary>The value, in percent.</summary>
    public double Percent { get; init; }

    /// <summary>The measure or construction of ours that stands beside it; null: context only.</summary>
    public string? Item { get; init; }

    /// <summary>How answers were counted: top two of five, yes of yes and no.</summary>
    public string Scale { get; init; } = "";

    /// <summary>Who was asked.</summary>
    public string Population { get; init; } = "";

    /// <summary>How many answered; null when the source does not say.</summary>
    public long? N { get; init; }

    /// <summary>First day of the field dates.</summary>
    public DateOnly First { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly Last { get; init; }

    /// <summary>Where it is from.</summary>
    public string Source { get; init; } = "";

    /// <summary>How far ours can be compared.</summary>
    public Comparability Grade { get; init; }

    /// <summary>What must be said beside it; required for grades C and D.</summary>
    public string? Caution { get; init; }
}

/// <summary>A benchmark as a row of a file says it, before anything is checked.</summary>
public sealed record BenchmarkEntry
{
    /// <summary>Its stable name; empty: made from the words.</summary>
    public string? Key { get; init; }

    /// <summary>What it is.</summary>
    public string? What { get; init; }

    /// <summary>The value, in percent.</summary>
    public string? Percent { get; init; }

    /// <summary>The measure or construction of ours.</summary>
    public string? Item { get; init; }

    /// <summary>How answers were counted.</summary>
    public string? Scale { get; init; }

    /// <summary>Who was asked.</summary>
    public string? Population { get; init; }

    /// <summary>How many answered.</summary>
    public string? N { get; init; }

    /// <summary>First day, as 2026-01-31.</summary>
    public string? First { get; init; }

    /// <summary>Last day.</summary>
    public string? Last { get; init; }

    /// <summary>Where it is from.</summary>
    public string? Source { get; init; }

    /// <summary>A, B, C or D.</summary>
    public string? Grade { get; init; }

    /// <summary>What must be said beside it.</summary>
    public string? Caution { get; init; }

    /// <summary>The row of the file.</summary>
    [JsonIgnore]
    public int Row { get; init; }
}
