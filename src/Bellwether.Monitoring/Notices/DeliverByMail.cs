namespace Bellwether.Monitoring;

/// <summary>Delivers by SMTP, as plain text.</summary>
internal sealed class DeliverByMail(SendLetter send) : IDeliver
{
    public bool Delivers(NoticeKind kind) => kind == NoticeKind.Email;

    public Task Deliver(Notice notice, CancellationToken cancel) =>
        send.Run(
            new Letter(
                notice.NoticeId,
                notice.Subscription.Address,
                NoticeWords.Subject(notice),
                NoticeWords.Text(notice)
            ),
            cancel
        );
}
