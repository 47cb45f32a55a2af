using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Bellwether.Web.Components;

/// <summary>A heading whose level the page decides, so that a part fits wherever it is put.</summary>
public sealed class Heading : ComponentBase
{
    /// <summary>2 to 6; the page itself owns level 1.</summary>
    [Parameter]
    public int Level { get; set; } = 2;

    /// <summary>Style class.</summary>
    [Parameter]
    public string? Class { get; set; }

    /// <summary>The id others point at.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>The words.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(
            0,
            Math.Clamp(Level, 2, 6) switch
            {
                2 => "h2",
                3 => "h3",
                4 => "h4",
                5 => "h5",
                _ => "h6",
            }
        );
        builder.AddAttribute(1, "class", Class);
        builder.AddAttribute(2, "id", Id);
        builder.AddContent(3, ChildContent);
        builder.CloseElement();
    }
}
