using System.Net.Mail;
using System.Security.Cryptography;
using Bellwether.Foundation;
using Bellwether.Organization;

namespace Bellwether.Monitoring;

/// <summary>Who is to hear of alerts.</summary>
/// <param name="Kind">How.</param>
/// <param name="Address">The e-mail address or web address.</param>
/// <param name="Language">en or es.</param>
public sealed record NewSubscription(NoticeKind Kind, string? Address, string Language = "en")
{
    /// <summary>Only alerts of this service; null: of all.</summary>
    public Guid? ServiceId { get; init; }

    /// <summary>Once a day all together.</summary>
    public bool Daily { get; init; }

    /// <summary>The local hour at which quiet begins; null: never quiet.</summary>
    public int? QuietFrom { get; init; }

    /// <summary>The local hour at which quiet ends.</summary>
    public int? QuietTo { get; init; }
}

/// <summary>Puts somebody down for alerts.</summary>
public sealed class Subscribe
{
    private const int SecretBytes = 32;
    private const int LongestAddress = 500;

    private readonly SubscriptionStore store;
    private readonly ListServices services;
    private readonly NoticeSettings settings;
    private readonly TimeProvider time;

    internal Subscribe(
        SubscriptionStore store,
        ListServices services,
        NoticeSettings settings,
        TimeProvider time
    )
    {
        this.store = store;
        this.services = services;
        this.settings = settings;
        this.time = time;
    }

    /// <summary>Puts them down. A webhook comes back with its secret, which is never shown again.</summary>
    public async Task<Outcome<Subscription>> Run(
        Actor actor,
        NewSubscription wanted,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var faults = Faults(wanted).ToList();
        if (
            wanted.ServiceId is { } only
            && (await services.Run(actor.AgencyId, cancel: cancel)).All(service =>
                service.ServiceId != only
            )
        )
            faults.Add(new("service", "Choose one of the agency's services, or all of them."));
        if (faults.Count > 0)
            return Refusals.Incomplete([.. faults]);
        var now = time.GetUtcNow();
        var subscription = new Subscription(
            Ids.New(time),
            actor.AgencyId,
            wanted.Kind,
            wanted.Address!.Trim(),
            wanted.Language == "es" ? "es" : "en",
            actor.Name,
            now
        )
        {
            ServiceId = wanted.ServiceId,
            Daily = wanted.Daily,
            QuietFrom = wanted.QuietFrom,
            QuietTo = wanted.QuietTo,
            Secret =
                wanted.Kind == NoticeKind.Webhook
                    ? SignWebhook.Prefix
                        + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes))
                    : null,
        };
        await store.Add(subscription, cancel);
        return subscription;
    }

    private IEnumerable<Fault> Faults(NewSubscription wanted)
    {
        if (!Enum.IsDefined(wanted.Kind))
            yield return new("kind", "Choose how they are to hear of alerts.");
        else if (wanted.Kind == NoticeKind.Email && settings.MailHost is null)
            yield return new(
                "kind",
                "This installation sends no mail yet. Whoever runs it sets Bellwether:Mail:Host."
            );
        else if (AddressFault(wanted) is { } fault)
            yield return new("address", fault);
        if ((wanted.QuietFrom is null) != (wanted.QuietTo is null))
            yield return new("quietFrom", "Give both ends of the quiet hours, or neither.");
        if (wanted.QuietFrom is < 0 or > 23 || wanted.QuietTo is < 0 or > 23)
            yield return new("quietFrom", "Give whole hours from 0 to 23.");
        if (wanted.QuietFrom is { } from && from == wanted.QuietTo)
            yield return new("quietTo", "Quiet hours that end when they begin would never end.");
    }

    private string? AddressFault(NewSubscription wanted)
    {
        var address = wanted.Address?.Trim() ?? "";
        if (address.Length is 0 or > LongestAddress)
            return wanted.Kind == NoticeKind.Email
                ? "Give an e-mail address, such as name@agency.gov."
                : "Give the web address the notices are to go to.";
        if (wanted.Kind == NoticeKind.Email)
            return MailAddress.TryCreate(address, out var mail) && mail.Address == address
                ? null
                : "This is no e-mail address. Write it like name@agency.gov.";
        if (
            !Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || uri.UserInfo.Length > 0
            || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)
        )
            return "This is no web address. Write it whole, beginning with https://.";
        return uri.Scheme == Uri.UriSchemeHttps || settings.AllowInside
            ? null
            : "Use an address that begins with https://, so that nobody can read along.";
    }
}

/// <summary>Takes somebody off the list for alerts.</summary>
public sealed class Unsubscribe
{
    private readonly SubscriptionStore store;

    internal Unsubscribe(SubscriptionStore store) => this.store = store;

    /// <summary>Takes them off; what waited for them is dropped.</summary>
    public async Task<Outcome<Nothing>> Run(
        Actor actor,
        Guid subscriptionId,
        CancellationToken cancel = default
    ) =>
        await store.Remove(actor.AgencyId, subscriptionId, cancel) == 0
            ? Refusals.NoSubscription
            : default(Nothing);
}

/// <summary>Who hears of alerts.</summary>
public sealed class ListSubscriptions
{
    private readonly SubscriptionStore store;

    internal ListSubscriptions(SubscriptionStore store) => this.store = store;

    /// <summary>All of the agency, the oldest first, without their secrets.</summary>
    public async Task<IReadOnlyList<Subscription>> Run(
        Guid agencyId,
        CancellationToken cancel = default
    ) =>
        [
            .. (await store.List(agencyId, cancel)).Select(subscription =>
                subscription with
                {
                    Secret = null,
                }
            ),
        ];
}
