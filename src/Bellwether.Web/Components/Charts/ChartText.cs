using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Bellwether.Web.Components.Charts;

/// <summary>Words in a drawing. (Razor keeps the element name "text" for itself.)</summary>
public sealed class ChartText : ComponentBase
{
    /// <summary>From the left.</summary>
    [Parameter]
    public double X { get; set; }

    /// <summary>The baseline, from the top.</summary>
    [Parameter]
    public double Y { get; set; }

    /// <summary>start, middle or end: which part of the words stands at X.</summary>
    [Parameter]
    public string Anchor { get; set; } = "start";

    /// <summary>Style class.</summary>
    [Parameter]
    public string? Class { get; set; }

    /// <summary>The words.</summary>
    [Parameter]
    public string Words { get; set; } = "";

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", Svg.At(X));
        builder.AddAttribute(2, "y", Svg.At(Y));
        builder.AddAttribute(3, "text-anchor", Anchor == "start" ? null : Anchor);
        builder.AddAttribute(4, "class", Class);
        builder.AddContent(5, Words);
        builder.CloseElement();
    }
}
