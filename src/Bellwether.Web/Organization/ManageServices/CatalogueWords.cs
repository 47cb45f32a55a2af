using Bellwether.Organization;

namespace Bellwether.Web.Organization.ManageServices;

/// <summary>The catalogue's kinds and gaps in the words of pages.</summary>
internal static class CatalogueWords
{
    public static IReadOnlyList<string> Types { get; } =
    [
        "administrative",
        "benefits",
        "compliance",
        "recreation",
        "informational",
        "data-and-research",
        "regulatory",
        "other",
    ];

    public static IReadOnlyList<string> Digitals { get; } =
    ["none", "information", "partly", "wholly"];

    public static string Gap(Texts texts, CatalogueGap gap) =>
        gap switch
        {
            CatalogueGap.NoOwner => texts["organization.gap.owner"],
            CatalogueGap.NoVolume => texts["organization.gap.volume"],
            CatalogueGap.NoType => texts["organization.gap.type"],
            CatalogueGap.NoSteps => texts["organization.gap.steps"],
            _ => texts["organization.gap.supports"],
        };
}
