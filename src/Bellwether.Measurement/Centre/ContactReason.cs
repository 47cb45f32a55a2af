using System.Collections.Immutable;
using System.Text.Json;
using Bellwether.Instruments;

namespace Bellwether.Measurement;

/// <summary>Why people get in touch.</summary>
/// <param name="Key">Its key, which imports map the codes of an agency to.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Themes">Themes of comments that are about it.</param>
/// <param name="IsAvoidable">True when better service would have made the contact unnecessary.</param>
/// <param name="PreventedBy">What would prevent it: information, process, policy, technology or people.</param>
public sealed record ContactReason(
    string Key,
    LocalText Name,
    ImmutableArray<string> Themes,
    bool IsAvoidable,
    string PreventedBy
)
{
    internal const string Other = "other";
    internal const string Praise = "praise";

    private const string Pack = "packs/reasons/contact-reasons.json";
    private static readonly Lazy<ImmutableArray<ContactReason>> Installed = new(Load);

    /// <summary>The reasons that ship (domain handbook 6.15).</summary>
    public static ImmutableArray<ContactReason> All => Installed.Value;

    /// <summary>A reason by its key; one of an agency's own has its code for a name and nothing is known of it.</summary>
    public static ContactReason Of(string key, LocalText? name = null) =>
        All.FirstOrDefault(reason => reason.Key == key)
        ?? new ContactReason(key, name ?? LocalText.Of(key), [], false, "");

    private static ImmutableArray<ContactReason> Load()
    {
        using var file = typeof(ContactReason).Assembly.GetManifestResourceStream(Pack)!;
        var pack =
            JsonSerializer.Deserialize<File>(file, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException($"{Pack} is empty.");
        return
        [
            .. pack.Reasons.Select(reason => new ContactReason(
                reason.Key,
                LocalText.From(reason.Name.Select(name => (name.Key, (string?)name.Value))),
                [.. reason.Themes],
                reason.Avoidable,
                reason.PreventedBy
            )),
        ];
    }

    private sealed record File(int Version, IReadOnlyList<Entry> Reasons);

    private sealed record Entry(
        string Key,
        Dictionary<string, string> Name,
        string[] Themes,
        bool Avoidable,
        string PreventedBy
    );
}
