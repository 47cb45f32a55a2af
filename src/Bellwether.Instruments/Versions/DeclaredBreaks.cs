using System.Collections.Immutable;

namespace Bellwether.Instruments;

/// <summary>What publishing a text would break, compared with the version in use.</summary>
/// <param name="Difference">Everything that changed.</param>
/// <param name="Measures">The measures whose figures will not be joined from then on (trust, ease …).</param>
/// <param name="Items">The keys of the items whose figures will not be joined.</param>
public sealed record DeclaredBreaks(
    VersionDifference Difference,
    ImmutableArray<string> Measures,
    ImmutableArray<string> Items
)
{
    /// <summary>Compares the version in use with the text that would follow it.</summary>
    public static DeclaredBreaks Between(InstrumentVersion before, InstrumentVersion after)
    {
        var difference = VersionDifference.Between(before, after);
        var broken = difference.Items.Where(item => item.BreaksSeries).ToList();
        return new DeclaredBreaks(
            difference,
            [
                .. broken
                    .SelectMany(item => new[] { item.Before?.Measures, item.After?.Measures })
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal),
            ],
            [.. broken.Select(item => item.ItemKey)]
        );
    }

    /// <summary>
    /// The rule of standards that want a questionnaire unchanged or its break declared: a finding for each item that breaks a
    /// series. It is advice, because publishing declares the break to everybody who reads a figure.
    /// </summary>
    public static IReadOnlyList<Finding> Check(InstrumentVersion before, InstrumentVersion after)
    {
        var rule = after.Template is { } reference
            ? ListTemplates.Find(reference)?.Rules.FirstOrDefault(rule => rule.DeclaresBreaks)
            : null;
        return rule is null
            ? []
            :
            [
                .. Between(before, after)
                    .Items.Select(key =>
                        StandardRules.Broken(rule) with
                        {
                            Field = $"items.{key}",
                            IsAdvice = true,
                        }
                    ),
            ];
    }
}
