using Bellwether.Instruments;

namespace Bellwether.Publishing;

/// <summary>What is asked differently from the quarter before, or within the quarter.</summary>
internal static class WordingSince
{
    // The place of an item, and whether it must be answered, do not change what its answers mean.
    private const ItemChange Breaking =
        ItemChange.Added
        | ItemChange.Removed
        | ItemChange.Wording
        | ItemChange.Options
        | ItemChange.Construct
        | ItemChange.Kind
        | ItemChange.Routing;

    public static IReadOnlyList<ItemDifference> Find(SurveyEvidence survey)
    {
        var answered = survey
            .Versions.OrderBy(version => version.Shape.Version.Number)
            .Select(version => version.Shape)
            .ToList();
        var before = survey.Before.OrderBy(shape => shape.Version.Number).LastOrDefault();
        var chain = before is null ? answered : [before, .. answered];
        return
        [
            .. chain
                .Zip(chain.Skip(1))
                .SelectMany(pair => Between(pair.First, pair.Second))
                .DistinctBy(change =>
                    (change.ItemKey, change.Before?.Prompt, change.After?.Prompt)
                ),
        ];
    }

    private static IEnumerable<ItemDifference> Between(SurveyShape before, SurveyShape after) =>
        before.Version.VersionId == after.Version.VersionId
            ? []
            : VersionDifference
                .Between(before.Version, after.Version)
                .Items.Where(change => (change.Changes & Breaking) != ItemChange.None)
                .Where(change => IsFiled(before, change.ItemKey) || IsFiled(after, change.ItemKey));

    // Questions an agency adds for itself are not part of the file.
    private static bool IsFiled(SurveyShape shape, string key)
    {
        var at = shape.Version.IndexOf(key);
        return at >= 0
            && (
                at == shape.Trust
                || at == shape.Positive
                || at == shape.Negative
                || at == shape.Words
                || (
                    shape.Version.Items[at].Measures is { } measure
                    && SurveyShape.Statements.Contains(measure)
                )
            );
    }
}
