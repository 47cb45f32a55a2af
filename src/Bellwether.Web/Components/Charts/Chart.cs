using Microsoft.AspNetCore.Components;

namespace Bellwether.Web.Components.Charts;

/// <summary>What every chart is given.</summary>
public abstract class Chart : ComponentBase
{
    /// <summary>Unique on the page, lower case with hyphens.</summary>
    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    /// <summary>The sentence a reader should take away, not the name of the data.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>How the values are written.</summary>
    [Parameter]
    public ChartUnit Unit { get; set; } = ChartUnit.Percent;

    /// <summary>What must be known to read it, besides what the chart says by itself.</summary>
    [Parameter]
    public IReadOnlyList<string> Notes { get; set; } = [];

    /// <summary>The numbers as a file.</summary>
    [Parameter]
    public string? CsvHref { get; set; }

    /// <summary>The words of the pages.</summary>
    [Inject]
    internal Texts Texts { get; set; } = default!;
}
