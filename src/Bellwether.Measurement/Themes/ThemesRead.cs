using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;
using Bellwether.Statistics;

namespace Bellwether.Measurement;

/// <summary>Which themes are asked for.</summary>
/// <param name="AgencyId">Whose.</param>
/// <param name="Scope">Whose comments.</param>
/// <param name="Period">The period.</param>
/// <param name="Before">The period it is compared with.</param>
public sealed record ThemesQuery(Guid AgencyId, Scope Scope, Period Period, Period Before)
{
    /// <summary>Who reads.</summary>
    public CommentReader Reader { get; init; } = CommentReader.Staff;

    /// <summary>When a theme is called rising or falling.</summary>
    public VerdictRule Rule { get; init; } = VerdictRule.Default;
}

/// <summary>Whether people write more or less of a theme.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ThemeMove>))]
public enum ThemeMove
{
    /// <summary>More, beyond chance over all themes together, and by enough to matter.</summary>
    Rising,

    /// <summary>Less, likewise.</summary>
    Falling,

    /// <summary>Any change is too small to matter.</summary>
    NoDetectableChange,

    /// <summary>Too few comments to tell.</summary>
    CannotTellYet,
}

/// <summary>One theme in one period.</summary>
/// <param name="ThemeId">Its id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Comments">Comments about it in the period.</param>
/// <param name="Share">Their share of all coded comments.</param>
/// <param name="Before">The share in the period before.</param>
/// <param name="Change">The change of the share, with its interval.</param>
/// <param name="QValue">The p-value of no change, adjusted over all themes (Benjamini and Hochberg); null when there is none.</param>
/// <param name="Move">What may be said of the change.</param>
/// <param name="Unfavourable">Of those about it whose answer is known: the share that was not favourable.</param>
/// <param name="Negative">Of those about it whose feeling can be told: the share that feels bad (1 or 2 of 5).</param>
public sealed record ThemeFigure(
    string ThemeId,
    LocalText Name,
    long Comments,
    Estimate Share,
    Estimate Before,
    Estimate Change,
    double? QValue,
    ThemeMove Move,
    Estimate Unfavourable,
    Estimate Negative
);

/// <summary>One theme in a channel or a month.</summary>
/// <param name="Name">The channel's code, or the month.</param>
/// <param name="Share">Its share of the coded comments there.</param>
public sealed record ThemePart(string Name, Estimate Share);

/// <summary>What people write about.</summary>
/// <param name="Scope">Whose comments.</param>
/// <param name="Period">The period.</param>
/// <param name="ComparedWith">The period before.</param>
/// <param name="Comments">Coded comments in the period.</param>
/// <param name="CommentsBefore">Coded comments in the period before.</param>
/// <param name="Unclassified">The share that is about none of the themes.</param>
/// <param name="Feelings">The share of each feeling, 1 to 5, of those whose feeling can be told.</param>
/// <param name="Themes">The themes, those most written about first; those nobody wrote about in either period are left out.</param>
public sealed record ThemesRead(
    Scope Scope,
    Period Period,
    Period ComparedWith,
    long Comments,
    long CommentsBefore,
    Estimate Unclassified,
    ImmutableArray<Estimate> Feelings,
    ImmutableArray<ThemeFigure> Themes
)
{
    /// <summary>More than this share without a theme is too much: the dictionary misses something.</summary>
    public const double MostUnclassified = 0.25;

    /// <summary>True when too much is unclassified.</summary>
    public bool MissesTooMuch => Unclassified.Value > MostUnclassified;
}

/// <summary>One theme over time and by channel.</summary>
/// <param name="All">All themes of the period.</param>
/// <param name="Figure">This one; null when nobody wrote about it in either period.</param>
/// <param name="Months">Its share in each of the last twelve months.</param>
/// <param name="Channels">Its share in each channel of the period.</param>
public sealed record ThemeOverTime(
    ThemesRead All,
    ThemeFigure? Figure,
    ImmutableArray<ThemePart> Months,
    ImmutableArray<ThemePart> Channels
);
