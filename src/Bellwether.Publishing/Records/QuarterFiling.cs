using System.Collections.Immutable;

namespace Bellwether.Publishing;

/// <summary>When, in a customer's way through a service, a survey asks.</summary>
public enum TransactionPoint
{
    /// <summary>After one contact.</summary>
    PostInteraction = 1,

    /// <summary>At the end of the whole way.</summary>
    PostServiceJourney = 2,

    /// <summary>About the relation, whatever happened last.</summary>
    Relational = 3,
}

/// <summary>The codes of the quarterly files.</summary>
public static class TransactionPoints
{
    /// <summary>The code that files carry: post_interaction.</summary>
    public static string Code(TransactionPoint point) =>
        point switch
        {
            TransactionPoint.PostInteraction => "post_interaction",
            TransactionPoint.PostServiceJourney => "post_service_journey",
            _ => "relational",
        };

    /// <summary>The point with that code, or null.</summary>
    public static TransactionPoint? Find(string? code)
    {
        foreach (var point in Enum.GetValues<TransactionPoint>())
            if (Code(point) == code?.Trim())
                return point;
        return null;
    }
}

/// <summary>What a person said about one survey of a filing; everything else is read from the data.</summary>
/// <param name="CollectorId">The survey: one collector.</param>
/// <param name="TransactionPoint">When it asks.</param>
/// <param name="Title">Its short public title; "" means the title of the questionnaire.</param>
/// <param name="FederalRegisterUrl">Where its notice stands; "" when there is none.</param>
public sealed record SurveyDetail(
    Guid CollectorId,
    TransactionPoint TransactionPoint,
    string Title = "",
    string FederalRegisterUrl = ""
);

/// <summary>The quarterly record of one service.</summary>
/// <param name="FilingId">Its id: always the same for the same service and quarter.</param>
/// <param name="AgencyId">Whose.</param>
/// <param name="ServiceId">The service.</param>
/// <param name="QuarterFirst">First day of the fiscal quarter.</param>
/// <param name="State">Where it stands.</param>
/// <param name="PreparedById">The account of who prepared it last, or null for the system.</param>
/// <param name="PreparedBy">Their name.</param>
/// <param name="PreparedAt">When.</param>
public sealed record QuarterFiling(
    Guid FilingId,
    Guid AgencyId,
    Guid ServiceId,
    DateOnly QuarterFirst,
    FilingState State,
    Guid? PreparedById,
    string PreparedBy,
    DateTimeOffset PreparedAt
)
{
    /// <summary>What was said about each survey.</summary>
    public ImmutableArray<SurveyDetail> Surveys { get; init; } = [];

    /// <summary>Whom the collecting office may ask.</summary>
    public FilingContact Contact { get; init; } = new();

    /// <summary>Why the wording changed since last quarter: the break in the series is declared. "" when it is not.</summary>
    public string BreakReason { get; init; } = "";

    /// <summary>Why it was not reported, or what was asked when it was sent back.</summary>
    public string Note { get; init; } = "";

    /// <summary>The name of who submitted it, or null.</summary>
    public string? SubmittedBy { get; init; }

    /// <summary>When it was submitted, or null.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>The rating it had when it was submitted, or null.</summary>
    public FilingRating? Rating { get; init; }

    /// <summary>How many respondents its files held when it was submitted, or null.</summary>
    public long? Respondents { get; init; }

    /// <summary>The integrity hash of its files when it was submitted, or null.</summary>
    public string? Hash { get; init; }
}
