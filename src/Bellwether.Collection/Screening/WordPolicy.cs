using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bellwether.Instruments;

namespace Bellwether.Collection;

/// <summary>Who approved how a collector handles words, and what exactly was approved.</summary>
/// <param name="Fingerprint">Of the settings and the open questions that were approved.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record WordApproval(string Fingerprint, string By, DateTimeOffset At);

/// <summary>How a collector handles what people write: what is kept, for how long, and who reads it.</summary>
/// <param name="CollectorId">The collector.</param>
/// <param name="KeepsOriginals">True: words as written are kept sealed. False: they are dropped at the door, only redacted words are kept.</param>
/// <param name="Months">For how many months words are kept.</param>
/// <param name="ScreenersOnly">True: even after approval only the screening role reads the words.</param>
public sealed record WordPolicy(
    Guid CollectorId,
    bool KeepsOriginals,
    int Months,
    bool ScreenersOnly
)
{
    /// <summary>Months for which words are kept unless somebody says otherwise.</summary>
    public const int UsualMonths = 36;

    /// <summary>The approval; null while nobody has approved it as it is now.</summary>
    public WordApproval? Approval { get; init; }

    /// <summary>True when it is approved as it is now.</summary>
    public bool IsApproved => Approval is not null;

    /// <summary>What a collector starts with: sealed, three years, not approved.</summary>
    public static WordPolicy Usual(Guid collectorId) =>
        new(collectorId, KeepsOriginals: true, UsualMonths, ScreenersOnly: false);

    /// <summary>The questions that are answered in words, as they are asked.</summary>
    public static IReadOnlyList<string> Questions(InstrumentVersion version) =>
        [
            .. version
                .Items.Where(item => item.Kind == ItemKind.Text)
                .Select(item => item.Prompt.In("en")),
        ];

    /// <summary>What an approval is bound to: every setting, every question that is answered in words, and the privacy statement.</summary>
    /// <param name="questions">The questions that are answered in words.</param>
    /// <param name="notice">What the form tells people; null, or one that needs no statement, changes nothing.</param>
    public string Fingerprint(IReadOnlyList<string> questions, PrivacyNotice? notice = null) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{CollectorId:N}\n{KeepsOriginals}\n{Months}\n{ScreenersOnly}\n{string.Join('\u001f', questions)}{Statement(notice)}"
                    )
                )
            )
        );

    private static string Statement(PrivacyNotice? notice) =>
        notice is { IsNeeded: true }
            ? "\n" + string.Join('\u001f', PrivacyNotice.Languages.Select(notice.In))
            : "";
}
