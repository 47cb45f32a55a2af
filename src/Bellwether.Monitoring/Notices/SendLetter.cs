using System.Net;
using System.Net.Mail;
using System.Text;

namespace Bellwether.Monitoring;

/// <summary>A letter by mail, as plain text.</summary>
/// <param name="LetterId">Its id: a receiver that gets it twice sees one.</param>
/// <param name="Address">To whom.</param>
/// <param name="Subject">What about.</param>
/// <param name="Words">The words.</param>
public sealed record Letter(string LetterId, string Address, string Subject, string Words);

/// <summary>Sends letters by SMTP through the server that is set.</summary>
public sealed class SendLetter
{
    private const int TimeoutMilliseconds = 20_000;
    private readonly NoticeSettings settings;

    internal SendLetter(NoticeSettings settings) => this.settings = settings;

    /// <summary>Sends it; throws <see cref="DeliveryException"/> with a sentence for people when it cannot now.</summary>
    public async Task Run(Letter letter, CancellationToken cancel = default)
    {
        if (settings.MailHost is null)
            throw new DeliveryException("No mail server is set (Bellwether:Mail:Host).");
        using var client = new SmtpClient(settings.MailHost, settings.MailPort)
        {
            EnableSsl = settings.MailTls,
            Timeout = TimeoutMilliseconds,
            Credentials = settings.MailUser is null
                ? null
                : new NetworkCredential(settings.MailUser, settings.MailPassword),
        };
        try
        {
            using var message = new MailMessage(settings.MailFrom, letter.Address)
            {
                Subject = letter.Subject,
                Body = letter.Words,
                SubjectEncoding = Encoding.UTF8,
                BodyEncoding = Encoding.UTF8,
            };
            // A receiver that got it twice sees one thread; nobody answers a machine automatically.
            message.Headers.Add("Message-ID", $"<{letter.LetterId}@bellwether>");
            message.Headers.Add("Auto-Submitted", "auto-generated");
            await client.SendMailAsync(message, cancel);
        }
        catch (FormatException error)
        {
            throw new DeliveryException("This is not an address mail can go to.", error);
        }
        catch (SmtpException error)
        {
            throw new DeliveryException(
                $"The mail server {settings.MailHost} did not take it: {error.Message}",
                error
            );
        }
    }
}
