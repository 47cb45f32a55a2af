namespace Bellwether.Access;

/// <summary>What an installation may set about signing in.</summary>
public sealed class AccessSettings
{
    /// <summary>Posts to the sign-in pages from one network address in a minute; raise it where a large office shares
    /// one address. Each account rests after five wrong tries whatever this says.</summary>
    public int SignInTriesPerMinute { get; set; } = 30;

    /// <summary>Requests that one key may make in a minute; as many may come at once. An address that comes without a key that
    /// works is held to the same number.</summary>
    public int KeyRequestsPerMinute { get; set; } = 600;
}
