using Bellwether.Foundation;

namespace Bellwether.Access;

/// <summary>What a name, an address and a password must be.</summary>
/// <remarks>Passwords follow NIST SP 800-63B-4: long, no rules about kinds of characters, not one that everybody tries.</remarks>
internal static class PersonRules
{
    public const int ShortestPassword = 12;
    private const int LongestPassword = 128;
    private const int LongestText = 200;

    private static readonly string[] TriedFirst =
    [
        "password",
        "passw0rd",
        "qwerty",
        "123456",
        "abcdef",
        "letmein",
        "welcome",
        "bellwether",
        "changeme",
        "administrator",
    ];

    public static string Tidy(string? address) => (address ?? "").Trim();

    public static IEnumerable<Fault> Check(string? name, string? email)
    {
        if (
            string.IsNullOrWhiteSpace(name)
            || name.Length > LongestText
            || name.Any(char.IsControl)
        )
            yield return new Fault("name", "Write the person's name.");
        if (!IsAddress(Tidy(email)))
            yield return new Fault("email", "Write an email address, such as ana.ruiz@agency.gov.");
    }

    /// <summary>The fault of a new password, or null when it is good.</summary>
    public static Fault? CheckPassword(string password, string? email)
    {
        if (password.Length is < ShortestPassword or > LongestPassword)
            return new Fault(
                "password",
                $"Use {ShortestPassword} to {LongestPassword} characters. A few words in a row are easy to keep in mind."
            );
        var plain = password.ToLowerInvariant();
        var local = Tidy(email).Split('@')[0].ToLowerInvariant();
        if (local.Length >= 4)
            plain = plain.Replace(local, "", StringComparison.Ordinal);
        foreach (var word in TriedFirst)
            plain = plain.Replace(word, "", StringComparison.Ordinal);
        // What is left is what a guesser would really have to guess.
        return plain.Length < 6 || plain.Distinct().Count() < 4
            ? new Fault(
                "password",
                "This is one of the first passwords a stranger would try. Choose words that others would not."
            )
            : null;
    }

    private static bool IsAddress(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return address.Length <= LongestText
            && at > 0
            && at == address.LastIndexOf('@')
            && at < address.Length - 1
            && !address.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter));
    }
}
