using System.Net;
using Bellwether.Collection;
using Bellwether.Collection.Sources;
using Bellwether.Monitoring;
using Bellwether.Publishing;
using Bellwether.Responses;
using Microsoft.Extensions.Configuration;

namespace Bellwether.Cli;

/// <summary>What an installation may set, in appsettings.json or as environment variables (Bellwether__Collection__AnswersPerMinute).</summary>
internal static class Settings
{
    /// <summary>How much the intake lets through.</summary>
    public static IntakeSettings Intake(IConfiguration configuration)
    {
        var usual = new IntakeSettings();
        return usual with
        {
            AnswersPerMinute = configuration.GetValue(
                "Bellwether:Collection:AnswersPerMinute",
                usual.AnswersPerMinute
            ),
            AnswersAtOnce = configuration.GetValue(
                "Bellwether:Collection:AnswersAtOnce",
                usual.AnswersAtOnce
            ),
            TooFastSeconds = configuration.GetValue(
                "Bellwether:Collection:TooFastSeconds",
                usual.TooFastSeconds
            ),
            KioskResetSeconds = configuration.GetValue(
                "Bellwether:Collection:KioskResetSeconds",
                usual.KioskResetSeconds
            ),
            QuarantinePerDay = configuration.GetValue(
                "Bellwether:Collection:QuarantinePerDay",
                usual.QuarantinePerDay
            ),
        };
    }

    /// <summary>Where files wait while they are looked at.</summary>
    public static SourceSettings Sources(IConfiguration configuration)
    {
        var usual = new SourceSettings();
        return usual with
        {
            SpoolFolder = configuration["Bellwether:Collection:SpoolFolder"]
                is { Length: > 0 } folder
                ? folder
                : usual.SpoolFolder,
        };
    }

    /// <summary>What is set about publishing.</summary>
    public static PublishingSettings Publishing(IConfiguration configuration)
    {
        var usual = new PublishingSettings();
        return usual with
        {
            FilingDays = configuration.GetValue(
                "Bellwether:Publishing:FilingDays",
                usual.FilingDays
            ),
        };
    }

    /// <summary>How notices of alerts leave the machine.</summary>
    public static NoticeSettings Notices(IConfiguration configuration)
    {
        var usual = new NoticeSettings();
        return usual with
        {
            Site = configuration.GetValue("Bellwether:Web:Site", usual.Site)!,
            MailHost = configuration.GetValue("Bellwether:Mail:Host", usual.MailHost),
            MailPort = configuration.GetValue("Bellwether:Mail:Port", usual.MailPort),
            MailTls = configuration.GetValue("Bellwether:Mail:Tls", usual.MailTls),
            MailUser = configuration.GetValue("Bellwether:Mail:User", usual.MailUser),
            MailPassword = configuration.GetValue("Bellwether:Mail:Password", usual.MailPassword),
            MailFrom = configuration.GetValue("Bellwether:Mail:From", usual.MailFrom)!,
            AllowInside = configuration.GetValue(
                "Bellwether:Monitoring:AllowInside",
                usual.AllowInside
            ),
        };
    }

    /// <summary>Requests that one key may make in a minute.</summary>
    public static int KeyRequestsPerMinute(IConfiguration configuration, int usual) =>
        configuration.GetValue("Bellwether:Access:KeyRequestsPerMinute", usual);

    /// <summary>The proxies whose word about the visitor's address and scheme is taken: addresses or networks (10.1.0.0/16).</summary>
    public static IReadOnlyList<IPNetwork> TrustedProxies(IConfiguration configuration) =>
        [
            .. configuration
                .GetValue("Bellwether:Web:TrustedProxies", "")!
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(Network),
        ];

    private static IPNetwork Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address)
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw new FormatException(
            $"Bellwether:Web:TrustedProxies holds “{text}”. Write addresses or networks with commas between, for example 127.0.0.1, 10.1.0.0/16."
        );

    /// <summary>What a command that runs without the server reads: the same file and variables.</summary>
    public static IConfiguration OfCommands() =>
        new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .Build();

    /// <summary>Where the key is that seals people's words: the same for the server and for every command.</summary>
    public static SealSettings Seal() =>
        new() { KeyFile = OfCommands()["Bellwether:Responses:SealKeyFile"] };

    /// <summary>Tries to sign in from one address in a minute.</summary>
    public static int SignInTriesPerMinute(IConfiguration configuration, int usual) =>
        configuration.GetValue("Bellwether:Access:SignInTriesPerMinute", usual);
}
