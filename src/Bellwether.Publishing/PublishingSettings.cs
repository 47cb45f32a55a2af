namespace Bellwether.Publishing;

/// <summary>What an installation may set about publishing.</summary>
/// <param name="FilingDays">Days after the end of a fiscal quarter within which its filing is due.</param>
public sealed record PublishingSettings(int FilingDays = 30);
