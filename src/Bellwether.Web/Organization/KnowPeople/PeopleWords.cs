using Bellwether.Organization;

namespace Bellwether.Web.Organization.KnowPeople;

/// <summary>Evidence and confidence in the words of pages.</summary>
internal static class PeopleWords
{
    public static string Kind(Texts texts, EvidenceKind kind) =>
        texts[$"organization.evidence.{kind.ToString().ToLowerInvariant()}"];

    public static string Confidence(Texts texts, Confidence confidence) =>
        confidence switch
        {
            Bellwether.Organization.Confidence.High => texts["organization.confidence.high"],
            Bellwether.Organization.Confidence.Medium => texts["organization.confidence.medium"],
            Bellwether.Organization.Confidence.Low => texts["organization.confidence.low"],
            _ => texts["organization.confidence.none"],
        };
}
