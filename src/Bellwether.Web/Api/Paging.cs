using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Bellwether.Foundation;

namespace Bellwether.Web.Api;

/// <summary>A page of a list.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">The cursor of the next page, to be sent back as it is; null when there are no more.</param>
public sealed record PageReply<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Which page, as it stands in the address.</summary>
internal sealed record PageWanted(string? Limit, string? Cursor);

/// <summary>Which page is asked for.</summary>
/// <param name="Limit">How many rows at most.</param>
/// <param name="After">The place to go on from; null: from the beginning.</param>
internal sealed record PageAsked<TPlace>(int Limit, TPlace? After)
    where TPlace : struct;

/// <summary>Reads limit and cursor. A cursor means nothing to who holds it; it stays good while rows arrive.</summary>
internal static class Paging
{
    public const int Usual = 100;
    public const int Most = 1000;

    public static Outcome<PageAsked<TPlace>> Read<TPlace>(
        string? limit,
        string? cursor,
        Func<string, TPlace?> read
    )
        where TPlace : struct
    {
        var most = Usual;
        if (
            !string.IsNullOrEmpty(limit)
            && (
                !int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out most)
                || most is < 1 or > Most
            )
        )
            return new Refusal(
                "request.limit",
                RefusalKind.Invalid,
                $"“limit” must be a whole number from 1 to {Most}."
            ).About("limit");
        if (string.IsNullOrEmpty(cursor))
            return new PageAsked<TPlace>(most, null);
        return read(cursor) is { } place
            ? new PageAsked<TPlace>(most, place)
            : new Refusal(
                "request.cursor",
                RefusalKind.Invalid,
                "This is not a cursor of ours. Send back “next” of the page before, unchanged, or leave it out to begin again."
            ).About("cursor");
    }

    /// <summary>A page of a list that is in memory, in the order of a key that no two rows share.</summary>
    public static Outcome<PageReply<T>> Of<T>(
        IEnumerable<T> rows,
        Func<T, string> key,
        string? limit,
        string? cursor
    )
    {
        var asked = Read(limit, cursor, Key);
        if (!asked.IsDone)
            return asked.Refusal;
        var after = asked.Value.After?.Text;
        var some = rows.OrderBy(key, StringComparer.Ordinal)
            .Where(row => after is null || string.CompareOrdinal(key(row), after) > 0)
            .Take(asked.Value.Limit + 1)
            .ToList();
        var more = some.Count > asked.Value.Limit;
        if (more)
            some.RemoveAt(some.Count - 1);
        return new PageReply<T>(some, more ? Cursor(key(some[^1])) : null);
    }

    private static string Cursor(string key) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes("k" + key));

    private static KeyPlace? Key(string cursor)
    {
        if (!Base64Url.IsValid(cursor))
            return null;
        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        return text.StartsWith('k') ? new KeyPlace(text[1..]) : null;
    }

    private readonly record struct KeyPlace(string Text);
}
