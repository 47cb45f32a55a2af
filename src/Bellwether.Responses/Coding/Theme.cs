using System.Collections.Immutable;
using Bellwether.Instruments;
using Bellwether.Text.Themes;

namespace Bellwether.Responses;

/// <summary>A theme of the dictionary.</summary>
/// <param name="ThemeId">Its id, which never changes.</param>
/// <param name="Name">What it is called.</param>
/// <param name="English">Words and phrases that name it in English; a star stands for any ending.</param>
/// <param name="Spanish">The same in Spanish, without accents.</param>
/// <param name="Learned">Labels of the trained model that mean it.</param>
public sealed record Theme(
    string ThemeId,
    LocalText Name,
    ImmutableArray<string> English,
    ImmutableArray<string> Spanish,
    ImmutableArray<string> Learned
)
{
    /// <summary>False when the agency does not code it.</summary>
    public bool IsUsed { get; init; } = true;

    /// <summary>True when the agency changed or added it: an update of the pack never touches it.</summary>
    public bool IsOwn { get; init; }

    /// <summary>True when it is praise.</summary>
    public bool IsPraise { get; init; }

    internal ThemeSeeds Seeds =>
        new(ThemeId, [.. English, .. Spanish], Learned) { IsPraise = IsPraise };
}
