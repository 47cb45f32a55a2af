namespace Bellwether.Collection;

/// <summary>What is kept of a page's address: where it is, not what was asked of it.</summary>
internal static class WebAddress
{
    private const int Longest = 500;

    /// <summary>Scheme, host and path. Query and fragment go: names, numbers and search words travel in them.</summary>
    public static string? Trim(string? address)
    {
        if (
            string.IsNullOrWhiteSpace(address)
            || address.Length > 4 * Longest
            || !Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https")
        )
            return null;
        var kept = uri.GetComponents(
            UriComponents.SchemeAndServer | UriComponents.Path,
            UriFormat.UriEscaped
        );
        return kept.Length <= Longest ? kept : kept[..Longest];
    }
}
