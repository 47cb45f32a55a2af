using System.Collections.Immutable;

namespace Bellwether.Collection.Filings;

/// <summary>One quarterly filing: a survey's answers of one quarter as counts, with the volumes behind them.</summary>
/// <param name="Row">Its row in the file, as a spreadsheet shows it; the heading is row 1.</param>
/// <param name="FileId">The id the file gives it.</param>
/// <param name="Provider">Who provides the service.</param>
/// <param name="Service">The service.</param>
/// <param name="Survey">Which of the service's surveys.</param>
/// <param name="FiscalYear">The fiscal year it tells of.</param>
/// <param name="Quarter">The fiscal quarter, 1 to 4.</param>
/// <param name="Volumes">How many customers, offers and respondents.</param>
/// <param name="ControlNumber">The clearance's control number as typed; empty when none was given.</param>
/// <param name="Questions">The questions that have a text or counts, by slot.</param>
/// <param name="ContentHash">SHA-256 of everything it says, in hexadecimal: equal means the same filing.</param>
public sealed record Filing(
    int Row,
    string FileId,
    FilingProvider Provider,
    ServiceOfFiling Service,
    FilingSurvey Survey,
    int FiscalYear,
    int Quarter,
    FilingVolumes Volumes,
    string ControlNumber,
    ImmutableArray<FilingQuestion> Questions,
    string ContentHash
)
{
    /// <summary>FY2021Q3.</summary>
    public string QuarterName => $"FY{FiscalYear}Q{Quarter}";

    /// <summary>What the filing is known by across files: the same survey, the same quarter, the same id.</summary>
    public string ExternalId => $"{FileId}@{QuarterName}";
}

/// <summary>The department and the provider that filed.</summary>
/// <param name="DepartmentId">The file's id of the department.</param>
/// <param name="Department">Its name.</param>
/// <param name="Abbreviation">Its abbreviation, or empty.</param>
/// <param name="ProviderId">The file's id of the provider.</param>
/// <param name="Name">The provider's name.</param>
public sealed record FilingProvider(
    string DepartmentId,
    string Department,
    string Abbreviation,
    string ProviderId,
    string Name
);

/// <summary>The service of a filing. Services are told apart by id: one id may carry several names.</summary>
/// <param name="ServiceId">The file's id.</param>
/// <param name="Name">The name in this filing.</param>
public sealed record ServiceOfFiling(string ServiceId, string Name);

/// <summary>One of a service's surveys: what was provided, when people were asked, by which channel.</summary>
/// <param name="Provided">What was provided, as typed.</param>
/// <param name="TransactionPoint">When people were asked, as typed.</param>
/// <param name="Channel">The channel's code, or empty when not known.</param>
public sealed record FilingSurvey(string Provided, string TransactionPoint, string Channel);

/// <summary>The volumes of a filing; null where nothing readable was typed.</summary>
/// <param name="Customers">People who used the service.</param>
/// <param name="Offered">People who were offered the survey.</param>
/// <param name="Respondents">People who answered.</param>
public sealed record FilingVolumes(long? Customers, long? Offered, long? Respondents);

/// <summary>One question of a filing.</summary>
/// <param name="Slot">1 satisfaction, 2 trust, 3 effectiveness, 4 ease, 5 efficiency, 6 transparency, 7 employee, 8 to 11 the agency's own.</param>
/// <param name="Text">The wording as typed.</param>
/// <param name="Counts">Answers 1 to 5; empty when they could not be read as whole numbers.</param>
/// <param name="PublishedMean">The mean the file publishes for it, or null.</param>
public sealed record FilingQuestion(
    int Slot,
    string Text,
    ImmutableArray<long> Counts,
    decimal? PublishedMean
)
{
    /// <summary>The item key of the slot: satisfaction, trust, … q11.</summary>
    public string Key => FilingSlots.Key(Slot);

    /// <summary>True for the seven standard questions.</summary>
    public bool IsStandard => Slot <= FilingSlots.Standard;

    /// <summary>All answers.</summary>
    public long Answers => Counts.IsDefaultOrEmpty ? 0 : Counts.Sum();

    /// <summary>The mean of the counts to two decimals, half away from zero; null without answers.</summary>
    public decimal? Mean =>
        Answers == 0
            ? null
            : decimal.Round(
                (decimal)Counts.Select((count, i) => count * (i + 1)).Sum() / Answers,
                2,
                MidpointRounding.AwayFromZero
            );
}

/// <summary>The slots of the federal form and the item keys they stand for.</summary>
public static class FilingSlots
{
    /// <summary>The standard questions come first.</summary>
    public const int Standard = 7;

    private static readonly string[] Keys =
    [
        "satisfaction",
        "trust",
        "effectiveness",
        "ease",
        "efficiency",
        "transparency",
        "employee",
        "q8",
        "q9",
        "q10",
        "q11",
    ];

    /// <summary>How many there are.</summary>
    public static int Count => Keys.Length;

    /// <summary>The item key of a slot, 1 to 11.</summary>
    public static string Key(int slot) => Keys[slot - 1];
}
