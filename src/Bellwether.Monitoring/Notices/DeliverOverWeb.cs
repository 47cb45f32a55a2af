using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bellwether.Monitoring;

/// <summary>Delivers to web addresses: signed JSON, a Slack message, a Teams card.</summary>
internal sealed class DeliverOverWeb : IDeliver, IDisposable
{
    private readonly HttpClient client;

    public DeliverOverWeb(NoticeSettings settings) =>
        client = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                ConnectCallback = (context, cancel) =>
                    Connect(context.DnsEndPoint, settings.AllowInside, cancel),
            }
        )
        {
            Timeout = TimeSpan.FromSeconds(20),
        };

    public bool Delivers(NoticeKind kind) => kind != NoticeKind.Email;

    public void Dispose() => client.Dispose();

    public async Task Deliver(Notice notice, CancellationToken cancel)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(Body(notice));
        using var request = new HttpRequestMessage(HttpMethod.Post, notice.Subscription.Address)
        {
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new("application/json");
        if (notice.Subscription is { Kind: NoticeKind.Webhook, Secret: { } secret })
        {
            request.Headers.Add("webhook-id", notice.NoticeId);
            request.Headers.Add(
                "webhook-timestamp",
                notice.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)
            );
            request.Headers.Add(
                "webhook-signature",
                SignWebhook.Run(secret, notice.NoticeId, notice.At, body)
            );
        }
        try
        {
            using var response = await client.SendAsync(request, cancel);
            if (!response.IsSuccessStatusCode)
                throw new DeliveryException(
                    $"{request.RequestUri!.Host} answered {(int)response.StatusCode}."
                );
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            cancel.ThrowIfCancellationRequested();
            throw new DeliveryException(
                $"{request.RequestUri!.Host} could not be reached: {error.InnerException?.Message ?? error.Message}",
                error
            );
        }
    }

    internal static JsonNode Body(Notice notice) =>
        notice.Subscription.Kind switch
        {
            NoticeKind.Slack => new JsonObject
            {
                ["text"] = $"{NoticeWords.Subject(notice)}\n{NoticeWords.Text(notice)}",
            },
            NoticeKind.Teams => Card(notice),
            _ => new JsonObject
            {
                ["type"] = "alert.raised",
                ["timestamp"] = notice.At.ToString("O", CultureInfo.InvariantCulture),
                ["data"] = new JsonObject
                {
                    ["alerts"] = new JsonArray([
                        .. notice.Alerts.Select(alert => Data(notice, alert)),
                    ]),
                },
            },
        };

    private static JsonObject Data(Notice notice, NamedAlert named) =>
        new()
        {
            ["id"] = named.Alert.AlertId,
            ["service"] = named.Service,
            ["serviceId"] = named.Alert.ServiceId,
            ["raisedOn"] = named.Alert.RaisedOn.ToString("O", CultureInfo.InvariantCulture),
            ["url"] = NoticeWords.Link(notice, named),
            ["signals"] = new JsonArray([
                .. named.Alert.Signals.Select(signal => new JsonObject
                {
                    ["kind"] = signal.Kind == SignalKind.Silence ? "silence" : "fall",
                    ["measure"] = signal.Stream.Measure,
                    ["channel"] = signal.Stream.Channel,
                    ["since"] = signal.Since.ToString("O", CultureInfo.InvariantCulture),
                    ["usualShare"] = signal.UsualShare,
                    ["usualAnswers"] = signal.UsualAnswers,
                    ["favourableSince"] = signal.FavourableSince,
                    ["answersSince"] = signal.AnswersSince,
                    ["sentence"] = SignalSentences.Say(signal).In(notice.Subscription.Language),
                }),
            ]),
        };

    private static JsonObject Card(Notice notice) =>
        new()
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(
                new JsonObject
                {
                    ["contentType"] = "application/vnd.microsoft.card.adaptive",
                    ["content"] = new JsonObject
                    {
                        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
                        ["type"] = "AdaptiveCard",
                        ["version"] = "1.4",
                        ["body"] = new JsonArray([
                            Block(NoticeWords.Subject(notice), "Bolder"),
                            .. notice.Alerts.Select(alert =>
                                Block(NoticeWords.Text(notice, alert), "Default")
                            ),
                        ]),
                    },
                }
            ),
        };

    private static JsonObject Block(string text, string weight) =>
        new()
        {
            ["type"] = "TextBlock",
            ["text"] = text,
            ["weight"] = weight,
            ["wrap"] = true,
        };

    // The address is looked up once and that very address is used, so that a name cannot point elsewhere a moment later.
    private static async ValueTask<Stream> Connect(
        DnsEndPoint to,
        bool allowInside,
        CancellationToken cancel
    )
    {
        var addresses = await Dns.GetHostAddressesAsync(to.Host, cancel);
        var address =
            addresses.FirstOrDefault(each => allowInside || !InsideAddress.Is(each))
            ?? throw new HttpRequestException(
                $"{to.Host} lies inside the network. Set Bellwether:Monitoring:AllowInside to allow it."
            );
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, to.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
