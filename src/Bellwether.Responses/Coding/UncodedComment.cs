using System.Data.Common;
using Bellwether.Text.Themes;

namespace Bellwether.Responses;

/// <summary>A comment with what is needed to code it, and what it was coded as before.</summary>
internal sealed record UncodedComment(
    CommentPlace Place,
    Guid VersionId,
    string Words,
    string Language,
    bool? Favourable,
    string Channel
)
{
    /// <summary>Feeling and themes before; null when it is coded for the first time.</summary>
    public (int? Feeling, string Themes)? Before { get; init; }

    /// <summary>Columns: day, response, item, version, redacted, language, favourable, slice, coder, feeling, themes.</summary>
    public static UncodedComment Read(DbDataReader reader) =>
        new(
            new CommentPlace(
                DateOnly.FromDayNumber((int)reader.GetInt64(0)),
                CellStore.Id(reader, 1),
                (int)reader.GetInt64(2)
            ),
            CellStore.Id(reader, 3),
            reader.GetString(4),
            reader.GetString(5),
            reader.IsDBNull(6) ? null : reader.GetInt64(6) != 0,
            reader.IsDBNull(7) ? "" : Slice.Read(reader.GetString(7)).Channel
        )
        {
            Before = reader.IsDBNull(8)
                ? null
                : (reader.IsDBNull(9) ? null : (int)reader.GetInt64(9), reader.GetString(10)),
        };
}

/// <summary>A comment with its codes.</summary>
internal sealed record CodedComment(UncodedComment Comment, CodedWords Codes)
{
    /// <summary>True when it had other codes before.</summary>
    public bool IsChanged =>
        Comment.Before is { } before
        && (before.Feeling != Codes.Feeling || before.Themes != ThemeList.Write(Codes.Themes));
}

/// <summary>Which comments are due: after a place, of one collector, not yet coded under this stamp.</summary>
internal sealed record DueQuery(Guid AgencyId, Guid CollectorId, CommentPlace After, int Most)
{
    /// <summary>Coded under a smaller stamp is due again.</summary>
    public long BelowStamp { get; init; }

    /// <summary>Only up to this day.</summary>
    public DateOnly Last { get; init; } = DateOnly.MaxValue;
}
