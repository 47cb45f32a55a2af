namespace Bellwether.Responses;

/// <summary>The dimensions a response is counted under. Each is "" when it is not known.</summary>
/// <remarks>Its text is the slice of the finest cube ("web|en|clinic-17"); channel cubes use the channel alone.</remarks>
public sealed record Slice
{
    /// <summary>A slice with its dimensions.</summary>
    /// <param name="channel">Channel code.</param>
    /// <param name="language">Language code of the form that was answered.</param>
    /// <param name="location">Where: an office, a clinic, a kiosk. A short code of the agency's own, never a person's place.</param>
    public Slice(string channel, string language = "", string location = "")
    {
        Channel = Clean(channel);
        Language = Clean(language);
        Location = Clean(location);
        Text = $"{Channel}|{Language}|{Location}";
    }

    /// <summary>Channel code.</summary>
    public string Channel { get; }

    /// <summary>Language code of the form that was answered.</summary>
    public string Language { get; }

    /// <summary>Where it was answered or served.</summary>
    public string Location { get; }

    /// <summary>The canonical text: channel|language|location.</summary>
    public string Text { get; }

    /// <summary>Reads a canonical text; parts that are missing are not known.</summary>
    public static Slice Read(string text)
    {
        var parts = text.Split('|');
        return new Slice(
            parts[0],
            parts.Length > 1 ? parts[1] : "",
            parts.Length > 2 ? parts[2] : ""
        );
    }

    /// <inheritdoc />
    public override string ToString() => Text;

    // The bar separates the parts of the text, so no part may contain one.
    private static string Clean(string part) => part.Trim().Replace('|', '/');
}
