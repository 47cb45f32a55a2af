using System.Net;
using System.Net.Mail;
using System.Text;

namespace Bellwether.Monitoring;

/// <summary>Delivers by SMTP, as plain text.</summary>
internal sealed class DeliverByMail(NoticeSettings settings) : IDeliver
{
    private const int TimeoutMilliseconds = 20_000;

    public bool Delivers(NoticeKind kind) => kind == NoticeKind.Email;

    public async Task Deliver(Notice notice, CancellationToken cancel)
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
        using var message = new MailMessage(settings.MailFrom, notice.Subscription.Address)
        {
            Subject = NoticeWords.Subject(notice),
            Body = NoticeWords.Text(notice),
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
        };
        // A receiver that got it twice sees one thread; nobody answers a machine automatically.
        message.Headers.Add("Message-ID", $"<{notice.NoticeId}@bellwether>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        try
        {
            await client.SendMailAsync(message, cancel);
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
