using System.Globalization;
using System.Security.Cryptography;

namespace Bellwether.Web.Collection.AnswerForm;

/// <summary>One showing of a form. A repeat of its id is the same answer; the time only tells how fast it was, and is not kept.</summary>
/// <param name="Id">Random; the answer's external id.</param>
/// <param name="ShownAt">When the form was shown, to the second, or null when not known.</param>
internal readonly record struct Visit(string Id, DateTimeOffset? ShownAt)
{
    private const int IdLength = 26;
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Longest text of a visit: the id, a hyphen and the seconds.</summary>
    public const int LongestText = IdLength + 1 + 12;

    /// <summary>Writes a new visit into the span and returns its length.</summary>
    public static int New(DateTimeOffset now, Span<byte> text)
    {
        Span<byte> random = stackalloc byte[IdLength];
        RandomNumberGenerator.Fill(random);
        for (var i = 0; i < IdLength; i++)
        {
            text[i] = (byte)Alphabet[random[i] & 31];
        }
        text[IdLength] = (byte)'-';
        now.ToUnixTimeSeconds()
            .TryFormat(
                text[(IdLength + 1)..],
                out var digits,
                provider: CultureInfo.InvariantCulture
            );
        return IdLength + 1 + digits;
    }

    /// <summary>Reads what a form carried; an unreadable one gets a new id, so that the answer is still taken.</summary>
    public static Visit Read(string? text, DateTimeOffset now)
    {
        if (
            text is null
            || text.Length is <= IdLength + 1 or > LongestText
            || text[IdLength] != '-'
            || text.AsSpan(0, IdLength).ContainsAnyExcept(Alphabet)
            || !long.TryParse(
                text.AsSpan(IdLength + 1),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var seconds
            )
        )
        {
            Span<byte> fresh = stackalloc byte[LongestText];
            New(now, fresh);
            return new Visit(System.Text.Encoding.ASCII.GetString(fresh[..IdLength]), null);
        }
        var age = now.ToUnixTimeSeconds() - seconds;
        return new Visit(
            text[..IdLength],
            age is >= 0 and < 86_400 * 30 ? now.AddSeconds(-age) : null
        );
    }

    /// <summary>The text that a form carries.</summary>
    public string Text =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Id}-{(ShownAt ?? DateTimeOffset.UnixEpoch).ToUnixTimeSeconds()}"
        );
}
