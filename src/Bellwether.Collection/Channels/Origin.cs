namespace Bellwether.Collection;

/// <summary>The origin of a site, as browsers write it.</summary>
internal static class Origin
{
    /// <summary>Scheme, host and port in the way browsers send them, or null when it is not a site. A path is cut off.</summary>
    public static string? Of(string typed)
    {
        var text = typed.Trim();
        if (!text.Contains("://", StringComparison.Ordinal))
            text = "https://" + text;
        if (
            text.Contains('*', StringComparison.Ordinal)
            || !Uri.TryCreate(text, UriKind.Absolute, out var uri)
            || uri.UserInfo.Length > 0
            || uri.Host.Length == 0
            || !(uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback))
        )
            return null;
        var port = uri.IsDefaultPort
            ? ""
            : ":" + uri.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return $"{uri.Scheme}://{uri.IdnHost.ToLowerInvariant()}{port}";
    }
}
