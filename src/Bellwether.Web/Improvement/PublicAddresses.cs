using Bellwether.Organization;

namespace Bellwether.Web.Improvement;

/// <summary>What the public pages about changes and cases share: whose page it is, and the same page in another language.</summary>
internal static class PublicAddresses
{
    /// <summary>The other languages of a page.</summary>
    public static IReadOnlyList<(Language, string)> Others =>
        [
            .. Language
                .All.Where(language => language != Language.Current)
                .Select(language => (language, $"?lang={language.Code}")),
        ];

    /// <summary>The agency of an address, by its abbreviation; null when there is none.</summary>
    public static async Task<Agency?> Find(
        ListAgencies agencies,
        string abbreviation,
        CancellationToken cancel
    ) =>
        (await agencies.Run(cancel)).FirstOrDefault(agency =>
            agency.Abbreviation.Equals(abbreviation, StringComparison.OrdinalIgnoreCase)
        );
}
