using System.Net;
using System.Text.Json;
using Bellwether.Foundation.Events;
using Bellwether.Testing;

namespace Bellwether.Monitoring.Tests;

public sealed class NoticeTests : IAsyncLifetime
{
    private readonly MailReceiver mail = new();
    private readonly WebReceiver web = new();
    private World world = null!;

    public async ValueTask InitializeAsync() =>
        world = await World.Open(
            new NoticeSettings
            {
                Site = "https://feedback.works.gov",
                MailHost = "127.0.0.1",
                MailPort = mail.Port,
                MailFrom = "bellwether@works.gov",
                AllowInside = true,
            }
        );

    public async ValueTask DisposeAsync()
    {
        mail.Dispose();
        web.Dispose();
        await world.DisposeAsync();
    }

    [Fact]
    public async Task A_new_alert_goes_out_by_mail_once()
    {
        await Subscribe(NoticeKind.Email, "desk@works.gov");

        await Raise();
        var first = await world.Get<SendNotices>().Run();
        var second = await world.Get<SendNotices>().Run();

        Assert.Equal(new NoticeReport(1, 0), first);
        Assert.Equal(new NoticeReport(0, 0), second);
        var got = Assert.Single(mail.Mails);
        Assert.Contains("desk@works.gov", got, StringComparison.Ordinal);
        Assert.Contains("Getting a permit", got, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated", got, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_is_signed_so_that_its_receiver_can_check_it()
    {
        var subscription = await Subscribe(NoticeKind.Webhook, web.Address);

        await Raise();
        await world.Get<SendNotices>().Run();

        var (headers, body) = Assert.Single(web.Got);
        var at = DateTimeOffset.FromUnixTimeSeconds(
            long.Parse(
                headers["webhook-timestamp"]!,
                System.Globalization.CultureInfo.InvariantCulture
            )
        );
        Assert.Equal(
            SignWebhook.Run(subscription.Secret!, headers["webhook-id"]!, at, body),
            headers["webhook-signature"]
        );
        var said = JsonDocument.Parse(body).RootElement;
        Assert.Equal("alert.raised", said.GetProperty("type").GetString());
        var alert = said.GetProperty("data").GetProperty("alerts")[0];
        Assert.Equal("Getting a permit", alert.GetProperty("service").GetString());
        Assert.StartsWith(
            "https://feedback.works.gov/act/alerts/",
            alert.GetProperty("url").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal(80, alert.GetProperty("signals")[0].GetProperty("answersSince").GetInt64());
    }

    [Fact]
    public void The_signature_is_that_of_the_specification()
    {
        // standardwebhooks.com, the example of its reference libraries.
        var at = DateTimeOffset.FromUnixTimeSeconds(1614265330);

        var signature = SignWebhook.Run(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            at,
            "{\"test\": 2432232314}"u8
        );

        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signature);
    }

    [Fact]
    public async Task Slack_and_Teams_get_the_shape_they_read()
    {
        await Subscribe(NoticeKind.Slack, web.Address);
        await Subscribe(NoticeKind.Teams, web.Address);

        await Raise();
        await world.Get<SendNotices>().Run();

        var bodies = web.Got.Select(got => JsonDocument.Parse(got.Body).RootElement).ToList();
        Assert.Contains(
            bodies,
            body =>
                body.TryGetProperty("text", out var text)
                && text.GetString()!.Contains("usual is", StringComparison.Ordinal)
        );
        Assert.Contains(
            bodies,
            body =>
                body.TryGetProperty("attachments", out var attachments)
                && attachments[0].GetProperty("contentType").GetString()
                    == "application/vnd.microsoft.card.adaptive"
        );
        Assert.All(web.Got, got => Assert.Null(got.Headers["webhook-signature"]));
    }

    [Fact]
    public async Task What_fails_is_tried_again_and_says_why_until_it_is_given_up()
    {
        await Subscribe(NoticeKind.Webhook, web.Address);
        web.Answer = 503;
        await Raise();

        Assert.Equal(new NoticeReport(0, 1), await world.Get<SendNotices>().Run());
        Assert.Equal("127.0.0.1 answered 503.", (await Listed()).Trouble);
        Assert.Equal(new NoticeReport(0, 0), await world.Get<SendNotices>().Run());

        web.Answer = 200;
        world.Time.Move(TimeSpan.FromMinutes(2));
        Assert.Equal(new NoticeReport(1, 0), await world.Get<SendNotices>().Run());
        Assert.Null((await Listed()).Trouble);
        Assert.Equal(web.Got.First().Headers["webhook-id"], web.Got.Last().Headers["webhook-id"]);
    }

    [Fact]
    public async Task It_is_given_up_after_a_day()
    {
        await Subscribe(NoticeKind.Webhook, web.Address);
        web.Answer = 500;
        await Raise();

        for (var i = 0; i < 20; i++)
        {
            await world.Get<SendNotices>().Run();
            world.Time.Move(TimeSpan.FromHours(16));
        }

        Assert.Equal(7, web.Got.Count);
        Assert.NotNull((await Listed()).Trouble);
    }

    [Fact]
    public async Task Quiet_hours_hold_it_back_and_a_digest_puts_a_day_together()
    {
        // It is 10 in the morning in the agency.
        await Subscribe(NoticeKind.Slack, web.Address, quietFrom: 8, quietTo: 12);
        await Subscribe(NoticeKind.Email, "daily@works.gov", daily: true);
        await Raise();

        Assert.Equal(new NoticeReport(0, 0), await world.Get<SendNotices>().Run());
        world.Time.Move(TimeSpan.FromHours(2));
        Assert.Equal(new NoticeReport(1, 0), await world.Get<SendNotices>().Run());
        world.Time.Move(TimeSpan.FromHours(20));
        Assert.Equal(new NoticeReport(1, 0), await world.Get<SendNotices>().Run());
        Assert.Single(mail.Mails);
    }

    [Fact]
    public async Task History_tells_nobody()
    {
        await Subscribe(NoticeKind.Email, "desk@works.gov");
        await world.Answers(world.Today.AddDays(-300), 100, 34);
        await world.Answers(world.Today.AddDays(-200), 199, 18);
        await world.Watch();
        await world.Get<FollowEvents>().CatchUp();

        Assert.Equal(new NoticeReport(0, 0), await world.Get<SendNotices>().Run());
    }

    [Fact]
    public async Task A_wrong_address_is_named_with_the_way_to_mend_it()
    {
        await using var strict = await World.Open(new NoticeSettings());
        async Task<string[]> Faults(NewSubscription wanted) =>
            [
                .. (
                    await strict.Get<Subscribe>().Run(strict.Analyst, wanted)
                ).Refusal!.Faults.Select(fault => fault.Field),
            ];

        Assert.Equal(["kind"], await Faults(new(NoticeKind.Email, "a@b.gov")));
        Assert.Equal(["address"], await Faults(new(NoticeKind.Slack, "http://hooks.gov/x")));
        Assert.Equal(["address"], await Faults(new(NoticeKind.Webhook, "file:///etc/passwd")));
        Assert.Equal(["address"], await Faults(new(NoticeKind.Webhook, "https://a:b@hooks.gov")));
        Assert.Equal(
            ["quietFrom"],
            await Faults(new(NoticeKind.Slack, "https://hooks.gov/x") { QuietFrom = 20 })
        );
        Assert.Equal(
            ["service"],
            await Faults(
                new(NoticeKind.Slack, "https://hooks.gov/x") { ServiceId = strict.AgencyId }
            )
        );
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.3.4.5", true)]
    [InlineData("172.31.0.1", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:192.168.1.1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("fe80::1", true)]
    [InlineData("8.8.8.8", false)]
    [InlineData("172.32.0.1", false)]
    [InlineData("2606:4700::1", false)]
    public void Addresses_inside_the_network_are_told_apart(string address, bool inside) =>
        Assert.Equal(inside, InsideAddress.Is(IPAddress.Parse(address)));

    [Fact]
    public async Task A_webhook_cannot_knock_at_doors_inside_unless_that_is_allowed()
    {
        var notice = new Notice(
            "msg_1",
            new Subscription(
                Guid.Empty,
                Guid.Empty,
                NoticeKind.Slack,
                web.Address,
                "en",
                "",
                default
            ),
            [],
            "https://x",
            default
        );
        using var over = new DeliverOverWeb(new NoticeSettings());

        var error = await Assert.ThrowsAsync<DeliveryException>(() =>
            over.Deliver(notice, TestContext.Current.CancellationToken)
        );

        Assert.Contains("inside the network", error.Message, StringComparison.Ordinal);
        Assert.Empty(web.Got);
    }

    private async Task Raise()
    {
        await world.Answers(world.Today.AddDays(-100), 93, 34);
        await world.Answers(world.Today.AddDays(-7), 8, 18);
        await world.Watch();
        await world.Get<FollowEvents>().CatchUp();
    }

    private async Task<Subscription> Subscribe(
        NoticeKind kind,
        string address,
        bool daily = false,
        int? quietFrom = null,
        int? quietTo = null
    ) =>
        (
            await world
                .Get<Subscribe>()
                .Run(
                    world.Analyst,
                    new NewSubscription(kind, address)
                    {
                        Daily = daily,
                        QuietFrom = quietFrom,
                        QuietTo = quietTo,
                    }
                )
        ).Value;

    private async Task<Subscription> Listed() =>
        Assert.Single(await world.Get<ListSubscriptions>().Run(world.AgencyId));
}
