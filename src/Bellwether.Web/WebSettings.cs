namespace Bellwether.Web;

/// <summary>What the installation says about itself on every page.</summary>
public sealed class WebSettings
{
    /// <summary>The department or agency whose installation this is, shown beside the product's name.</summary>
    public string? AgencyName { get; set; }

    /// <summary>True when the data are invented: every page then wears the demo banner.</summary>
    public bool IsDemo { get; set; }

    /// <summary>Shown at the foot of every staff page, so that a report of a problem can name it.</summary>
    public string? Version { get; set; }
}
