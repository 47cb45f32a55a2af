using Bellwether.Instruments;

namespace Bellwether.Publishing;

/// <summary>Which of the standard's forms a questionnaire is.</summary>
public enum SurveyKind
{
    /// <summary>None: it is not part of a filing.</summary>
    None = 0,

    /// <summary>Five-point statements: satisfaction, trust and what drives them (until fiscal year 2023).</summary>
    Statements = 1,

    /// <summary>Trust, its reasons and words (since fiscal year 2024).</summary>
    TrustAndReasons = 2,
}

/// <summary>Which item of a frozen version plays which part of the standard.</summary>
/// <param name="Version">The version.</param>
/// <param name="Kind">Which form it is.</param>
/// <param name="Trust">Position of the trust question, or -1.</param>
/// <param name="Positive">Position of the list after a favourable answer, or -1.</param>
/// <param name="Negative">Position of the list after an unfavourable answer, or -1.</param>
/// <param name="Words">Position of the open question, or -1.</param>
public sealed record SurveyShape(
    InstrumentVersion Version,
    SurveyKind Kind,
    int Trust,
    int Positive,
    int Negative,
    int Words
)
{
    /// <summary>The standard statements of the older form by number.</summary>
    public static readonly IReadOnlyList<string> Statements =
    [
        "satisfaction",
        "trust",
        "effectiveness",
        "ease",
        "efficiency",
        "transparency",
        "employee",
    ];

    /// <summary>The trust question, or null.</summary>
    public Item? TrustItem => Trust < 0 ? null : Version.Items[Trust];

    /// <summary>thumbs_up_down, likert_scale, or null when the answers are neither.</summary>
    public string? SurveyType =>
        TrustItem is not { } trust ? null
        : Values(trust).SetEquals([0, 1]) ? "thumbs_up_down"
        : Values(trust).SetEquals([1, 2, 3, 4, 5]) ? "likert_scale"
        : null;

    /// <summary>Finds the parts of a version.</summary>
    public static SurveyShape Of(InstrumentVersion version)
    {
        var trust = Find(
            version,
            item => item.Kind == ItemKind.SingleChoice && item.Measures == "trust"
        );
        var favourable = trust < 0 ? [] : Keys(version.Items[trust], isFavourable: true);
        var unfavourable = trust < 0 ? [] : Keys(version.Items[trust], isFavourable: false);
        var shape = new SurveyShape(
            version,
            SurveyKind.None,
            trust,
            List(version, favourable, "went_well"),
            List(version, unfavourable, "went_wrong"),
            Find(version, item => item.Kind == ItemKind.Text)
        );
        return shape with { Kind = KindOf(shape) };
    }

    private static SurveyKind KindOf(SurveyShape shape)
    {
        var template = shape.Version.Template ?? "";
        if (template.StartsWith("a11-v2", StringComparison.Ordinal))
            return SurveyKind.TrustAndReasons;
        if (template.StartsWith("a11-v1", StringComparison.Ordinal))
            return SurveyKind.Statements;
        if (shape.Positive >= 0 && shape.Negative >= 0)
            return SurveyKind.TrustAndReasons;
        return
            shape.Version.Items.Count(item =>
                item.Kind == ItemKind.SingleChoice
                && item.Measures is { } measure
                && Statements.Contains(measure)
            ) >= 2
            ? SurveyKind.Statements
            : SurveyKind.None;
    }

    // By its route where it has one; an agency may call its lists as it likes.
    private static int List(InstrumentVersion version, HashSet<string> answers, string usualKey)
    {
        var routed = Find(
            version,
            item =>
                item.Kind == ItemKind.MultiChoice
                && item.AskedWhen is { } when
                && when.OptionKeys.Length > 0
                && when.OptionKeys.All(answers.Contains)
        );
        return routed >= 0
            ? routed
            : Find(version, item => item.Kind == ItemKind.MultiChoice && item.Key == usualKey);
    }

    private static int Find(InstrumentVersion version, Func<Item, bool> isIt)
    {
        for (var i = 0; i < version.Items.Length; i++)
            if (isIt(version.Items[i]))
                return i;
        return -1;
    }

    private static HashSet<string> Keys(Item item, bool isFavourable) =>
        item
            .Options.Where(option => option.Favourable == isFavourable)
            .Select(option => option.Key)
            .ToHashSet(StringComparer.Ordinal);

    private static HashSet<int> Values(Item item) =>
        item.Options.All(option => option.Value is not null)
            ? [.. item.Options.Select(option => option.Value!.Value)]
            : [];
}
