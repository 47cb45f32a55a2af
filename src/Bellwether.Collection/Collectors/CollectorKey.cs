using System.Buffers;
using System.Security.Cryptography;

namespace Bellwether.Collection;

/// <summary>The key in a collector's public address.</summary>
internal static class CollectorKey
{
    private const int Longest = 60;
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "0123456789abcdefghijklmnopqrstuvwxyz-"
    );

    /// <summary>Eight characters (40 random bits) that nobody guesses by trying, in letters that cannot be misread.</summary>
    public static string New() =>
        string.Create(
            8,
            0,
            static (key, _) =>
            {
                for (var i = 0; i < key.Length; i++)
                    key[i] = Alphabet[RandomNumberGenerator.GetInt32(Alphabet.Length)];
            }
        );

    /// <summary>For a form that is reached by its link only: 26 characters (130 random bits).</summary>
    public static string NewSecret() => RandomNumberGenerator.GetString(Alphabet, 26);

    /// <summary>True for small letters, digits and single hyphens, 3 to 60 characters.</summary>
    public static bool IsKey(string key) =>
        key.Length is >= 3 and <= Longest
        && !key.AsSpan().ContainsAnyExcept(Allowed)
        && key[0] != '-'
        && key[^1] != '-'
        && !key.Contains("--", StringComparison.Ordinal);
}
