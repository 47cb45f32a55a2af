using System.Globalization;

namespace Bellwether.Responses;

/// <summary>Reads comments as staff may read them, latest first: of reportable responses, of collectors whose settings are approved, and
/// only what redaction has passed.</summary>
public sealed class ReadComments
{
    private readonly PromisedWords words;

    internal ReadComments(PromisedWords words) => this.words = words;

    /// <summary>The latest comments of some collectors.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="collectorIds">Of which collectors.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="before">Only those before this place: the place of the last one of the page before.</param>
    /// <param name="cancel">Stops the read.</param>
    public async Task<IReadOnlyList<Comment>> Run(
        Guid agencyId,
        IReadOnlyCollection<Guid> collectorIds,
        int most,
        CommentPlace? before = null,
        CancellationToken cancel = default
    )
    {
        var found = await words.Read(
            new CommentQuery(agencyId, collectorIds, most) { Before = before },
            cancel
        );
        return [.. found.Select(each => each.Comment)];
    }
}

/// <summary>A comment as it may be shown.</summary>
/// <param name="CollectorId">Where it came in.</param>
/// <param name="VersionId">The version that was answered.</param>
/// <param name="Place">Its place among comments: day, response, item.</param>
/// <param name="Words">The redacted words.</param>
/// <param name="Language">Language code, or "".</param>
/// <param name="Favourable">Whether the trust answer of the same response was favourable; null when it was not asked or answered.</param>
public sealed record Comment(
    Guid CollectorId,
    Guid VersionId,
    CommentPlace Place,
    string Words,
    string Language,
    bool? Favourable
)
{
    /// <summary>The local day of the response.</summary>
    public DateOnly Day => Place.Day;
}

/// <summary>Where a comment stands in time; its text is a cursor for pages.</summary>
/// <param name="Day">The local day.</param>
/// <param name="ResponseId">The response.</param>
/// <param name="ItemIndex">The item it answers.</param>
public readonly record struct CommentPlace(DateOnly Day, Guid ResponseId, int ItemIndex)
    : IComparable<CommentPlace>
{
    /// <inheritdoc />
    public int CompareTo(CommentPlace other)
    {
        var order = Day.CompareTo(other.Day);
        if (order == 0)
            order = ResponseId.CompareTo(other.ResponseId);
        return order == 0 ? ItemIndex.CompareTo(other.ItemIndex) : order;
    }

    /// <summary>The place as a cursor.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Day:yyyyMMdd}-{ResponseId:N}-{ItemIndex}");

    /// <summary>Reads a cursor; null when it is not one.</summary>
    public static CommentPlace? Read(string? cursor) =>
        cursor?.Split('-') is [var day, var id, var item]
        && DateOnly.TryParseExact(
            day,
            "yyyyMMdd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var onDay
        )
        && Guid.TryParseExact(id, "N", out var responseId)
        && int.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out var itemIndex)
            ? new CommentPlace(onDay, responseId, itemIndex)
            : null;

    /// <summary>Earlier than.</summary>
    public static bool operator <(CommentPlace left, CommentPlace right) =>
        left.CompareTo(right) < 0;

    /// <summary>Later than.</summary>
    public static bool operator >(CommentPlace left, CommentPlace right) =>
        left.CompareTo(right) > 0;

    /// <summary>Not later than.</summary>
    public static bool operator <=(CommentPlace left, CommentPlace right) =>
        left.CompareTo(right) <= 0;

    /// <summary>Not earlier than.</summary>
    public static bool operator >=(CommentPlace left, CommentPlace right) =>
        left.CompareTo(right) >= 0;
}
