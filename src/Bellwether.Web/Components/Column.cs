using Microsoft.AspNetCore.Components;

namespace Bellwether.Web.Components;

/// <summary>One column of a table.</summary>
/// <param name="Head">What it holds.</param>
/// <param name="Text">The cell's text, numbers already written out.</param>
public sealed record Column<TRow>(string Head, Func<TRow, string?> Text)
{
    /// <summary>The unit, shown in the head: %, answers, days.</summary>
    public string? Unit { get; init; }

    /// <summary>True for numbers: right-aligned, digits of one width.</summary>
    public bool IsNumber { get; init; }

    /// <summary>True for the column that names the row.</summary>
    public bool IsRowHead { get; init; }

    /// <summary>Where the text leads.</summary>
    public Func<TRow, string?>? Href { get; init; }

    /// <summary>Something richer than text (a tag, a button); the text still goes to the file.</summary>
    public RenderFragment<TRow>? Content { get; init; }

    /// <summary>The word in the address that sorts by this column; without it the column cannot be sorted.</summary>
    public string? SortKey { get; init; }
}

/// <summary>The order of a table, as it stands in the address: <c>name</c>, or <c>-answers</c> for the largest first.</summary>
/// <param name="Key">The column's sort key.</param>
/// <param name="Descending">Largest or last first.</param>
public sealed record TableSort(string Key, bool Descending)
{
    /// <summary>Reads the word of an address; null when there is none.</summary>
    public static TableSort? Parse(string? word) =>
        string.IsNullOrWhiteSpace(word) ? null
        : word[0] == '-' ? new(word[1..], true)
        : new(word, false);

    /// <summary>The word for the address.</summary>
    public override string ToString() => (Descending ? "-" : "") + Key;
}
