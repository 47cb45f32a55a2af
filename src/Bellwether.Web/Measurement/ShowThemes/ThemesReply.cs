using Bellwether.Measurement;
using Bellwether.Statistics;

namespace Bellwether.Web.Measurement.ShowThemes;

/// <summary>What people write about, as programs read it.</summary>
internal sealed record ThemesReply(
    string Scope,
    string Period,
    string ComparedWith,
    long Comments,
    long CommentsBefore,
    Estimate Unclassified,
    IReadOnlyList<ThemeReply> Themes
)
{
    public static ThemesReply Of(ThemesRead read) =>
        new(
            read.Scope.Name,
            read.Period.Name,
            read.ComparedWith.Name,
            read.Comments,
            read.CommentsBefore,
            read.Unclassified,
            [
                .. read.Themes.Select(theme => new ThemeReply(
                    theme.ThemeId,
                    theme.Name.In(Language.Current.Code),
                    theme.Comments,
                    theme.Share,
                    theme.Before,
                    theme.Change,
                    theme.QValue,
                    theme.Move,
                    theme.Unfavourable
                )),
            ]
        );
}

/// <summary>One theme.</summary>
internal sealed record ThemeReply(
    string Id,
    string Name,
    long Comments,
    Estimate Share,
    Estimate Before,
    Estimate Change,
    double? QValue,
    ThemeMove Move,
    Estimate Unfavourable
);
