using System.Text.Json.Serialization;

namespace Bellwether.Monitoring;

/// <summary>How somebody hears of alerts.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoticeKind>))]
public enum NoticeKind
{
    /// <summary>An e-mail.</summary>
    Email = 1,

    /// <summary>JSON to an address of one's own, signed by Standard Webhooks.</summary>
    Webhook = 2,

    /// <summary>A message to a Slack channel (incoming webhook).</summary>
    Slack = 3,

    /// <summary>A card to a Teams channel (workflow webhook).</summary>
    Teams = 4,
}

/// <summary>Who hears of new alerts, and when.</summary>
/// <param name="SubscriptionId">Its id.</param>
/// <param name="AgencyId">Whose alerts.</param>
/// <param name="Kind">How.</param>
/// <param name="Address">The e-mail address or the web address.</param>
/// <param name="Language">en or es.</param>
/// <param name="AddedBy">Who added it.</param>
/// <param name="AddedAt">When.</param>
public sealed record Subscription(
    Guid SubscriptionId,
    Guid AgencyId,
    NoticeKind Kind,
    string Address,
    string Language,
    string AddedBy,
    DateTimeOffset AddedAt
)
{
    /// <summary>Only alerts of this service; null: of all.</summary>
    public Guid? ServiceId { get; init; }

    /// <summary>True: once a day all together, at the end of quiet hours (or at 8).</summary>
    public bool Daily { get; init; }

    /// <summary>The local hour (0 to 23) at which quiet begins; null: never quiet.</summary>
    public int? QuietFrom { get; init; }

    /// <summary>The local hour at which quiet ends.</summary>
    public int? QuietTo { get; init; }

    /// <summary>The secret that signs webhooks (whsec_…); it is shown once, when the subscription is added.</summary>
    [JsonIgnore]
    public string? Secret { get; init; }

    /// <summary>The last try that failed, in words; null while all is well.</summary>
    public string? Trouble { get; init; }
}
