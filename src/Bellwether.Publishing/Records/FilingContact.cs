using System.Net.Mail;
using Bellwether.Foundation;

namespace Bellwether.Publishing;

/// <summary>Whom the collecting office may ask about a filing.</summary>
/// <param name="Name">Their name; "" when none is given.</param>
/// <param name="Email">Their e-mail address at work; "" when none is given.</param>
public sealed record FilingContact(string Name = "", string Email = "")
{
    private const int LongestName = 100;
    private const int LongestEmail = 254;

    internal FilingContact Trimmed => new(Name.Trim(), Email.Trim());

    internal IEnumerable<Fault> Check()
    {
        if (Name.Trim().Length > LongestName || Name.Any(char.IsControl))
            yield return new Fault(
                "contact-name",
                $"Write a name of at most {LongestName} characters on one line."
            );
        var email = Email.Trim();
        if (
            email.Length > 0
            && (
                email.Length > LongestEmail
                || email.Any(char.IsWhiteSpace)
                || !MailAddress.TryCreate(email, out var address)
                || address.Address != email
            )
        )
            yield return new Fault(
                "contact-email",
                "Write one e-mail address, such as cx@agency.gov, or leave it empty."
            );
    }
}
