using System.Collections.Immutable;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Organization;

namespace Bellwether.Publishing;

/// <summary>Customers and offers of one survey in one quarter, each null when nobody recorded it.</summary>
/// <param name="Customers">People who used the service on that channel.</param>
/// <param name="Offered">People who were offered the survey: counted offers, never downloads of a form.</param>
/// <param name="CustomerDays">Days of the quarter that the customers cover.</param>
/// <param name="OfferedDays">Days of the quarter that the offers cover.</param>
/// <param name="Source">Where they are from, in words; "" when nowhere.</param>
public sealed record SurveyVolumes(
    long? Customers,
    long? Offered,
    int CustomerDays,
    int OfferedDays,
    string Source
);

/// <summary>What one reading of the rows of a survey's quarter found.</summary>
/// <param name="Written">Rows that belong into the file.</param>
/// <param name="LeftOut">Responses of the quarter that do not, by reason.</param>
/// <param name="BadCells">Cells outside their set of values, and reasons of a list that was not shown.</param>
/// <param name="OutsideQuarter">Rows whose day lies outside the quarter.</param>
/// <param name="Unredacted">Comments in which a personal detail can still be recognised.</param>
/// <param name="Sha256">SHA-256 of the file, in hexadecimal; "" for the older form, whose files hold counts.</param>
/// <param name="Bytes">Its length.</param>
public sealed record SurveyRows(
    long Written,
    ImmutableSortedDictionary<string, long> LeftOut,
    long BadCells,
    long OutsideQuarter,
    long Unredacted,
    string Sha256,
    long Bytes
)
{
    /// <summary>Why rows are left out whose form promised that no small group is shown: one row is one person.</summary>
    public const string SmallGroups = "small-groups";

    /// <summary>Rows that are withheld for that reason.</summary>
    public long KeptBack => LeftOut.GetValueOrDefault(SmallGroups);
}

/// <summary>A version that was answered in the quarter.</summary>
/// <param name="Shape">The version and its parts.</param>
/// <param name="Respondents">How many answered it.</param>
public sealed record AnsweredVersion(SurveyShape Shape, long Respondents);

/// <summary>Everything the rules look at: one survey of one service in one quarter.</summary>
/// <param name="Service">The service.</param>
/// <param name="Collector">The survey.</param>
/// <param name="Quarter">The fiscal quarter.</param>
/// <param name="Kind">Which form of the standard.</param>
/// <param name="Versions">The versions answered in it; the current one when nobody answered.</param>
/// <param name="Before">The versions answered in the quarter before.</param>
/// <param name="Detail">What a person said about it, or what is assumed.</param>
/// <param name="Volumes">Customers and offers.</param>
/// <param name="BreakReason">Why the wording changed; "" when no break is declared.</param>
public sealed record SurveyEvidence(
    Service Service,
    Collector Collector,
    Period Quarter,
    SurveyKind Kind,
    ImmutableArray<AnsweredVersion> Versions,
    ImmutableArray<SurveyShape> Before,
    SurveyDetail Detail,
    SurveyVolumes Volumes,
    string BreakReason
)
{
    /// <summary>True when the handling of its words is signed: until then no words leave, and the file would hold none.</summary>
    public bool WordsAreSigned { get; init; }

    /// <summary>Whom the collecting office may ask.</summary>
    public FilingContact Contact { get; init; } = new();

    /// <summary>What the rows say; null while they have not been read.</summary>
    public SurveyRows? Rows { get; init; }

    /// <summary>Respondents of the file: its rows, or the counted responses while the rows have not been read.</summary>
    public long Respondents => Rows?.Written ?? Versions.Sum(version => version.Respondents);

    /// <summary>The version with the most answers: its texts stand in the files.</summary>
    public SurveyShape Main => Versions.MaxBy(version => version.Respondents)!.Shape;

    /// <summary>The title in the files.</summary>
    public string Title =>
        Detail.Title.Length > 0 ? Detail.Title : Main.Version.Title.In("en").Trim();

    /// <summary>The trust question word for word, or "".</summary>
    public string TrustText => Main.TrustItem?.Prompt.In("en") ?? "";

    /// <summary>What changed in the wording since the quarter before; empty when nothing did, or when there was none.</summary>
    public IReadOnlyList<ItemDifference> Changes => WordingSince.Find(this);
}
