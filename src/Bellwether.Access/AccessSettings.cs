namespace Bellwether.Access;

/// <summary>What an installation may set about signing in.</summary>
public sealed class AccessSettings
{
    /// <summary>Posts to the sign-in pages from one network address in a minute; raise it where a large office shares
    /// one address. Each account rests after five wrong tries whatever this says.</summary>
    public int SignInTriesPerMinute { get; set; } = 30;
}
