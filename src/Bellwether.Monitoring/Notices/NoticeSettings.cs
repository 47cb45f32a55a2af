namespace Bellwether.Monitoring;

/// <summary>How notices leave the machine.</summary>
public sealed record NoticeSettings
{
    /// <summary>Where the pages are, for the links: https://feedback.agency.gov.</summary>
    public string Site { get; init; } = "http://127.0.0.1:5080";

    /// <summary>The mail server; null: no mail is sent, and nobody can be put down for it.</summary>
    public string? MailHost { get; init; }

    /// <summary>Its port.</summary>
    public int MailPort { get; init; } = 25;

    /// <summary>True for STARTTLS.</summary>
    public bool MailTls { get; init; }

    /// <summary>The account there; null: none.</summary>
    public string? MailUser { get; init; }

    /// <summary>Its password.</summary>
    public string? MailPassword { get; init; }

    /// <summary>The sender.</summary>
    public string MailFrom { get; init; } = "bellwether@localhost";

    /// <summary>
    /// True when webhooks may go to plain http and to addresses inside the network. Off by default: whoever may add a webhook
    /// could otherwise make the server knock at doors behind the firewall.
    /// </summary>
    public bool AllowInside { get; init; }
}
